//! Joins the files of a document to one tree in which references stay inside.

mod names;
mod origins;
mod same;
mod target;
mod walk;

use std::path::Path;

use serde_json::{Map, Value};

use self::names::{Wish, give_names};
use self::target::Targets;
use self::walk::Walk;
use super::reference::{pointer_text, reference_text};
use super::{Files, Kind};
use crate::diagnostic::{Code, FileId, Findings, Place, Pointer};

pub use origins::Origins;

/// A document in one piece.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The tree: all references in it lead to other places of it.
    pub tree: Value,
    /// Where its nodes stand in the files.
    pub origins: Origins,
}

/// A part of another file that becomes a component.
#[derive(Debug)]
struct Slot<'f> {
    kind: Kind,
    /// Where it stands in its file.
    place: Place,
    /// What stands there.
    node: &'f Value,
    /// The key of the root's `components` that only refers to it.
    key: Option<String>,
}

/// Joins the files that `root` reaches. None when the root itself cannot be read.
pub fn bundle(files: &Files, root: &Path, findings: &mut Findings) -> Option<Bundle> {
    let root = match files.find(root) {
        Ok(id) => id,
        Err(reason) => {
            let at = Place { file: FileId(0), pointer: Pointer::default() };
            findings.add(Code::UnreadableFile, &at, reason.to_string());
            return None;
        }
    };
    files.report(root, findings);
    let tree = &files.get(root)?.tree;
    if findings.has_errors() {
        return None;
    }
    let mut walk = Walk::new(Targets { files, root }, findings);
    adopt(&mut walk, tree);
    let mut tree = walk.document(tree);
    let mut parts = Vec::new();
    while let Some(slot) = walk.slots.get(parts.len()) {
        let (kind, place, node) = (slot.kind, slot.place.clone(), slot.node);
        parts.push(walk.part(kind, &place, node, parts.len()));
    }
    let Walk { slots, mut origins, .. } = walk;
    let wishes: Vec<Wish> = slots.iter().map(|slot| slot.wish(files)).collect();
    let words: Vec<_> = wishes.iter().map(names::first_word).collect();
    let same = same::representatives(&slots, &parts, &words);
    let names = give_names(&wishes, &same, &tree);
    let place = |index: usize| {
        let slot = same.get(index).and_then(|same| slots.get(*same));
        let section = slot.and_then(|slot| slot.kind.section()).unwrap_or_default();
        Pointer(vec!["components".into(), section.into(), names.get(index)?.clone()]).into()
    };
    for (index, part) in parts.into_iter().enumerate() {
        if let (Some(pointer), true) = (place(index), same.get(index) == Some(&index)) {
            insert(&mut tree, &pointer, part);
            origins.settle(index, &pointer);
        }
    }
    let texts = (0..slots.len()).map(|index| place(index).as_ref().map(pointer_text));
    point_to_names(&mut tree, &texts.map(Option::unwrap_or_default).collect::<Vec<_>>());
    Some(Bundle { tree, origins })
}

impl Slot<'_> {
    fn wish<'s>(&'s self, files: &'s Files) -> Wish<'s> {
        Wish {
            section: self.kind.section().unwrap_or_default(),
            fixed: self.key.as_deref(),
            path: files.get(self.place.file).map_or(Path::new(""), |file| &file.path),
            pointer: &self.place.pointer,
        }
    }
}

/// An entry of the root's `components` that only refers to a file gives that file its name.
fn adopt<'f>(walk: &mut Walk<'f, '_>, tree: &'f Value) {
    let Some(Value::Object(components)) = tree.get("components") else { return };
    for (section, entries) in components {
        let super::Shape::Map(kind) = super::member(Kind::Components, section) else { continue };
        let (Some(_), Value::Object(entries)) = (kind.section(), entries) else { continue };
        for (key, entry) in entries {
            let Some(text) = reference_text(entry) else { continue };
            if entry.as_object().is_none_or(|entry| entry.len() > 1) {
                continue;
            }
            walk.adopt(kind, key, text);
        }
    }
}

/// Puts a node at a place of which all but the last key may be missing.
fn insert(tree: &mut Value, pointer: &Pointer, part: Value) {
    let mut node = tree;
    for key in &pointer.0 {
        if !node.is_object() {
            *node = Value::Object(Map::new());
        }
        let Value::Object(members) = node else { return };
        node = members.entry(key).or_insert(Value::Null);
    }
    *node = part;
}

/// Replaces the numbers of parts by their names, now that these are known.
fn point_to_names(node: &mut Value, texts: &[String]) {
    match node {
        Value::String(text) => {
            if let Some(name) = walk::slot_number(text).and_then(|number| texts.get(number)) {
                text.clone_from(name);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| point_to_names(item, texts)),
        Value::Object(members) => {
            members.values_mut().for_each(|member| point_to_names(member, texts));
        }
        _ => {}
    }
}
