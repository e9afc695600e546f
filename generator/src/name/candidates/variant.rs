//! The candidates for the names of union variants.

use std::collections::BTreeSet;

use super::inline::{kind_word, label_word};
use super::origin::named;
use crate::ir::{ItemOrigin, TypeOrigin, VariantOrigin};

/// Returns the candidates for the name of a variant: the title, the name of the component, the kind of values, the
/// difference from the other alternatives, the name of the type, and the name of the items with the kind.
pub(super) fn candidates(origin: &VariantOrigin) -> Vec<String> {
    let VariantOrigin { title, component, kind, label, ty, item } = origin;
    let mut candidates: Vec<String> = title.iter().chain(component).cloned().collect();
    candidates.extend(kind.as_ref().map(|kind| kind_word(kind).to_owned()));
    candidates.extend(label.as_ref().map(label_word).filter(|word| !word.is_empty()));
    candidates.extend(ty.iter().flat_map(of_type));
    if let (Some(item), Some(kind)) = (item, kind) {
        let item = match item {
            ItemOrigin::Type(origin) => of_type(origin).into_iter().next(),
            ItemOrigin::Kind(kind) => Some(kind_word(kind).to_owned()),
        };
        candidates.extend(item.map(|item| format!("{item} {}", kind_word(kind))));
    }
    if candidates.is_empty() {
        candidates.push("Value".to_owned());
    }
    let mut seen = BTreeSet::new();
    candidates.retain(|candidate| seen.insert(candidate.clone()));
    candidates
}

/// Returns the candidates of the type of a variant. It is never a merged one: variants keep the origin of their own type.
fn of_type(origin: &TypeOrigin) -> Vec<String> {
    named(origin, None).candidates
}
