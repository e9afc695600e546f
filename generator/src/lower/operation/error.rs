//! The documented errors of operations.
//!
//! If all errors of an operation are JSON of the same type, that type is the error of the operation. If none has a body, the
//! type is `()`. The others share the enum of their tag, with a variant for each status code. If operations contradict each
//! other, the enum has the type that most of them document, and each of the others gets a separate enum.

use std::collections::BTreeMap;

use crate::ir::{ErrorBody, ErrorContent, ErrorSet, ErrorSetId, OperationId, TagId, Ty};
use crate::lower::draft::{DocumentedError, IrDraft, OperationDraft};
use crate::spec::StatusRange;

type Variants = BTreeMap<StatusRange, (ErrorContent, Option<String>)>;

/// Sets the error type of each operation, and returns the enums: those of tags, each followed by those of its operations.
pub(in crate::lower) fn error_sets(draft: &mut IrDraft) -> Vec<ErrorSet> {
    let mut by_tag: BTreeMap<TagId, Vec<usize>> = BTreeMap::new();
    for (index, each) in draft.operations.iter_mut().enumerate() {
        each.operation.error = single(&each.errors);
        if each.operation.error == ErrorBody::Set(PENDING) {
            by_tag.entry(each.operation.tag).or_default().push(index);
        }
    }
    let mut sets = Vec::new();
    for (tag, indices) in by_tag {
        group(&mut draft.operations, tag, &indices, &mut sets);
    }
    sets
}

/// A placeholder for an enum that does not exist yet.
const PENDING: ErrorSetId = ErrorSetId(usize::MAX);

/// Returns the error type of an operation without the others of its tag.
fn single(errors: &[DocumentedError]) -> ErrorBody {
    let mut contents = errors.iter().map(|each| &each.content);
    match contents.next() {
        None => ErrorBody::None,
        Some(ErrorContent::None) if contents.all(|each| *each == ErrorContent::None) => {
            ErrorBody::None
        }
        // A type of another crate cannot implement the trait of error bodies, so an enum contains it.
        Some(ErrorContent::Json(ty))
            if contents.all(|each| each.ty() == Some(ty)) && !is_external(ty) =>
        {
            ErrorBody::One(ty.clone())
        }
        Some(_) => ErrorBody::Set(PENDING),
    }
}

/// Returns whether a type is a type of another crate, or a list or map of one.
fn is_external(ty: &Ty) -> bool {
    match ty {
        Ty::External(_) => true,
        Ty::List(inner) | Ty::Map(inner) | Ty::Nullable(inner) | Ty::Boxed(inner) => {
            is_external(inner)
        }
        _ => false,
    }
}

fn group(
    operations: &mut [OperationDraft],
    tag: TagId,
    indices: &[usize],
    sets: &mut Vec<ErrorSet>,
) {
    let common = most_common(operations, indices);
    let (fitting, other): (Vec<usize>, Vec<usize>) =
        indices.iter().partition(|index| fits(&operations[**index].errors, &common));
    if !fitting.is_empty() {
        let mut cases = Variants::new();
        for index in &fitting {
            operations[*index].operation.error = ErrorBody::Set(ErrorSetId(sets.len()));
            add_cases(&mut cases, &operations[*index].errors);
        }
        sets.push(ErrorSet { tag, operation: None, cases: list(cases) });
    }
    for index in other {
        let mut cases = Variants::new();
        operations[index].operation.error = ErrorBody::Set(ErrorSetId(sets.len()));
        add_cases(&mut cases, &operations[index].errors);
        let operation = Some(OperationId(index));
        sets.push(ErrorSet { tag, operation, cases: list(cases) });
    }
}

/// Returns the content that most operations document for each status code, or the first of equally common ones.
fn most_common(
    operations: &[OperationDraft],
    indices: &[usize],
) -> BTreeMap<StatusRange, ErrorContent> {
    let mut counts: BTreeMap<StatusRange, Vec<(ErrorContent, usize)>> = BTreeMap::new();
    for case in indices.iter().flat_map(|index| &operations[*index].errors) {
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

fn fits(errors: &[DocumentedError], common: &BTreeMap<StatusRange, ErrorContent>) -> bool {
    errors.iter().all(|case| common.get(&case.status) == Some(&case.content))
}

fn add_cases(cases: &mut Variants, errors: &[DocumentedError]) {
    for case in errors {
        // If the descriptions differ, each is too specific for the enum.
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

fn list(cases: Variants) -> Vec<(StatusRange, ErrorContent, Option<String>)> {
    cases.into_iter().map(|(status, (content, text))| (status, content, text)).collect()
}
