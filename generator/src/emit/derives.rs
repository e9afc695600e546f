//! The traits that the types of a document derive.

use crate::ir::{Presence, TypeKind};

/// The traits that a type of this kind derives.
///
/// Objects and unions are not `Eq` and `Hash`, although most of them could be: the day the API adds a
/// number with a fraction to one, they could not be any more, and what only adds would break code.
pub(super) fn derives(kind: &TypeKind) -> &'static [&'static str] {
    match kind {
        TypeKind::Struct(_) if has_default(kind) => &["Clone", "Debug", "Default", "PartialEq"],
        TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Newtype(_) => {
            &["Clone", "Debug", "PartialEq"]
        }
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => {
            &["Clone", "Debug", "PartialEq", "Eq", "Hash", "PartialOrd", "Ord"]
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
