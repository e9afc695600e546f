//! Equal changes of many operations, which become one change: a header that is removed from all of them.

use std::collections::BTreeMap;

use super::change::{Change, Uses};
use super::report::{Subject, SubjectKind};
use crate::diagnostic::{Rule, Verdict};

/// The number of operations from which equal changes are one change.
const MANY: usize = 5;

/// The facts that equal changes have in common.
type Key = (Option<String>, Rule, Option<String>, String, Vec<Verdict>, bool);

/// Replaces equal changes of many operations by one change.
pub(super) fn fold(changes: Vec<Change>) -> Vec<Change> {
    let mut groups: BTreeMap<Key, Vec<Change>> = BTreeMap::new();
    let mut all = Vec::new();
    for change in changes {
        match (&change.uses, change.summary.is_empty()) {
            (Uses::Operation(Some(_), Some(_)), false) => {
                groups.entry(key(&change)).or_default().push(change);
            }
            _ => all.push(change),
        }
    }
    for group in groups.into_values() {
        if group.len() < MANY {
            all.extend(group);
        } else {
            all.extend(folded(group));
        }
    }
    all
}

fn key(change: &Change) -> Key {
    (
        change.document.clone(),
        change.rule,
        change.subject.part.clone(),
        change.summary.clone(),
        change.verdicts.clone(),
        change.broken.is_empty(),
    )
}

fn folded(group: Vec<Change>) -> Option<Change> {
    let count = group.len();
    let operation = |change: &Change| match change.uses {
        Uses::Operation(old, _) => old,
        _ => None,
    };
    let operations = group.iter().filter_map(operation).collect();
    let tags: Vec<Option<String>> = group.iter().map(|change| change.tag.clone()).collect();
    let mut changes = group.into_iter();
    let mut first = changes.next()?;
    first.broken.extend(changes.flat_map(|change| change.broken));
    let summary = &first.summary;
    let part = first.subject.part.take();
    first.message = match &part {
        Some(part) => format!("{part} of {count} operations {summary}"),
        None => format!("{count} operations: each {summary}"),
    };
    first.tag = first.tag.filter(|tag| tags.iter().all(|each| each.as_ref() == Some(tag)));
    first.subject = Subject {
        kind: SubjectKind::Document,
        name: first.document.clone().unwrap_or_default(),
        part: Some(part.unwrap_or_else(|| summary.clone())),
    };
    first.uses = Uses::Operations(operations);
    Some(first)
}
