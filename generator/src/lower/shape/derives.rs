//! The traits that types derive.

use crate::ir::{Derive, Field, Struct, TypeKind};

/// Returns the traits that a type derives.
///
/// Structs and unions do not derive `Eq` and `Hash`, although most of them could: a new field with a fractional number
/// would remove these traits, so an addition to the API would break code.
pub(super) fn derives(kind: &TypeKind) -> Vec<Derive> {
    use Derive::{Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd};
    match kind {
        // The table of a large object implements `PartialEq`.
        TypeKind::Struct(object) if object.is_large() => {
            [Clone, Debug].into_iter().chain(has_default(object).then_some(Default)).collect()
        }
        TypeKind::Struct(object) if has_default(object) => vec![Clone, Debug, Default, PartialEq],
        TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Newtype(_) => {
            vec![Clone, Debug, PartialEq]
        }
        // An unknown value is JSON, which has no order.
        TypeKind::MixedEnum(_) => vec![Clone, Debug, PartialEq, Eq, Hash],
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => {
            vec![Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord]
        }
    }
}

/// Returns whether no field is required.
fn has_default(object: &Struct) -> bool {
    !object.fields.iter().any(Field::is_argument)
}
