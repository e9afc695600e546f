//! The schemas of other files that extend a schema with a discriminator, to which no reference needs to lead.

use serde_json::Value;

use super::copy::Copier;
use super::lookup::{Children, Resolved};
use crate::diagnostic::{Location, Pointer};
use crate::load::reference::reference_text;
use crate::tree::{ObjectKind, descendant};

impl<'f> Copier<'f, '_> {
    /// Adds the schemas next to a part with a discriminator whose `allOf` contains it, at any depth.
    pub(super) fn add_extending(&mut self, number: usize) {
        let Some(part) = self.parts.get(number) else { return };
        let has_discriminator = part.node.get("discriminator").is_some_and(|node| !node.is_null());
        if part.kind != ObjectKind::Schema || !has_discriminator {
            return;
        }
        let base = part.location.clone();
        let Some((_, keys)) = base.pointer.0.split_last() else { return };
        let list = Location { file: base.file, pointer: Pointer(keys.to_vec()) };
        if !self.children.contains_key(&list) {
            let children = self.children_of(&list);
            self.children.insert(list.clone(), children);
        }
        let mut found = Vec::new();
        let extended = self.extended.entry(list.clone()).or_default();
        if extended.insert(base.clone())
            && let Some(children) = self.children.get(&list)
        {
            let mut open = vec![&base];
            while let Some(parent) = open.pop() {
                for child in children.get(parent).into_iter().flatten() {
                    if extended.insert(child.location.clone()) {
                        open.push(&child.location);
                        found.push(child.clone());
                    }
                }
            }
        }
        for child in found {
            self.reference_text(ObjectKind::Schema, &child);
        }
    }

    /// Returns the schemas of a list that extend others.
    fn children_of(&self, list: &Location) -> Children<'f> {
        let mut children = Children::new();
        let tree = self.lookup.files.get(list.file).map(|file| &file.tree);
        let entries = tree.and_then(|tree| descendant(tree, &list.pointer.0)?.as_object());
        for (key, node) in entries.into_iter().flatten() {
            let parts = node.get("allOf").and_then(Value::as_array).into_iter().flatten();
            for text in parts.filter_map(reference_text) {
                if let Ok(parent) = self.lookup.resolve(list.file, text) {
                    let location = list.child(key.as_str());
                    let child = Resolved { location, node, is_in_root_instead: false };
                    children.entry(parent.location).or_default().push(child);
                }
            }
        }
        children
    }
}
