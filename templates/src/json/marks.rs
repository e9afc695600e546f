//! The fields that an object remembers.

/// The keys of the fields that [`Slot::mark`](super::Slot::mark) remembers. One needs no allocation.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    first: Option<&'static str>,
    /// The other keys, sorted.
    others: Vec<&'static str>,
}

impl Marks {
    /// Adds a field.
    pub(super) fn insert(&mut self, key: &'static str) {
        if *self.first.get_or_insert(key) == key {
            return;
        }
        if let Err(position) = self.others.binary_search(&key) {
            self.others.insert(position, key);
        }
    }

    /// Returns whether a field is remembered.
    pub(super) fn contains(&self, key: &str) -> bool {
        self.first == Some(key) || self.others.binary_search(&key).is_ok()
    }
}
