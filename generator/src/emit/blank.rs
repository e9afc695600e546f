//! Which types have a blank value to start reading with: a question to the graph of types.

use std::collections::BTreeSet;

use crate::ir::{Ir, Presence, Ty, TypeId, TypeKind};

/// The types without a blank value, because they need a foreign type that may have none.
///
/// Asks all types, until nothing new comes out: types may contain each other.
pub(super) fn without(ir: &Ir) -> BTreeSet<TypeId> {
    let mut found = BTreeSet::new();
    loop {
        let more: Vec<TypeId> = (0..ir.types.len())
            .map(TypeId)
            .filter(|id| !found.contains(id))
            .filter(|id| needed(&ir.types[id.0].kind).any(|ty| !is_blank(&found, ty)))
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

/// The types of the members without which there is no value.
fn needed(kind: &TypeKind) -> impl Iterator<Item = &Ty> {
    let fields = match kind {
        TypeKind::Struct(object) => object.fields.as_slice(),
        _ => &[],
    };
    fields.iter().filter(|field| field.presence == Presence::Required).map(|field| &field.ty)
}

fn is_blank(without: &BTreeSet<TypeId>, ty: &Ty) -> bool {
    match ty {
        Ty::External(_) => false,
        Ty::Named(id) => !without.contains(id),
        Ty::Boxed(inner) => is_blank(without, inner),
        _ => true,
    }
}
