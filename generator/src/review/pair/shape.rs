//! Pairs of the types that are left: those with the same name in Rust, then those with the same shape, if each crate has
//! one of it.

use std::collections::BTreeSet;

use super::super::side::{Ref, Side};
use super::Pairs;
use super::operation::by_unique_key;
use crate::ir::TypeKind;

/// Finds the pairs.
pub(super) fn pair(old: &Side, new: &Side, pairs: &mut Pairs) {
    let shape = |side: &Side, at: Ref| {
        let kind = &side.type_def(at).kind;
        let keys = keys(kind);
        (keys.len() > 1).then(|| (at, (word(kind), keys.into_iter().collect::<Vec<_>>())))
    };
    let olds = old.types().filter(|at| !pairs.types.contains_key(at));
    let news = new.types().filter(|at| !pairs.new_types.contains(at));
    let found =
        by_unique_key(olds.filter_map(|at| shape(old, at)), news.filter_map(|at| shape(new, at)));
    for (before, after) in found {
        pairs.add_type(before, after);
    }
}

/// Pairs the types of paired documents that have the same kind and the same name in Rust.
pub(super) fn pair_by_ident(old: &Side, new: &Side, pairs: &mut Pairs) {
    let key =
        |side: &Side, at: Ref| (word(&side.type_def(at).kind), side.type_names(at).ident.clone());
    let olds = old
        .types()
        .filter(|at| !pairs.types.contains_key(at))
        .filter_map(|at| Some((at, (pairs.new_document(at.document)?, key(old, at)))));
    let news = new.types().filter(|at| !pairs.new_types.contains(at));
    let found = by_unique_key(olds, news.map(|at| (at, (at.document, key(new, at)))));
    for (before, after) in found {
        pairs.add_type(before, after);
    }
}

/// Returns whether two types in the same place are the same type with changes, and not two types.
pub(in crate::review) fn are_similar(one: &TypeKind, other: &TypeKind) -> bool {
    if word(one) != word(other) {
        return false;
    }
    let (one, other) = (keys(one), keys(other));
    let common = one.intersection(&other).count();
    2 * common >= one.len().min(other.len())
}

/// Returns the kind of a type in one word.
pub(in crate::review) fn word(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Struct(_) => "object",
        TypeKind::StringEnum(_) => "enum of strings",
        TypeKind::IntegerEnum(_) => "enum of integers",
        TypeKind::MixedEnum(_) => "enum of several types",
        TypeKind::Union(_) => "union",
        TypeKind::Newtype(_) => "list, map or scalar",
    }
}

/// Returns the names of the properties, or the values.
fn keys(kind: &TypeKind) -> BTreeSet<String> {
    match kind {
        TypeKind::Struct(body) => body.fields.iter().map(|field| field.key.clone()).collect(),
        TypeKind::StringEnum(body) => body.values.iter().map(|each| each.value.clone()).collect(),
        TypeKind::IntegerEnum(body) => {
            body.values.iter().map(|each| each.value.to_string()).collect()
        }
        TypeKind::MixedEnum(body) => {
            body.values.iter().map(|each| each.value.to_string()).collect()
        }
        TypeKind::Union(body) => {
            body.variants.iter().flat_map(|each| each.discriminator_values.clone()).collect()
        }
        TypeKind::Newtype(_) => BTreeSet::new(),
    }
}
