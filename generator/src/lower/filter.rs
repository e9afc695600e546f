//! Which operations are generated.

use super::options::{Options, Selector};
use crate::spec::{Operation, Spec};

/// The tag of operations that have none.
pub(super) const DEFAULT_TAG: &str = "default";

/// The operations and webhooks that were chosen, in the order of the document.
pub(super) struct Chosen<'a> {
    pub(super) operations: Vec<&'a Operation>,
    pub(super) webhooks: Vec<&'a Operation>,
}

/// Picks the operations that are included and not excluded.
pub(super) fn choose<'a>(spec: &'a Spec, options: &Options) -> Chosen<'a> {
    let pick = |list: &'a [Operation]| list.iter().filter(|each| chosen(each, options)).collect();
    Chosen { operations: pick(&spec.operations), webhooks: pick(&spec.webhooks) }
}

/// Whether there is an operation or a webhook that is meant.
#[must_use]
pub fn selects_any(selector: &Selector, spec: &Spec) -> bool {
    spec.operations.iter().chain(&spec.webhooks).any(|operation| selects(selector, operation))
}

fn chosen(operation: &Operation, options: &Options) -> bool {
    let any = |list: &[Selector]| list.iter().any(|each| selects(each, operation));
    (options.include.is_empty() || any(&options.include)) && !any(&options.exclude)
}

fn selects(selector: &Selector, operation: &Operation) -> bool {
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
