//! Pairs of the items of two lists by a key.

use std::collections::{BTreeMap, VecDeque};

use crate::ir::{Union, UnionVariant};

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

/// Pairs the alternatives of two unions: by component, title, kind or difference, then by discriminator value.
pub(in crate::review) fn alternatives(old: &Union, new: &Union) -> Matched {
    let key = |variant: &UnionVariant| {
        let origin = &variant.origin;
        let name = origin.component.as_ref().or(origin.title.as_ref()).cloned();
        name.unwrap_or_else(|| format!("{:?} {:?} {:?}", origin.kind, origin.label, origin.item))
    };
    let mut matched = by_key(old.variants.iter().map(key), new.variants.iter().map(key));
    let value = |union: &Union, at: usize| union.variants[at].discriminator_values.first().cloned();
    let rest = by_key(
        matched.removed.iter().map(|at| value(old, *at).ok_or((*at, false))),
        matched.added.iter().map(|at| value(new, *at).ok_or((*at, true))),
    );
    let select = |list: &[usize], at: &[usize]| at.iter().map(|at| list[*at]).collect();
    let pairs =
        rest.pairs.iter().map(|(one, other)| (matched.removed[*one], matched.added[*other]));
    matched.pairs.extend(pairs.collect::<Vec<_>>());
    matched.pairs.sort_unstable();
    matched.removed = select(&matched.removed, &rest.removed);
    matched.added = select(&matched.added, &rest.added);
    matched
}
