//! The files and locations that the nodes of a bundle come from.

use std::collections::BTreeMap;

use crate::diagnostic::{FileId, Location, Pointer};

/// The locations in the files of the nodes of a bundle.
#[derive(Clone, Debug)]
pub struct Origins {
    root: Location,
    /// The nodes whose content comes from another location than the content around them.
    mounts: BTreeMap<Pointer, Location>,
}

impl Origins {
    /// Creates the origins of a document in one file.
    #[must_use]
    pub fn new(root: FileId) -> Self {
        let root = Location { file: root, pointer: Pointer::default() };
        Self { root, mounts: BTreeMap::new() }
    }

    /// Returns the location of the root of the bundle.
    #[must_use]
    pub fn root(&self) -> &Location {
        &self.root
    }

    /// Returns the location of a node of the bundle.
    #[must_use]
    pub fn location(&self, pointer: &Pointer) -> Location {
        let keys = &pointer.0;
        let mounted = (1..=keys.len())
            .rev()
            .find_map(|length| Some((length, self.mounts.get(&keys[..length])?)));
        let (length, start) = mounted.unwrap_or((0, &self.root));
        let mut location = start.clone();
        location.pointer.0.extend(keys.iter().skip(length).cloned());
        location
    }

    /// Iterates over the nodes whose content comes from another location than the content around them.
    pub(crate) fn mounts(&self) -> impl Iterator<Item = (&Pointer, &Location)> {
        self.mounts.iter()
    }

    /// Records where the content of a node of the bundle comes from.
    pub(crate) fn mount(&mut self, pointer: Pointer, location: Location) {
        if pointer.0.is_empty() {
            self.root = location;
        } else {
            self.mounts.insert(pointer, location);
        }
    }

    /// Updates the locations of a list after an item was removed: each later item keeps its own.
    pub(crate) fn close_gap(&mut self, list: &Pointer, gap: usize, length: usize) {
        for index in gap..length {
            let (from, to) = (list.child((index + 1).to_string()), list.child(index.to_string()));
            self.move_node(&from, to);
        }
    }

    /// Updates the locations after a node was moved: the node and its descendants keep their own.
    pub(crate) fn move_node(&mut self, from: &Pointer, to: Pointer) {
        let location = self.location(from);
        self.take_below(&to);
        for (pointer, location) in self.take_below(from) {
            let rest = pointer.0.into_iter().skip(from.0.len());
            self.mounts.insert(Pointer(to.0.iter().cloned().chain(rest).collect()), location);
        }
        self.mounts.insert(to, location);
    }

    /// Records that a node and its descendants come from the place where another node had been before.
    pub(crate) fn copy_node(&mut self, before: &Self, from: &Pointer, to: Pointer) {
        self.take_below(&to);
        let keys = before.mounts.range(from.clone()..);
        let below = keys.take_while(|(key, _)| key.0.starts_with(&from.0));
        for (pointer, location) in below {
            let rest = pointer.0.iter().skip(from.0.len()).cloned();
            let keys = to.0.iter().cloned().chain(rest).collect();
            self.mounts.insert(Pointer(keys), location.clone());
        }
        self.mounts.insert(to, before.location(from));
    }

    /// Removes and returns the entries of a node and its descendants.
    fn take_below(&mut self, top: &Pointer) -> Vec<(Pointer, Location)> {
        // The pointers are sorted, so that the descendants follow their node.
        let keys = self.mounts.range(top.clone()..).map(|(key, _)| key);
        let keys: Vec<_> = keys.take_while(|key| key.0.starts_with(&top.0)).cloned().collect();
        keys.iter().filter_map(|key| self.mounts.remove_entry(key)).collect()
    }
}
