//! The verdicts of changes.

use std::collections::BTreeSet;

use crate::config::{VerdictRule, matches_pattern};
use crate::diagnostic::Verdict;
use crate::ir::Operation;
use crate::review::change::Change;
use crate::review::pair::full_path;
use crate::review::side::{Ref, Side};
use crate::spec::In;
use crate::tree::descendant;

/// The configured verdicts.
pub(in crate::review) struct Decider<'a> {
    rules: &'a [VerdictRule],
}

impl<'a> Decider<'a> {
    pub(in crate::review) fn new(rules: &'a [VerdictRule]) -> Self {
        Self { rules }
    }

    /// Returns the verdicts of a change that concerns these operations, the worst first.
    pub(in crate::review) fn verdicts(
        &self,
        change: &Change,
        operations: &[(&Side, Ref)],
    ) -> Vec<Verdict> {
        let rule = self.rules.iter().find(|rule| {
            let path = |at: &(&Side, Ref)| {
                let path = full_path(at.0, at.1);
                rule.path.as_ref().is_none_or(|pattern| matches_pattern(pattern, &path))
            };
            let mark = |at: &(&Side, Ref)| {
                rule.mark.as_ref().is_none_or(|mark| has_mark(at.0, at.1, mark))
            };
            let needs_operation = rule.path.is_some() || rule.mark.is_some();
            rule.rule.is_none_or(|rule| rule == change.rule)
                && (!needs_operation || !operations.is_empty())
                && operations.iter().all(|at| path(at) && mark(at))
        });
        if let Some(rule) = rule {
            return vec![rule.verdict];
        }
        let mut verdicts: BTreeSet<Verdict> = change.verdicts.iter().copied().collect();
        if !change.broken.is_empty() {
            verdicts.insert(Verdict::Source);
        }
        if verdicts.is_empty() {
            verdicts.insert(Verdict::Additive);
        }
        verdicts.into_iter().collect()
    }
}

/// Returns whether an operation has a stability mark: it is deprecated, or has an extension or a header parameter with this
/// name.
fn has_mark(side: &Side, at: Ref, mark: &str) -> bool {
    let operation: &Operation = side.operation(at);
    let is_header =
        |location: In, name: &str| location == In::Header && name.eq_ignore_ascii_case(mark);
    if mark == "deprecated" {
        return operation.docs.deprecated;
    }
    if operation.parameters.iter().any(|each| is_header(each.location, &each.name)) {
        return true;
    }
    let file = side.api(at).files.get(operation.at.file);
    let node = file.and_then(|file| descendant(&file.tree, &operation.at.pointer.0));
    let value = node.and_then(|node| node.get(mark));
    value.is_some_and(|value| {
        !matches!(value, serde_json::Value::Null | serde_json::Value::Bool(false))
    })
}
