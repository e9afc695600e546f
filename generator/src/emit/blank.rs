//! Which types have a blank value to start reading with: a question to the graph of types.

use std::collections::BTreeSet;

use crate::api::{Api, Presence, Ty, TypeId, TypeKind};

/// The types that have no blank value, because they need a type of another crate.
#[derive(Clone, Debug)]
pub(super) struct Blanks {
    without: BTreeSet<TypeId>,
}

impl Blanks {
    /// Asks all types, until nothing new comes out: types may contain each other.
    pub(super) fn of(api: &Api) -> Self {
        let mut blanks = Self { without: BTreeSet::new() };
        loop {
            let more: Vec<TypeId> = (0..api.types.len())
                .map(TypeId)
                .filter(|id| blanks.has(*id))
                .filter(|id| needed(&api.types[id.0].kind).any(|ty| !blanks.has_value(ty)))
                .collect();
            if more.is_empty() {
                return blanks;
            }
            blanks.without.extend(more);
        }
    }

    /// Whether a type has a blank value.
    pub(super) fn has(&self, id: TypeId) -> bool {
        !self.without.contains(&id)
    }

    fn has_value(&self, ty: &Ty) -> bool {
        match ty {
            Ty::External(_) => false,
            Ty::Named(id) => self.has(*id),
            Ty::Boxed(inner) => self.has_value(inner),
            _ => true,
        }
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
