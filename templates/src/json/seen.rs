//! The fields for which an object has a property.

/// A set of fields. The first ones need no allocation.
#[derive(Default)]
pub(super) struct Seen {
    first: u128,
    /// The fields from 128 on, 128 in each element.
    others: Vec<u128>,
}

impl Seen {
    /// Adds the field at an index.
    pub(super) fn insert(&mut self, index: usize) {
        let Some(other) = (index / 128).checked_sub(1) else {
            self.first |= bit(index);
            return;
        };
        if self.others.len() <= other {
            self.others.resize(other + 1, 0);
        }
        self.others[other] |= bit(index);
    }

    /// Returns whether the field at an index is in the set.
    pub(super) fn contains(&self, index: usize) -> bool {
        let bits = match (index / 128).checked_sub(1) {
            None => self.first,
            Some(other) => self.others.get(other).copied().unwrap_or_default(),
        };
        bits & bit(index) != 0
    }
}

fn bit(index: usize) -> u128 {
    1 << (index % 128)
}
