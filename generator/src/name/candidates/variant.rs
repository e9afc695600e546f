//! The candidates for the names of union variants.

use std::collections::BTreeSet;

use super::inline::{kind_word, label_word};
use super::named::Named;
use super::origin::named;
use crate::ir::{ItemOrigin, TypeOrigin, VariantOrigin};
use crate::name::rules::ShortNames;

/// Returns the candidates for the name of a variant: the title, the name of the component, the kind of values, the
/// difference from the other alternatives, the name of the type, and the name of the items with the kind.
pub(super) fn candidates(origin: &VariantOrigin, names: &ShortNames<'_>) -> Named {
    let VariantOrigin { title, component, kind, label, ty, item } = origin;
    let component = component.iter().map(|name| names.component(name).to_owned());
    let mut candidates: Vec<String> = title.iter().cloned().chain(component).collect();
    candidates.extend(kind.as_ref().map(|kind| kind_word(kind).to_owned()));
    candidates.extend(label.as_ref().map(label_word).filter(|word| !word.is_empty()));
    candidates.extend(ty.iter().flat_map(|origin| of_type(origin, names)));
    if let (Some(item), Some(kind)) = (item, kind) {
        let item = match item {
            ItemOrigin::Type(origin) => of_type(origin, names).into_iter().next(),
            ItemOrigin::Kind(kind) => Some(kind_word(kind).to_owned()),
        };
        candidates.extend(item.map(|item| format!("{item} {}", kind_word(kind))));
    }
    if candidates.is_empty() {
        candidates.push("Value".to_owned());
    }
    let mut seen = BTreeSet::new();
    candidates.retain(|candidate| seen.insert(candidate.clone()));
    Named { candidates, label: String::new() }
}

/// Returns the candidates of the type of a variant. It is never a merged one: variants keep the origin of their own type.
fn of_type(origin: &TypeOrigin, names: &ShortNames<'_>) -> Vec<String> {
    named(origin, None, names).candidates
}
