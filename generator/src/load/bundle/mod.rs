//! Joins the files of a document to one tree in which references stay inside.

mod home;
mod identity;
mod names;
mod origins;
mod same;
mod target;
mod walk;

use std::cell::OnceCell;
use std::path::Path;

use serde_json::{Map, Value};

use self::home::homes;
use self::names::Candidate;
use self::target::Targets;
use self::walk::Walk;
use super::reference::{pointer_text, reference_text};
use super::{Files, Kind};
use crate::diagnostic::{Code, FileId, Findings, Place, Pointer};

pub(super) use identity::Identities;
pub use origins::Origins;
pub(super) use walk::size;

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
            findings.add_with_help(Code::UnreadableFile, &at, reason.to_string(), "check the path");
            return None;
        }
    };
    files.report(root, findings);
    let tree = &files.get(root)?.tree;
    if findings.has_errors() {
        return None;
    }
    let identities: Vec<_> = files.iter().map(|_| OnceCell::new()).collect();
    let mut walk = Walk::new(Targets { files, root, identities: &identities }, findings);
    adopt(&mut walk, tree);
    let mut tree = walk.document(tree);
    let mut parts = Vec::new();
    while let Some(slot) = walk.slots.get(parts.len()) {
        let (kind, place, node) = (slot.kind, slot.place.clone(), slot.node);
        parts.push(walk.part(kind, &place, node, parts.len()));
    }
    let Walk { slots, mut origins, .. } = walk;
    let homes = homes(&slots, &parts, &tree, files);
    for (index, (home, part)) in homes.iter().zip(parts).enumerate() {
        if home.is_own {
            insert(&mut tree, &home.pointer, part);
            origins.settle(index, &home.pointer);
        }
    }
    let sources: Vec<_> = homes.iter().map(|home| pointer_text(&home.pointer)).collect();
    point_to_homes(&mut tree, &sources);
    Some(Bundle { tree, origins })
}

impl Slot<'_> {
    fn candidate<'s>(&'s self, files: &'s Files) -> Candidate<'s> {
        Candidate {
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
        let super::Shape::Map(kind) = super::field_shape(Kind::Components, section) else {
            continue;
        };
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
        let Value::Object(fields) = node else { return };
        node = fields.entry(key).or_insert(Value::Null);
    }
    *node = part;
}

/// Replaces the numbers of parts by their places, now that these are known.
fn point_to_homes(node: &mut Value, sources: &[String]) {
    match node {
        Value::String(text) => {
            if let Some(name) = walk::slot_number(text).and_then(|number| sources.get(number)) {
                text.clone_from(name);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| point_to_homes(item, sources)),
        Value::Object(fields) => {
            fields.values_mut().for_each(|field_shape| point_to_homes(field_shape, sources));
        }
        _ => {}
    }
}
