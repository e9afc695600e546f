//! Where the nodes of a bundle come from.

use std::collections::BTreeMap;

use crate::diagnostic::{FileId, Place, Pointer};

/// Where the nodes of a bundle stand in the files that it was made of.
#[derive(Clone, Debug)]
pub struct Origins {
    root: FileId,
    /// The places whose content comes from elsewhere than that of the node above.
    mounts: BTreeMap<Pointer, Place>,
    /// The same inside of parts whose name is not known yet.
    pending: BTreeMap<usize, Vec<(Pointer, Place)>>,
}

impl Origins {
    /// Of a document that stands in one file.
    #[must_use]
    pub fn new(root: FileId) -> Self {
        Self { root, mounts: BTreeMap::new(), pending: BTreeMap::new() }
    }

    /// Where a node of the bundle stands.
    #[must_use]
    pub fn place(&self, pointer: &Pointer) -> Place {
        for length in (0..=pointer.0.len()).rev() {
            if let Some(place) = self.mounts.get(&pointer.0[..length]) {
                let mut place = place.clone();
                place.pointer.0.extend(pointer.0.iter().skip(length).cloned());
                return place;
            }
        }
        Place { file: self.root, pointer: pointer.clone() }
    }

    /// The nodes whose content comes from elsewhere than that of the node above.
    pub(crate) fn mounts(&self) -> impl Iterator<Item = (&Pointer, &Place)> {
        self.mounts.iter()
    }

    /// Notes where the content of a node of the document comes from.
    pub(crate) fn mount(&mut self, pointer: Pointer, place: Place) {
        self.mounts.insert(pointer, place);
    }

    /// An item of a list is gone: those behind it move up and still come from where they did.
    pub(crate) fn close_gap(&mut self, list: &Pointer, gap: usize, length: usize) {
        for index in gap..length {
            let (from, to) = (list.child((index + 1).to_string()), list.child(index.to_string()));
            let place = self.place(&from);
            let moved: Vec<_> =
                self.mounts.iter().filter(|(key, _)| is_below(key, &from)).map(clone).collect();
            self.mounts.retain(|key, _| !is_below(key, &from) && !is_below(key, &to));
            for (pointer, place) in moved {
                let rest = pointer.0.into_iter().skip(from.0.len());
                self.mounts.insert(Pointer(to.0.iter().cloned().chain(rest).collect()), place);
            }
            self.mounts.insert(to, place);
        }
    }

    /// Notes where the content of a node in a part comes from.
    pub(super) fn mount_in(&mut self, part: usize, pointer: Pointer, place: Place) {
        self.pending.entry(part).or_default().push((pointer, place));
    }

    /// A part has got its place.
    pub(super) fn settle(&mut self, part: usize, start: &Pointer) {
        for (pointer, place) in self.pending.remove(&part).unwrap_or_default() {
            let mut keys = start.0.clone();
            keys.extend(pointer.0);
            self.mounts.insert(Pointer(keys), place);
        }
    }
}

fn clone((pointer, place): (&Pointer, &Place)) -> (Pointer, Place) {
    (pointer.clone(), place.clone())
}

fn is_below(pointer: &Pointer, top: &Pointer) -> bool {
    pointer.0.starts_with(&top.0)
}
