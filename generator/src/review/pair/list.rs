//! Pairs of the items of two lists by a key.

use std::collections::{BTreeMap, VecDeque};

use crate::ir::{Union, UnionVariant};
use crate::name::TypeNames;

/// The positions of the items of two lists.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::review) struct Matched {
    /// The items with the same key, in the order of the old list.
    pub(in crate::review) pairs: Vec<(usize, usize)>,
    /// The items of the old list without a pair.
    pub(in crate::review) removed: Vec<usize>,
    /// The items of the new list without a pair.
    pub(in crate::review) added: Vec<usize>,
}

/// Pairs items by their keys. Items with the same key in one list are paired in their order.
pub(in crate::review) fn by_key<K: Ord>(
    old: impl Iterator<Item = K>,
    new: impl Iterator<Item = K>,
) -> Matched {
    let mut open: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
    for (position, key) in new.enumerate() {
        open.entry(key).or_default().push_back(position);
    }
    let mut matched = Matched::default();
    for (position, key) in old.enumerate() {
        match open.get_mut(&key).and_then(VecDeque::pop_front) {
            Some(found) => matched.pairs.push((position, found)),
            None => matched.removed.push(position),
        }
    }
    matched.added = open.into_values().flatten().collect();
    matched.added.sort_unstable();
    matched
}

/// Pairs the alternatives of two unions: by component, title, kind or difference, then by discriminator value, then by the
/// name of their variants.
pub(in crate::review) fn alternatives(
    old: (&Union, &TypeNames),
    new: (&Union, &TypeNames),
) -> Matched {
    let key = |variant: &UnionVariant| {
        let origin = &variant.origin;
        let name = origin.component.as_ref().or(origin.title.as_ref()).cloned();
        name.unwrap_or_else(|| format!("{:?} {:?} {:?}", origin.kind, origin.label, origin.item))
    };
    let mut matched = by_key(old.0.variants.iter().map(key), new.0.variants.iter().map(key));
    matched.extend(
        |at| old.0.variants[at].discriminator_values.first().cloned(),
        |at| new.0.variants[at].discriminator_values.first().cloned(),
    );
    matched.extend(|at| old.1.fields.get(at).cloned(), |at| new.1.fields.get(at).cloned());
    matched
}

impl Matched {
    /// Pairs the items that are left by another key. An item without the key is left.
    fn extend<K: Ord>(
        &mut self,
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
    ) {
        let rest = by_key(
            self.removed.iter().map(|at| old(*at).ok_or((*at, false))),
            self.added.iter().map(|at| new(*at).ok_or((*at, true))),
        );
        let found = rest.pairs.iter().map(|(one, other)| (self.removed[*one], self.added[*other]));
        self.pairs.extend(found.collect::<Vec<_>>());
        self.pairs.sort_unstable();
        self.removed = rest.removed.iter().map(|at| self.removed[*at]).collect();
        self.added = rest.added.iter().map(|at| self.added[*at]).collect();
    }
}
