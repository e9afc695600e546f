//! The types that a type leads to.

use std::collections::BTreeSet;

use super::{AdditionalProperties, Ty, TypeId, TypeKind};

impl TypeKind {
    /// Returns the types with a name that this type uses directly.
    #[must_use]
    pub fn uses(&self) -> Vec<TypeId> {
        let types: Vec<&Ty> = match self {
            Self::Struct(body) => {
                let additional = match &body.additional {
                    AdditionalProperties::Typed(ty) => Some(ty),
                    AdditionalProperties::Closed | AdditionalProperties::Unknown => None,
                };
                body.fields.iter().map(|field| &field.ty).chain(additional).collect()
            }
            Self::Union(body) => body.variants.iter().map(|variant| &variant.ty).collect(),
            Self::Newtype(ty) => vec![ty],
            Self::StringEnum(_) | Self::IntegerEnum(_) | Self::MixedEnum(_) => Vec::new(),
        };
        types.into_iter().filter_map(Ty::named).collect()
    }
}

/// Returns `open` and all types that can be reached from them by `uses`.
pub fn reach<T: Ord + Copy>(mut open: Vec<T>, uses: impl Fn(T) -> Vec<T>) -> BTreeSet<T> {
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(uses(id));
        }
    }
    reached
}
