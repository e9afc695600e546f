//! The fields for which an object has a property.

use std::collections::BTreeSet;

/// A set of fields. The first ones need no allocation.
#[derive(Default)]
pub(super) struct Seen {
    first: u128,
    others: BTreeSet<usize>,
}

impl Seen {
    /// Adds the field at an index.
    pub(super) fn insert(&mut self, index: usize) {
        if index < 128 {
            self.first |= 1 << index;
        } else {
            self.others.insert(index);
        }
    }

    /// Returns whether the field at an index is in the set.
    pub(super) fn contains(&self, index: usize) -> bool {
        if index < 128 { self.first >> index & 1 == 1 } else { self.others.contains(&index) }
    }
}
