//! Which operations are generated.

use super::options::{Options, Selector};
use crate::diagnostic::{Code, Findings, Place};
use crate::spec::{Operation, Spec};

/// The tag of operations that have none.
pub(super) const DEFAULT_TAG: &str = "default";

/// The operations and webhooks that were chosen, in the order of the document.
pub(super) struct Chosen<'a> {
    pub(super) operations: Vec<&'a Operation>,
    pub(super) webhooks: Vec<&'a Operation>,
}

/// Picks the operations that are included and not excluded.
pub(super) fn choose<'a>(spec: &'a Spec, options: &Options, findings: &mut Findings) -> Chosen<'a> {
    report_unused(spec, options, findings);
    let pick = |list: &'a [Operation]| list.iter().filter(|each| chosen(each, options)).collect();
    Chosen { operations: pick(&spec.operations), webhooks: pick(&spec.webhooks) }
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

fn report_unused(spec: &Spec, options: &Options, findings: &mut Findings) {
    let root = Place::root();
    for selector in options.include.iter().chain(&options.exclude) {
        let mut all = spec.operations.iter().chain(&spec.webhooks);
        if !all.any(|operation| selects(selector, operation)) {
            let name = match selector {
                Selector::Tag(name) => format!("no operation has the tag `{name}`"),
                Selector::Operation(name) => format!("there is no operation `{name}`"),
                Selector::Path(name) => format!("no path lies below `{name}`"),
            };
            findings.add_with_help(Code::UnusedChoice, &root, name, "remove it from the filter");
        }
    }
}
