//! Operations whose responses are decoded leniently.

use crate::ir::Leniency;
use crate::lower::filter::selects;
use crate::lower::options::Options;
use crate::spec::Operation;

/// Returns the values of the results that are decoded leniently. `has_values` says whether the results have any.
pub(super) fn leniency(options: &Options, operation: &Operation, has_values: bool) -> Leniency {
    let is_selected = || options.lenient.iter().any(|each| selects(each, operation));
    if !has_values {
        Leniency::Strict
    } else if options.is_lenient || is_selected() {
        Leniency::Full
    } else if options.has_lenient_types {
        Leniency::Types
    } else {
        Leniency::Strict
    }
}
