//! Copies a document, and notes the parts of other files that it needs.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::super::files::is_file_like;
use super::super::grammar::{Kind, Shape, field_shape};
use super::super::node_path::NodePath;
use super::super::reference::{pointer_text, reference_text};
use super::target::{Dead, Found, Targets};
use super::{Origins, Slot};
use crate::diagnostic::{Code, FileId, Findings, Place, Pointer};

/// Deeper than any file can be by itself: several files were put into each other.
const MAX_DEPTH: usize = 400;

/// More than any document says: files were put into each other again and again.
const MAX_NODES: usize = 10_000_000;
const MAX_PUT_IN: usize = 20_000;

/// The keys of a reference.
const REFERENCES: [&str; 2] = ["$ref", "$dynamicRef"];

/// The start of the text by which a part is referred to until it has a name.
const SLOT: &str = "sailwright-part:";

/// The number of a part, when a text refers to one.
pub(super) fn slot_number(text: &str) -> Option<usize> {
    text.strip_prefix(SLOT)?.parse().ok()
}

/// A walk over everything that a document consists of.
pub(super) struct Walk<'f, 'a> {
    targets: Targets<'f>,
    findings: &'a mut Findings,
    pub(super) slots: Vec<Slot<'f>>,
    numbers: BTreeMap<(Kind, Place), usize>,
    pub(super) origins: Origins,
    /// The part that is being copied; none: the document itself.
    part: Option<usize>,
    /// The places that are being put in where they are needed.
    inside: Vec<Place>,
    /// The files whose faults were reported.
    reported: BTreeSet<FileId>,
    /// How many nodes were copied.
    nodes: usize,
    /// How many references were replaced by what they lead to.
    put_in: usize,
}

/// Where a node stands in its file, and where its copy will stand.
#[derive(Clone, Copy)]
struct Here<'s> {
    from: &'s NodePath<'s>,
    to: &'s NodePath<'s>,
    depth: usize,
}

impl<'f, 'a> Walk<'f, 'a> {
    pub(super) fn new(targets: Targets<'f>, findings: &'a mut Findings) -> Self {
        let origins = Origins::new(targets.root);
        Self {
            targets,
            findings,
            slots: Vec::new(),
            numbers: BTreeMap::new(),
            origins,
            part: None,
            inside: Vec::new(),
            reported: BTreeSet::from([targets.root]),
            nodes: 0,
            put_in: 0,
        }
    }

    /// Gives a part of another file the key under which the root refers to it.
    pub(super) fn adopt(&mut self, kind: Kind, key: &str, text: &str) {
        let Ok(found) = self.targets.follow(self.targets.root, text) else { return };
        if self.targets.is_in_place(kind, &found.place)
            || self.numbers.contains_key(&(kind, found.place.clone()))
        {
            return;
        }
        let number = self.slot(kind, &found);
        if let Some(slot) = self.slots.get_mut(number) {
            slot.key = Some(key.to_owned());
        }
    }

    /// Copies the document.
    pub(super) fn document(&mut self, tree: &'f Value) -> Value {
        let start = Place { file: self.targets.root, pointer: Pointer::default() };
        let node_path = NodePath::Root(&start);
        let here = Here { from: &node_path, to: &node_path, depth: 0 };
        self.node(tree, Shape::One(Kind::Document), here).unwrap_or_default()
    }

    /// Copies a part of another file.
    pub(super) fn part(
        &mut self,
        kind: Kind,
        place: &Place,
        node: &'f Value,
        number: usize,
    ) -> Value {
        self.part = Some(number);
        self.origins.mount_in(number, Pointer::default(), place.clone());
        let start = Place { file: place.file, pointer: Pointer::default() };
        let here = Here { from: &NodePath::Root(place), to: &NodePath::Root(&start), depth: 0 };
        self.node(node, Shape::One(kind), here).unwrap_or_else(|| Value::Object(Map::new()))
    }

    fn node(&mut self, node: &'f Value, shape: Shape, here: Here<'_>) -> Option<Value> {
        if here.depth > MAX_DEPTH || self.nodes > MAX_NODES || self.put_in > MAX_PUT_IN {
            return self.too_large(here);
        }
        self.nodes += 1;
        match (shape, node) {
            (Shape::One(_) | Shape::List(_) | Shape::Map(_), Value::Object(fields)) => {
                match reference_text(node).or_else(|| self.dynamic(fields, shape, here)) {
                    Some(text) => self.reference(fields, text, shape, here),
                    None => Some(Value::Object(self.fields(fields, shape, here))),
                }
            }
            // A list of schemas in the place of one is an old form of tuples.
            (Shape::List(kind) | Shape::One(kind @ Kind::Schema), Value::Array(items)) => {
                Some(Value::Array(self.items(items, kind, here)))
            }
            (Shape::Mapping, Value::Object(fields)) => {
                Some(Value::Object(self.mapping(fields, here)))
            }
            _ => {
                self.nodes += size(node);
                Some(node.clone())
            }
        }
    }

    /// What is too large is said once.
    fn too_large(&mut self, here: Here<'_>) -> Option<Value> {
        if !self.findings.has_errors() {
            let message = "files are put into each other again and again";
            let help = "only components can be used many times; `$ref` stands for one of them";
            self.findings.add_with_help(Code::DocumentTooLarge, &here.from.place(), message, help);
        }
        None
    }

    /// An item that is left out leaves a null behind: the others keep their places.
    fn items(&mut self, items: &'f [Value], kind: Kind, here: Here<'_>) -> Vec<Value> {
        let copies = items.iter().enumerate().map(|(index, item)| {
            let (from, to) = (here.from.index(index), here.to.index(index));
            let here = Here { from: &from, to: &to, depth: here.depth + 1 };
            self.node(item, Shape::One(kind), here).unwrap_or_default()
        });
        copies.collect()
    }

    fn fields(
        &mut self,
        fields: &'f Map<String, Value>,
        shape: Shape,
        here: Here<'_>,
    ) -> Map<String, Value> {
        let mut copy = Map::new();
        for (key, value) in fields {
            let (from, to) = (here.from.key(key), here.to.key(key));
            let here = Here { from: &from, to: &to, depth: here.depth + 1 };
            if let Some(value) = self.node(value, below(shape, key), here) {
                copy.insert(key.clone(), value);
            }
        }
        copy
    }

    /// A `$ref`: what it leads to becomes a component where there are such, and is otherwise put
    /// in. Members beside it are kept.
    fn reference(
        &mut self,
        fields: &'f Map<String, Value>,
        text: &str,
        shape: Shape,
        here: Here<'_>,
    ) -> Option<Value> {
        let found = match self.targets.follow(here.from.file(), text) {
            Ok(found) => found,
            Err(dead) => match self.targets.follow_inside(&here.from.place(), text) {
                Some(found) => found,
                None => return self.dead(&dead, shape, here),
            },
        };
        self.reached(&found, text, here);
        let component = match shape {
            Shape::One(kind) if kind.section().is_some() => Some(kind),
            _ => None,
        };
        let mut result = match component {
            Some(kind) if self.is_own_entry(kind, &found, fields, here) => return None,
            Some(kind) => Value::Object(Map::from_iter([(
                "$ref".to_owned(),
                self.pointer(kind, &found).into(),
            )])),
            None => self.put_in(&found, shape, here)?,
        };
        if let Value::Object(result) = &mut result {
            for (key, value) in fields.iter().filter(|(key, _)| !REFERENCES.contains(&key.as_str()))
            {
                let (from, to) = (here.from.key(key), here.to.key(key));
                let here = Here { from: &from, to: &to, depth: here.depth + 1 };
                if let Some(value) = self.node(value, below(shape, key), here) {
                    if component.is_none() {
                        self.mount(&to, from.place());
                    }
                    result.insert(key.clone(), value);
                }
            }
        }
        Some(result)
    }

    /// The text of a `$dynamicRef` that always means the same schema.
    fn dynamic(
        &mut self,
        fields: &'f Map<String, Value>,
        shape: Shape,
        here: Here<'_>,
    ) -> Option<&'f str> {
        let text =
            fields.get("$dynamicRef")?.as_str().filter(|_| shape == Shape::One(Kind::Schema))?;
        let place = here.from.place();
        if !self.targets.is_ambiguous(place.file, text) {
            return Some(text);
        }
        self.findings.add_with_help(
            Code::AmbiguousDynamicReference,
            &place.child("$dynamicRef"),
            format!("`{text}` means another schema on each way that leads here"),
            "it is taken as any value; where it stands for one schema only, write `$ref`",
        );
        None
    }

    /// Whether this is the entry of `components` that gives the part its name.
    fn is_own_entry(
        &self,
        kind: Kind,
        found: &Found<'f>,
        fields: &Map<String, Value>,
        here: Here<'_>,
    ) -> bool {
        let Some(number) = self.numbers.get(&(kind, found.place.clone())) else { return false };
        let Some(key) = self.slots.get(*number).and_then(|slot| slot.key.as_deref()) else {
            return false;
        };
        let NodePath::Key(above, last) = here.to else { return false };
        let (NodePath::Key(top, section), 1) = (above, fields.len()) else { return false };
        self.part.is_none()
            && *last == key
            && Some(*section) == kind.section()
            && matches!(top, NodePath::Key(NodePath::Root(_), "components"))
    }

    fn pointer(&mut self, kind: Kind, found: &Found<'f>) -> String {
        if self.targets.is_in_place(kind, &found.place) {
            return pointer_text(&found.place.pointer);
        }
        format!("{SLOT}{}", self.slot(kind, found))
    }

    fn slot(&mut self, kind: Kind, found: &Found<'f>) -> usize {
        let next = self.slots.len();
        let number = *self.numbers.entry((kind, found.place.clone())).or_insert(next);
        if number == next {
            let place = found.place.clone();
            self.slots.push(Slot { kind, place, node: found.node, key: None });
        }
        number
    }

    fn put_in(&mut self, found: &Found<'f>, shape: Shape, here: Here<'_>) -> Option<Value> {
        if self.inside.contains(&found.place) {
            self.findings.add_with_help(
                Code::ReferenceCycle,
                &here.from.place(),
                "this contains itself",
                "it is left out here; only components can be recursive",
            );
            return None;
        }
        self.put_in += 1;
        self.mount(here.to, found.place.clone());
        self.inside.push(found.place.clone());
        let start = NodePath::Root(&found.place);
        let below = Here { from: &start, to: here.to, depth: here.depth + 1 };
        let result = self.node(found.node, shape, below);
        self.inside.pop();
        result
    }

    fn mount(&mut self, to: &NodePath<'_>, place: Place) {
        let pointer = to.place().pointer;
        match self.part {
            Some(part) => self.origins.mount_in(part, pointer, place),
            None => self.origins.mount(pointer, place),
        }
    }

    fn reached(&mut self, found: &Found<'f>, text: &str, here: Here<'_>) {
        if self.reported.insert(found.place.file) {
            self.targets.files.report(found.place.file, self.findings);
        }
        if found.by_grace {
            self.findings.add_with_help(
                Code::ReferenceToRoot,
                &here.from.place().child("$ref"),
                format!("`{text}` is not in this file"),
                "the component of this name in the root document is taken",
            );
        }
    }

    fn dead(&mut self, dead: &Dead, shape: Shape, here: Here<'_>) -> Option<Value> {
        let at = here.from.place().child("$ref");
        self.findings.add_with_help(dead.code, &at, &dead.message, dead.help);
        (shape == Shape::One(Kind::Schema)).then(|| Value::Object(Map::new()))
    }

    /// The values of a discriminator may be references, too.
    fn mapping(&mut self, fields: &'f Map<String, Value>, here: Here<'_>) -> Map<String, Value> {
        let mut copy = Map::new();
        for (key, value) in fields {
            let Some(text) = value.as_str().filter(|text| is_file_like(text)) else {
                copy.insert(key.clone(), value.clone());
                continue;
            };
            let from = here.from.key(key);
            match self.targets.follow(from.file(), text) {
                Ok(found) => {
                    self.reached(&found, text, here);
                    copy.insert(key.clone(), self.pointer(Kind::Schema, &found).into());
                }
                Err(dead) => {
                    self.findings.add_with_help(dead.code, &from.place(), &dead.message, dead.help);
                }
            }
        }
        copy
    }
}

/// What stands in a member of an object of this shape; an object in the place of a list is taken
/// for its only item.
fn below(shape: Shape, key: &str) -> Shape {
    match shape {
        Shape::One(kind) | Shape::List(kind) => field_shape(kind, key),
        Shape::Map(kind) => Shape::One(kind),
        _ => Shape::Data,
    }
}

/// How many nodes there are.
pub(in crate::load) fn size(node: &Value) -> usize {
    match node {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(fields) => 1 + fields.values().map(size).sum::<usize>(),
        _ => 1,
    }
}
