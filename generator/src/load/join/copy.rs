//! Copies a document, and records the parts of other files that it refers to.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::lookup::{Children, Lookup, Resolved, Unresolved};
use super::part::{Part, temporary_reference};
use crate::diagnostic::{Code, Diagnostics, FileId, Location, Pointer};
use crate::load::reference::reference_text;
use crate::tree::{
    FieldType, NodePath, ObjectKind, Origins, count_nodes, field_type, reference_to,
};

/// The depth that no single file has: files contain each other.
const MAX_DEPTH: usize = 400;

/// The number of nodes that no document has: files contain each other.
const MAX_NODES: usize = 10_000_000;

/// The number of references that may be replaced by a copy of their target.
const MAX_INLINED: usize = 20_000;

/// The fields that make an object a reference.
const REFERENCES: [&str; 2] = ["$ref", "$dynamicRef"];

/// The state of copying a document.
pub(super) struct Copier<'f, 'a> {
    pub(super) lookup: Lookup<'f>,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) parts: Vec<Part<'f>>,
    numbers: BTreeMap<(ObjectKind, Location), usize>,
    /// The schemas that extend others, by the location of their list.
    pub(super) children: BTreeMap<Location, Children<'f>>,
    /// The schemas to which all schemas that extend them were added, by the location of their list.
    pub(super) extended: BTreeMap<Location, BTreeSet<Location>>,
    pub(super) origins: Origins,
    /// The origins of the nodes of each copied part, relative to the part.
    pub(super) part_mounts: Vec<Vec<(Pointer, Location)>>,
    /// The part that is copied. `None` if it is the document itself.
    part: Option<usize>,
    /// The locations of the nodes that are copied in the place of a reference, outermost first.
    inlined: Vec<Location>,
    /// The files whose errors and warnings are reported.
    reported: BTreeSet<FileId>,
    nodes: usize,
    inlined_count: usize,
}

/// The paths to a node in its file and to its copy.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'s> {
    pub(super) from: &'s NodePath<'s>,
    pub(super) to: &'s NodePath<'s>,
    pub(super) depth: usize,
}

impl<'f, 'a> Copier<'f, 'a> {
    pub(super) fn new(lookup: Lookup<'f>, diagnostics: &'a mut Diagnostics) -> Self {
        let origins = Origins::new(lookup.root);
        Self {
            lookup,
            diagnostics,
            parts: Vec::new(),
            numbers: BTreeMap::new(),
            children: BTreeMap::new(),
            extended: BTreeMap::new(),
            origins,
            part_mounts: Vec::new(),
            part: None,
            inlined: Vec::new(),
            reported: BTreeSet::from([lookup.root]),
            nodes: 0,
            inlined_count: 0,
        }
    }

    /// Names a part of another file after the component of the root document that refers to it.
    pub(super) fn name_part(&mut self, kind: ObjectKind, key: &str, text: &str) {
        let Ok(target) = self.lookup.resolve(self.lookup.root, text) else { return };
        if self.lookup.is_regular(kind, &target.location)
            || self.numbers.contains_key(&(kind, target.location.clone()))
        {
            return;
        }
        let number = self.part_for(kind, &target);
        if let Some(part) = self.parts.get_mut(number) {
            part.key = Some(key.to_owned());
        }
    }

    /// Copies the document.
    pub(super) fn document(&mut self, tree: &'f Value) -> Value {
        let start = Location { file: self.lookup.root, pointer: Pointer::default() };
        let path = NodePath::Root(&start);
        let at = Cursor { from: &path, to: &path, depth: 0 };
        self.node(tree, FieldType::Object(self.lookup.layout.root()), at).unwrap_or_default()
    }

    /// Copies a part of another file.
    pub(super) fn part(
        &mut self,
        kind: ObjectKind,
        location: &Location,
        node: &'f Value,
        number: usize,
    ) -> Value {
        self.part = Some(number);
        self.part_mounts.push(vec![(Pointer::default(), location.clone())]);
        let start = Location { file: location.file, pointer: Pointer::default() };
        let at = Cursor { from: &NodePath::Root(location), to: &NodePath::Root(&start), depth: 0 };
        self.node(node, FieldType::Object(kind), at).unwrap_or_else(|| Value::Object(Map::new()))
    }

    fn node(&mut self, node: &'f Value, expected: FieldType, at: Cursor<'_>) -> Option<Value> {
        if at.depth > MAX_DEPTH || self.nodes > MAX_NODES || self.inlined_count > MAX_INLINED {
            return self.too_large(at);
        }
        self.nodes += 1;
        match (expected, node) {
            (
                FieldType::Object(_) | FieldType::List(_) | FieldType::Map(_),
                Value::Object(entries),
            ) => {
                match reference_text(node).or_else(|| self.dynamic_reference(entries, expected, at))
                {
                    Some(text) => self.reference(entries, text, expected, at),
                    None => Some(Value::Object(self.entries(entries, expected, at))),
                }
            }
            // `items` was a list of schemas in older versions of JSON Schema.
            (
                FieldType::List(kind) | FieldType::Object(kind @ ObjectKind::Schema),
                Value::Array(items),
            ) => Some(Value::Array(self.items(items, kind, at))),
            (FieldType::Mapping, Value::Object(entries)) => {
                Some(Value::Object(self.mapping(entries, at)))
            }
            (FieldType::MappedSchema, Value::String(text)) => {
                self.name_or_reference(ObjectKind::Schema, text, at).map(Value::String)
            }
            (FieldType::Requirements, Value::Array(alternatives)) => {
                Some(Value::Array(self.requirements(alternatives, at)))
            }
            _ => {
                self.nodes += count_nodes(node);
                Some(node.clone())
            }
        }
    }

    /// Reports once that the document is too large.
    fn too_large(&mut self, at: Cursor<'_>) -> Option<Value> {
        if !self.diagnostics.has_errors() {
            self.diagnostics.push(
                Code::DocumentTooLarge,
                &at.from.location(),
                "the references between files make the document too large",
                "move schemas that are used many times into `components` of the root file",
            );
        }
        None
    }

    /// Copies the items of a list. A skipped item becomes null, so that the other items keep their indexes.
    fn items(&mut self, items: &'f [Value], kind: ObjectKind, at: Cursor<'_>) -> Vec<Value> {
        let copies = items.iter().enumerate().map(|(index, item)| {
            let (from, to) = (at.from.index(index), at.to.index(index));
            let at = Cursor { from: &from, to: &to, depth: at.depth + 1 };
            self.node(item, FieldType::Object(kind), at).unwrap_or_default()
        });
        copies.collect()
    }

    fn entries(
        &mut self,
        entries: &'f Map<String, Value>,
        parent: FieldType,
        at: Cursor<'_>,
    ) -> Map<String, Value> {
        let mut copy = Map::new();
        for (key, value) in entries {
            let (from, to) = (at.from.key(key), at.to.key(key));
            let at = Cursor { from: &from, to: &to, depth: at.depth + 1 };
            if let Some(value) = self.node(value, entry_type(parent, key), at) {
                copy.insert(key.clone(), value);
            }
        }
        copy
    }

    /// Copies a `$ref` and its siblings. A target that can be a component becomes one; any other target is copied in the
    /// place of the reference.
    fn reference(
        &mut self,
        entries: &'f Map<String, Value>,
        text: &str,
        expected: FieldType,
        at: Cursor<'_>,
    ) -> Option<Value> {
        let target = match self.lookup.resolve(at.from.file(), text) {
            Ok(target) => target,
            Err(error) => match self.lookup.resolve_in_schema(&at.from.location(), text) {
                Some(target) => target,
                None => return self.unresolved(&error, expected, at),
            },
        };
        self.report_target(&target, text, at);
        let component = match expected {
            FieldType::Object(kind) if self.lookup.layout.list(kind).is_some() => Some(kind),
            _ => None,
        };
        let mut result = match component {
            Some(kind) if self.is_named_by(kind, &target, entries, at) => return None,
            Some(kind) => {
                let reference = self.reference_text(kind, &target);
                Value::Object(Map::from_iter([("$ref".to_owned(), reference.into())]))
            }
            None => self.inline(&target, expected, at)?,
        };
        let Value::Object(copy) = &mut result else { return Some(result) };
        for (key, value) in entries.iter().filter(|(key, _)| !REFERENCES.contains(&key.as_str())) {
            let (from, to) = (at.from.key(key), at.to.key(key));
            let at = Cursor { from: &from, to: &to, depth: at.depth + 1 };
            if let Some(value) = self.node(value, entry_type(expected, key), at) {
                if component.is_none() {
                    self.mount(&to, from.location());
                }
                copy.insert(key.clone(), value);
            }
        }
        Some(result)
    }

    /// Returns a `$dynamicRef` that always leads to the same schema.
    fn dynamic_reference(
        &mut self,
        entries: &'f Map<String, Value>,
        expected: FieldType,
        at: Cursor<'_>,
    ) -> Option<&'f str> {
        let is_schema = expected == FieldType::Object(ObjectKind::Schema);
        let text = entries.get("$dynamicRef")?.as_str().filter(|_| is_schema)?;
        let location = at.from.location();
        if !self.lookup.is_ambiguous(location.file, text) {
            return Some(text);
        }
        self.diagnostics.push(
            Code::AmbiguousDynamicReference,
            &location.child("$dynamicRef"),
            format!("`{text}` leads to different schemas in different contexts"),
            "accepted as any value; if only one schema is meant, write `$ref`",
        );
        None
    }

    /// Returns whether a reference is the component that names the part.
    fn is_named_by(
        &self,
        kind: ObjectKind,
        target: &Resolved<'f>,
        entries: &Map<String, Value>,
        at: Cursor<'_>,
    ) -> bool {
        let Some(number) = self.numbers.get(&(kind, target.location.clone())) else { return false };
        let Some(key) = self.parts.get(*number).and_then(|part| part.key.as_deref()) else {
            return false;
        };
        let NodePath::Key(above, last) = at.to else { return false };
        let Some(keys) = self.lookup.layout.list(kind) else { return false };
        self.part.is_none()
            && entries.len() == 1
            && *last == key
            && above.location().pointer.0 == keys
    }

    pub(super) fn reference_text(&mut self, kind: ObjectKind, target: &Resolved<'f>) -> String {
        if self.lookup.is_regular(kind, &target.location) {
            return reference_to(&target.location.pointer);
        }
        temporary_reference(self.part_for(kind, target))
    }

    fn part_for(&mut self, kind: ObjectKind, target: &Resolved<'f>) -> usize {
        let next = self.parts.len();
        let number = *self.numbers.entry((kind, target.location.clone())).or_insert(next);
        if number == next {
            let location = target.location.clone();
            self.parts.push(Part { kind, location, node: target.node, key: None });
        }
        number
    }

    fn inline(
        &mut self,
        target: &Resolved<'f>,
        expected: FieldType,
        at: Cursor<'_>,
    ) -> Option<Value> {
        if self.inlined.contains(&target.location) {
            self.diagnostics.push(
                Code::ReferenceCycle,
                &at.from.location(),
                "the target of this reference contains the reference",
                "the reference is skipped; only components can be recursive",
            );
            return None;
        }
        self.inlined_count += 1;
        self.mount(at.to, target.location.clone());
        self.inlined.push(target.location.clone());
        let start = NodePath::Root(&target.location);
        let at = Cursor { from: &start, to: at.to, depth: at.depth + 1 };
        let result = self.node(target.node, expected, at);
        self.inlined.pop();
        result
    }

    fn mount(&mut self, to: &NodePath<'_>, location: Location) {
        let pointer = to.location().pointer;
        match self.part.and_then(|part| self.part_mounts.get_mut(part)) {
            Some(mounts) => mounts.push((pointer, location)),
            None => self.origins.mount(pointer, location),
        }
    }

    pub(super) fn report_target(&mut self, target: &Resolved<'f>, text: &str, at: Cursor<'_>) {
        if self.reported.insert(target.location.file) {
            self.lookup.files.report(target.location.file, self.diagnostics);
        }
        if target.is_in_root_instead {
            self.diagnostics.push(
                Code::ReferenceToRoot,
                &at.from.location().child("$ref"),
                format!("`{text}` does not exist in this file"),
                "resolved in the root document",
            );
        }
    }

    fn unresolved(
        &mut self,
        error: &Unresolved,
        expected: FieldType,
        at: Cursor<'_>,
    ) -> Option<Value> {
        let location = at.from.location().child("$ref");
        self.diagnostics.push(error.code, &location, &error.message, error.help);
        let is_schema = expected == FieldType::Object(ObjectKind::Schema);
        is_schema.then(|| Value::Object(Map::new()))
    }
}

/// Returns the type of an entry. An object in the place of a list is read as its only item.
fn entry_type(parent: FieldType, key: &str) -> FieldType {
    match parent {
        FieldType::Object(kind) | FieldType::List(kind) => field_type(kind, key),
        FieldType::Map(kind) => FieldType::Object(kind),
        _ => FieldType::Any,
    }
}
