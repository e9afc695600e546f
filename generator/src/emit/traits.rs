//! Which traits the types of a document can derive: a question to the graph of types.

use std::collections::BTreeSet;

use crate::api::{Api, Extra, Presence, Ty, TypeDef, TypeId, TypeKind};

/// The types that are not `Eq` and `Hash`, because there is a float or a foreign type in them.
#[derive(Clone, Debug)]
pub(super) struct Traits {
    inexact: BTreeSet<TypeId>,
}

impl Traits {
    /// Asks all types, until nothing new comes out: types may contain each other.
    pub(super) fn of(api: &Api) -> Self {
        let mut traits = Self { inexact: BTreeSet::new() };
        loop {
            let more: Vec<TypeId> = (0..api.types.len())
                .map(TypeId)
                .filter(|id| !traits.inexact.contains(id))
                .filter(|id| parts(&api.types[id.0].kind).iter().any(|ty| !traits.is_exact(ty)))
                .collect();
            if more.is_empty() {
                return traits;
            }
            traits.inexact.extend(more);
        }
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
        types.all(|ty| self.is_exact(ty))
    }

    fn is_exact(&self, ty: &Ty) -> bool {
        match ty {
            Ty::F64 | Ty::External(_) | Ty::Bytes => false,
            Ty::Named(id) => !self.inexact.contains(id),
            Ty::List(inner) | Ty::Map(inner) | Ty::Nullable(inner) | Ty::Boxed(inner) => {
                self.is_exact(inner)
            }
            _ => true,
        }
    }
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
