//! Documented errors, grouped.
//!
//! An operation whose errors all hold JSON of the same type has that type as its error. The others share
//! the enum of their tag, with a case for each status: where operations disagree on a status, the
//! type that most of them document stands in the enum, and the others get an enum of their own.

use std::collections::BTreeMap;

use crate::ir::{ErrorBody, ErrorContent, ErrorSet, ErrorSetId, OperationId, TagId};
use crate::lower::draft::{Draft, ErrorCase, OperationDraft};
use crate::spec::StatusRange;

type Cases = BTreeMap<StatusRange, (ErrorContent, Option<String>)>;

/// Gives each operation its error type, and answers the enums: those of tags first, each followed by
/// those of its operations.
pub(in crate::lower) fn error_sets(draft: &mut Draft) -> Vec<ErrorSet> {
    let mut by_tag: BTreeMap<TagId, Vec<usize>> = BTreeMap::new();
    for (index, each) in draft.operations.iter_mut().enumerate() {
        each.operation.error = single(&each.errors);
        if each.operation.error == ErrorBody::Set(PENDING) {
            by_tag.entry(each.operation.tag).or_default().push(index);
        }
    }
    let mut sets = Vec::new();
    for (tag, fields) in by_tag {
        group(&mut draft.operations, tag, &fields, &mut sets);
    }
    sets
}

/// Stands for an enum that is not there yet.
const PENDING: ErrorSetId = ErrorSetId(usize::MAX);

/// The error type of an operation by itself.
fn single(errors: &[ErrorCase]) -> ErrorBody {
    let contents = errors.iter().map(|each| &each.content);
    let mut contents = contents.filter(|each| **each != ErrorContent::None);
    match contents.next() {
        None => ErrorBody::None,
        Some(ErrorContent::Json(ty)) if contents.all(|each| each.ty() == Some(ty)) => {
            ErrorBody::One(ty.clone())
        }
        Some(_) => ErrorBody::Set(PENDING),
    }
}

fn group(
    operations: &mut [OperationDraft],
    tag: TagId,
    fields: &[usize],
    sets: &mut Vec<ErrorSet>,
) {
    let common = most_common(operations, fields);
    let (fitting, other): (Vec<usize>, Vec<usize>) =
        fields.iter().partition(|index| fits(&operations[**index].errors, &common));
    if !fitting.is_empty() {
        let mut cases = Cases::new();
        for index in &fitting {
            operations[*index].operation.error = ErrorBody::Set(ErrorSetId(sets.len()));
            add_cases(&mut cases, &operations[*index].errors);
        }
        sets.push(ErrorSet { tag, operation: None, cases: list(cases) });
    }
    for index in other {
        let mut cases = Cases::new();
        operations[index].operation.error = ErrorBody::Set(ErrorSetId(sets.len()));
        add_cases(&mut cases, &operations[index].errors);
        let operation = Some(OperationId(index));
        sets.push(ErrorSet { tag, operation, cases: list(cases) });
    }
}

/// The type that most operations document for each status; of equally common ones the first.
fn most_common(
    operations: &[OperationDraft],
    fields: &[usize],
) -> BTreeMap<StatusRange, ErrorContent> {
    let mut counts: BTreeMap<StatusRange, Vec<(ErrorContent, usize)>> = BTreeMap::new();
    for case in fields.iter().flat_map(|index| &operations[*index].errors) {
        let list = counts.entry(case.status).or_default();
        match list.iter_mut().find(|(content, _)| *content == case.content) {
            Some((_, count)) => *count += 1,
            None => list.push((case.content.clone(), 1)),
        }
    }
    let best = |list: Vec<(ErrorContent, usize)>| {
        list.into_iter().reduce(|best, each| if each.1 > best.1 { each } else { best })
    };
    counts.into_iter().filter_map(|(status, list)| Some((status, best(list)?.0))).collect()
}

fn fits(errors: &[ErrorCase], common: &BTreeMap<StatusRange, ErrorContent>) -> bool {
    errors.iter().all(|case| common.get(&case.status) == Some(&case.content))
}

fn add_cases(cases: &mut Cases, errors: &[ErrorCase]) {
    for case in errors {
        // A description that differs between operations says too much about one of them.
        cases
            .entry(case.status)
            .and_modify(|(_, text)| {
                if *text != case.description {
                    *text = None;
                }
            })
            .or_insert_with(|| (case.content.clone(), case.description.clone()));
    }
}

fn list(cases: Cases) -> Vec<(StatusRange, ErrorContent, Option<String>)> {
    cases.into_iter().map(|(status, (content, text))| (status, content, text)).collect()
}
