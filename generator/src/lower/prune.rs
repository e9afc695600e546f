//! Types that no operation reaches are left out; the rest gets its final order.

use std::collections::BTreeSet;

use super::draft::{Draft, named, used_by};
use crate::ir::{TypeId, Usage};

/// Drops the types that nothing uses, and sorts the rest by name and place.
pub(super) fn prune(draft: &mut Draft) {
    let mut open: Vec<TypeId> = Vec::new();
    draft.uses(&mut |ty, _: Usage| open.extend(named(ty)));
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(used_by(&draft.types[id.0].def.kind));
        }
    }
    let mut order: Vec<TypeId> = reached.into_iter().collect();
    order.sort_by_key(|id| {
        let def = &draft.types[id.0].def;
        (&def.candidates, &def.at, *id)
    });
    let mut place = vec![TypeId(0); draft.types.len()];
    for (index, id) in order.iter().enumerate() {
        place[id.0] = TypeId(index);
    }
    draft.types = order.iter().map(|id| draft.types[id.0].clone()).collect();
    draft.rename(&|id| place[id.0]);
}
