//! The comparison of two types without the types that they refer to.

use crate::ir::{AdditionalProperties, Field, Struct, Ty, TypeDef, TypeKind, Union, UnionVariant};
use crate::name::TypeNames;

/// Returns whether two types are printed in the same way, provided that they refer to equal types.
pub(super) fn is_similar(one: (&TypeDef, &TypeNames), other: (&TypeDef, &TypeNames)) -> bool {
    let (TypeDef { at: _, origin, docs, usage: _, tags: _, kind, derives }, names) = one;
    let (other, other_names) = other;
    names == other_names
        && origin.component() == other.origin.component()
        && *docs == other.docs
        && *derives == other.derives
        && is_similar_kind(kind, &other.kind)
}

fn is_similar_kind(one: &TypeKind, other: &TypeKind) -> bool {
    match (one, other) {
        (TypeKind::Struct(one), TypeKind::Struct(other)) => is_similar_struct(one, other),
        (TypeKind::StringEnum(one), TypeKind::StringEnum(other)) => one == other,
        (TypeKind::IntegerEnum(one), TypeKind::IntegerEnum(other)) => one == other,
        (TypeKind::MixedEnum(one), TypeKind::MixedEnum(other)) => one == other,
        (TypeKind::Union(one), TypeKind::Union(other)) => is_similar_union(one, other),
        (TypeKind::Newtype(one), TypeKind::Newtype(other)) => is_similar_ty(one, other),
        _ => false,
    }
}

fn is_similar_struct(one: &Struct, other: &Struct) -> bool {
    let additional = match (&one.additional, &other.additional) {
        (AdditionalProperties::Typed(one), AdditionalProperties::Typed(other)) => {
            is_similar_ty(one, other)
        }
        (one, other) => one == other,
    };
    additional && all(&one.fields, &other.fields, is_similar_field)
}

fn is_similar_field(one: &Field, other: &Field) -> bool {
    let Field { key, docs, ty, presence, read_only, required_in_requests } = one;
    *key == other.key
        && *docs == other.docs
        && *presence == other.presence
        && *read_only == other.read_only
        && *required_in_requests == other.required_in_requests
        && is_similar_ty(ty, &other.ty)
}

fn is_similar_union(one: &Union, other: &Union) -> bool {
    one.discriminator == other.discriminator
        && all(&one.variants, &other.variants, is_similar_variant)
}

fn is_similar_variant(one: &UnionVariant, other: &UnionVariant) -> bool {
    let UnionVariant { origin: _, discriminator_values, is_default, ty, docs } = one;
    *discriminator_values == other.discriminator_values
        && *is_default == other.is_default
        && *docs == other.docs
        && is_similar_ty(ty, &other.ty)
}

fn is_similar_ty(one: &Ty, other: &Ty) -> bool {
    match (one, other) {
        (Ty::Named(_), Ty::Named(_)) => true,
        (Ty::List(one), Ty::List(other))
        | (Ty::Map(one), Ty::Map(other))
        | (Ty::Nullable(one), Ty::Nullable(other))
        | (Ty::Boxed(one), Ty::Boxed(other)) => is_similar_ty(one, other),
        (one, other) => one == other,
    }
}

fn all<T>(one: &[T], other: &[T], is_similar: fn(&T, &T) -> bool) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_similar(one, other))
}
