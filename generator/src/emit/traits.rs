//! Which traits the types of a document can derive: a question to the graph of types.

use std::collections::BTreeSet;

use crate::api::{Api, Extra, Presence, Ty, TypeDef, TypeId, TypeKind};

/// What the types of a document lack.
#[derive(Clone, Debug)]
pub(super) struct Traits {
    /// Those that are not `Eq` and `Hash`, because there is a float or a foreign type in them.
    inexact: BTreeSet<TypeId>,
    /// Those that have no blank value, because they need a foreign type.
    unblank: BTreeSet<TypeId>,
}

impl Traits {
    pub(super) fn of(api: &Api) -> Self {
        let mut traits = Self { inexact: BTreeSet::new(), unblank: BTreeSet::new() };
        traits.inexact =
            closure(api, |found, kind| parts(kind).iter().any(|ty| !is_exact(found, ty)));
        traits.unblank = closure(api, |found, kind| needed(kind).any(|ty| !is_blank(found, ty)));
        traits
    }

    /// The traits that a type derives.
    pub(super) fn derives(&self, id: TypeId, def: &TypeDef) -> Vec<&'static str> {
        let mut derives = vec!["Clone", "Debug"];
        if has_default(&def.kind) {
            derives.push("Default");
        }
        derives.push("PartialEq");
        if !self.inexact.contains(&id) {
            derives.extend(["Eq", "Hash"]);
        }
        if matches!(def.kind, TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_)) {
            derives.extend(["PartialOrd", "Ord"]);
        }
        derives
    }

    /// Whether all of these types are `Eq` and `Hash`.
    pub(super) fn all_exact<'t>(&self, mut types: impl Iterator<Item = &'t Ty>) -> bool {
        types.all(|ty| is_exact(&self.inexact, ty))
    }

    /// Whether there is a value of a type to start reading with.
    pub(super) fn has_blank(&self, id: TypeId) -> bool {
        !self.unblank.contains(&id)
    }
}

/// The types of which something holds, which may follow from others of which it holds: asks all types, until
/// nothing new comes out.
fn closure(api: &Api, holds: impl Fn(&BTreeSet<TypeId>, &TypeKind) -> bool) -> BTreeSet<TypeId> {
    let mut found = BTreeSet::new();
    loop {
        let more: Vec<TypeId> = (0..api.types.len())
            .map(TypeId)
            .filter(|id| !found.contains(id) && holds(&found, &api.types[id.0].kind))
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

fn is_exact(inexact: &BTreeSet<TypeId>, ty: &Ty) -> bool {
    match ty {
        Ty::F64 | Ty::External(_) | Ty::Bytes => false,
        Ty::Named(id) => !inexact.contains(id),
        Ty::List(inner) | Ty::Map(inner) | Ty::Nullable(inner) | Ty::Boxed(inner) => {
            is_exact(inexact, inner)
        }
        _ => true,
    }
}

fn is_blank(unblank: &BTreeSet<TypeId>, ty: &Ty) -> bool {
    match ty {
        Ty::External(_) => false,
        Ty::Named(id) => !unblank.contains(id),
        Ty::Boxed(inner) => is_blank(unblank, inner),
        _ => true,
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

/// Whether a struct can be empty.
pub(super) fn has_default(kind: &TypeKind) -> bool {
    match kind {
        TypeKind::Struct(object) => object
            .fields
            .iter()
            .all(|field| matches!(field.presence, Presence::Optional | Presence::OptionalNullable)),
        _ => false,
    }
}

/// The types inside of a type.
fn parts(kind: &TypeKind) -> Vec<&Ty> {
    match kind {
        TypeKind::Struct(object) => {
            let extra = match &object.extra {
                Extra::Typed(ty) => Some(ty),
                Extra::None | Extra::Unknown => None,
            };
            object.fields.iter().map(|field| &field.ty).chain(extra).collect()
        }
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => Vec::new(),
        TypeKind::Union(union) => union.arms.iter().map(|arm| &arm.ty).collect(),
        TypeKind::Newtype(ty) => vec![ty],
    }
}
