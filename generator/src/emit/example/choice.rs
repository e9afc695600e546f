//! The choice of the operations that examples show.

use super::call::{Call, call};
use super::ending::{Ending, response_body};
use crate::emit::{Crate, DocumentModule};
use crate::ir::{Address, Operation, OperationId, ParameterSource, ResponseBody, Ty};

/// An operation in an example.
pub(in crate::emit) struct Choice<'a> {
    pub(in crate::emit) document: &'a DocumentModule<'a>,
    pub(in crate::emit) operation: &'a Operation,
    pub(in crate::emit) call: Call,
}

/// Returns the operation for the first example: a list without required arguments, if there is one.
pub(in crate::emit) fn first_call<'a>(
    settings: &Crate<'_>,
    documents: &'a [DocumentModule<'_>],
) -> Option<Choice<'a>> {
    first(settings, documents, |_| true)
}

/// Returns the simplest operation with a property, among those that an example can call completely.
pub(in crate::emit) fn first<'a>(
    settings: &Crate<'_>,
    documents: &'a [DocumentModule<'_>],
    property: impl Fn(&Operation) -> bool,
) -> Option<Choice<'a>> {
    let operations = documents.iter().flat_map(|document| {
        let operations = document.ir.operations.iter().enumerate();
        operations.map(move |(id, operation)| (document, OperationId(id), operation))
    });
    let mut all: Vec<_> = operations.filter(|(_, _, operation)| property(operation)).collect();
    // The sort is stable, so the first of the simplest operations is chosen.
    all.sort_by_key(|(_, _, operation)| effort(operation));
    all.into_iter().find_map(|(document, id, operation)| {
        let call = call(settings, document, id, 0);
        call.given.is_empty().then_some(Choice { document, operation, call })
    })
}

/// Returns the effort of a reader to understand a call.
fn effort(operation: &Operation) -> (bool, bool, u8, usize) {
    let is_unusual = operation.docs.deprecated || operation.address != Address::Shared;
    let parts = operation.form_parts().unwrap_or_default().iter();
    let parts = parts.filter(|part| part.required).count();
    let sends_body = operation.body_required || parts > 0;
    let kind = match response_body(operation) {
        _ if Ending::of(operation) == Ending::Items => 0,
        Some(ResponseBody::Json(Ty::List(_))) => 1,
        Some(ResponseBody::Json(_)) => 2,
        _ => 3,
    };
    let parameters = operation.parameters.iter();
    let required = parameters.filter(|each| each.source == ParameterSource::Required).count();
    (is_unusual, sends_body, kind, required + parts)
}
