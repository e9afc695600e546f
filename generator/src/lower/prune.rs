//! The removal of types that no operation uses.

use super::draft::{IrDraft, reached};
use crate::ir::{Ty, TypeId};

/// Removes the types that no operation and no webhook leads to, and sorts the others by location.
pub(super) fn prune(draft: &mut IrDraft) {
    let mut open: Vec<TypeId> = Vec::new();
    draft.uses(&mut |ty, _| open.extend(Ty::named(ty)));
    let mut order: Vec<TypeId> = reached(&draft.types, open).into_iter().collect();
    order.sort_by_key(|id| (&draft.types[id.0].def.at, *id));
    let mut position = vec![TypeId(0); draft.types.len()];
    for (index, id) in order.iter().enumerate() {
        position[id.0] = TypeId(index);
    }
    draft.types = order.iter().map(|id| draft.types[id.0].clone()).collect();
    draft.rename(&|id| position[id.0]);
}
