//! The selection of the operations that are generated.

use super::options::Options;
use crate::config::Selector;
use crate::spec::{Operation, Spec};

/// The tag of operations without one.
pub(super) const DEFAULT_TAG: &str = "default";

/// The selected operations and webhooks, in the order of the document.
pub(super) struct Selection<'a> {
    pub(super) operations: Vec<&'a Operation>,
    pub(super) webhooks: Vec<&'a Operation>,
}

/// Returns the operations that the configuration includes and does not exclude, or none if only types are generated.
pub(super) fn select<'a>(spec: &'a Spec, options: &Options) -> Selection<'a> {
    let select =
        |list: &'a [Operation]| list.iter().filter(|each| is_selected(each, options)).collect();
    Selection { operations: select(&spec.operations), webhooks: select(&spec.webhooks) }
}

/// Returns whether a selector selects at least one operation or webhook.
#[must_use]
pub fn selects_any(selector: &Selector, spec: &Spec) -> bool {
    spec.operations.iter().chain(&spec.webhooks).any(|operation| selects(selector, operation))
}

fn is_selected(operation: &Operation, options: &Options) -> bool {
    if options.types_only {
        return false;
    }
    is_included(operation, &options.include, &options.exclude)
}

/// Returns whether an operation is selected by `include`, or that is empty, and not by `exclude`.
pub(super) fn is_included(
    operation: &Operation,
    include: &[Selector],
    exclude: &[Selector],
) -> bool {
    let any = |list: &[Selector]| list.iter().any(|each| selects(each, operation));
    (include.is_empty() || any(include)) && !any(exclude)
}

pub(super) fn selects(selector: &Selector, operation: &Operation) -> bool {
    match selector {
        Selector::Tag(name) => operation.tag.as_deref().unwrap_or(DEFAULT_TAG) == name,
        Selector::Operation(name) => {
            operation.id.as_ref() == Some(name)
                || name.split_once(' ').is_some_and(|(method, path)| {
                    method == operation.method.as_str() && path == operation.path
                })
        }
        Selector::Path(prefix) => {
            let prefix = prefix.trim_end_matches('/');
            operation
                .path
                .strip_prefix(prefix)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }
    }
}
