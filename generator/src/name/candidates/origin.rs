//! The candidates for the origins of types.

use super::inline::inline;
use super::merged::merged;
use super::named::Named;
use crate::ir::TypeOrigin;

/// Returns the candidates for an origin; `only_value` is the value of an enum that has only one.
pub(super) fn named(origin: &TypeOrigin, only_value: Option<&str>) -> Named {
    match origin {
        TypeOrigin::Component(name) => {
            Named { candidates: vec![name.clone()], label: String::new() }
        }
        TypeOrigin::Inline(origin) => inline(origin),
        TypeOrigin::Merged(origins) => {
            let all = origins.iter().map(|origin| named(origin, only_value)).collect();
            merged(all, only_value)
        }
    }
}
