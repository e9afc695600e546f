//! The types without an empty value.

use crate::ir::{Ir, Presence, Ty, TypeKind};

/// Returns for each type whether it has no empty value, because it requires a foreign type, which may not have one.
///
/// Types can require each other, so the search is repeated until it finds no more.
pub(super) fn types_without(ir: &Ir) -> Vec<bool> {
    let mut without = vec![false; ir.types.len()];
    loop {
        let mut is_done = true;
        for (position, def) in ir.types.iter().enumerate() {
            if !without[position] && required(&def.kind).any(|ty| !has_empty_value(&without, ty)) {
                without[position] = true;
                is_done = false;
            }
        }
        if is_done {
            return without;
        }
    }
}

/// Returns the types of the required fields of a struct.
fn required(kind: &TypeKind) -> impl Iterator<Item = &Ty> {
    let fields = match kind {
        TypeKind::Struct(object) => object.fields.as_slice(),
        _ => &[],
    };
    fields.iter().filter(|field| field.presence == Presence::Required).map(|field| &field.ty)
}

fn has_empty_value(without: &[bool], ty: &Ty) -> bool {
    match ty {
        Ty::External(_) => false,
        Ty::Named(id) => !without[id.0],
        Ty::Boxed(inner) => has_empty_value(without, inner),
        _ => true,
    }
}
