//! The fields that an object remembers.

use std::collections::BTreeSet;

/// The keys of the fields that [`Slot::mark`](super::Slot::mark) remembers. One needs no allocation.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    first: Option<&'static str>,
    others: BTreeSet<&'static str>,
}

impl Marks {
    /// Adds a field.
    pub(super) fn insert(&mut self, key: &'static str) {
        if *self.first.get_or_insert(key) != key {
            self.others.insert(key);
        }
    }

    /// Returns whether a field is remembered.
    pub(super) fn contains(&self, key: &str) -> bool {
        self.first == Some(key) || self.others.contains(key)
    }
}
