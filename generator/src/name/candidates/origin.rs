//! The candidates for the origins of types.

use super::inline::inline;
use super::merged::merged;
use super::named::Named;
use crate::ir::TypeOrigin;
use crate::name::rules::ShortNames;

/// Returns the candidates for an origin; `only_value` is the value of an enum that has only one.
pub(super) fn named(
    origin: &TypeOrigin,
    only_value: Option<&str>,
    names: &ShortNames<'_>,
) -> Named {
    match origin {
        TypeOrigin::Component(name) => {
            Named { candidates: vec![names.component(name).to_owned()], label: String::new() }
        }
        TypeOrigin::Inline(origin) => inline(origin, names),
        TypeOrigin::Merged(origins) => {
            let all = origins.iter().map(|origin| named(origin, only_value, names)).collect();
            merged(all, only_value)
        }
    }
}
