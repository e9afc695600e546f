//! Joins the files of a document to one tree in which references stay inside.

mod names;
mod origins;
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
            findings.add(Code::UnreadableFile, &at, target::explain(&reason));
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
    let names = name_slots(&slots, &tree, files);
    for (index, (slot, part)) in slots.iter().zip(parts).enumerate() {
        let (Some(name), Some(section)) = (names.get(index), slot.kind.section()) else { continue };
        let pointer = Pointer(vec!["components".into(), section.into(), name.clone()]);
        origins.settle(index, &pointer);
        insert(&mut tree, section, name, part);
    }
    let texts: Vec<_> =
        slots.iter().zip(&names).map(|(slot, name)| text(slot.kind, name)).collect();
    point_to_names(&mut tree, &texts);
    Some(Bundle { tree, origins })
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

fn name_slots(slots: &[Slot<'_>], tree: &Value, files: &Files) -> Vec<String> {
    let wishes = slots.iter().map(|slot| Wish {
        section: slot.kind.section().unwrap_or_default(),
        fixed: slot.key.as_deref(),
        path: files.get(slot.place.file).map_or(Path::new(""), |file| &file.path),
        pointer: &slot.place.pointer,
    });
    give_names(&wishes.collect::<Vec<_>>(), tree)
}

fn text(kind: Kind, name: &str) -> String {
    let section = kind.section().unwrap_or_default();
    pointer_text(&Pointer(vec!["components".into(), section.into(), name.into()]))
}

fn insert(tree: &mut Value, section: &str, name: &str, part: Value) {
    let Value::Object(document) = tree else { return };
    let components = document.entry("components").or_insert_with(|| Value::Object(Map::new()));
    if !components.is_object() {
        *components = Value::Object(Map::new());
    }
    let Value::Object(components) = components else { return };
    let entries = components.entry(section).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(entries) = entries {
        entries.insert(name.to_owned(), part);
    }
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
