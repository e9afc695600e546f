//! The form of an operation.

use super::{expected, success};
use crate::ir::{
    self, ErrorSet, Operation, OperationShape, ParameterSource, PartKind, RequestShape,
    ResponseBody, Segment, Success, Ty, TypeDef,
};
use crate::spec::In;

/// Returns the form of an operation.
pub(super) fn shape(operation: &Operation, types: &[TypeDef], sets: &[ErrorSet]) -> OperationShape {
    let success = success::success(operation);
    OperationShape {
        parameters: parameters(operation),
        sent_order: sent_order(operation),
        request: request(operation, &success),
        results: expected::results(operation),
        errors: expected::errors(operation, sets),
        omits_read_only: false,
        is_streamed: success::is_streamed(operation),
        page_item: page_item(operation, types),
        success,
    }
}

fn parameters(operation: &Operation) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    for segment in &operation.path {
        if let Segment::Parameter(position) = segment
            && !order.contains(position)
        {
            order.push(*position);
        }
    }
    let rest: Vec<usize> =
        (0..operation.parameters.len()).filter(|position| !order.contains(position)).collect();
    order.extend(rest);
    order
}

/// Returns the order of the query parameters, or of the parts, unless there are less than two, or all are required and
/// are arguments in this order.
fn sent_order(operation: &Operation) -> Vec<String> {
    let queries = operation.parameters.iter().filter(|parameter| {
        parameter.location == In::Query
            && !matches!(parameter.source, ParameterSource::Client { .. })
    });
    let parts = operation.form_parts().unwrap_or_default().iter();
    let mut parts: Vec<_> =
        parts.filter(|part| !matches!(part.kind, PartKind::Others)).enumerate().collect();
    parts.sort_by_key(|(_, part)| part.position);
    let is_sorted = parts.is_sorted_by_key(|(argument, _)| *argument);
    let names: Vec<(bool, &String)> = queries
        .map(|query| (query.source.is_always_sent(), &query.name))
        .chain(parts.into_iter().map(|(_, part)| (part.required, &part.name)))
        .collect();
    if names.len() < 2 || (is_sorted && names.iter().all(|(required, _)| *required)) {
        return Vec::new();
    }
    names.into_iter().map(|(_, name)| name.clone()).collect()
}

fn request(operation: &Operation, success: &Success) -> RequestShape {
    let is_of_job =
        operation.job.is_some() || operation.polled_job.is_some() || operation.is_located;
    let has_methods = !operation.forms.is_empty() || operation.paging.is_some() || is_of_job;
    match success {
        Success::Enum(_) => RequestShape::Untyped,
        Success::Uniform(_) if has_methods || has_setters(operation) => RequestShape::Typed,
        Success::Uniform(_) => RequestShape::Alias,
    }
}

fn has_setters(operation: &Operation) -> bool {
    let is_optional = operation.parameters.iter().any(|each| each.source.has_setter());
    let has_optional_input = match operation.form_parts() {
        Some(parts) => parts
            .iter()
            .any(|part| !part.required || part.headers.iter().any(|header| !header.required)),
        None => !operation.bodies.is_empty() && !operation.body_required,
    };
    is_optional || has_optional_input
}

/// Returns the type of the items of a list that comes in pages.
fn page_item(operation: &Operation, types: &[TypeDef]) -> Option<Ty> {
    let paging = operation.paging.as_ref()?;
    let ResponseBody::Json(body) = &operation.only_success()?.body else { return None };
    let list = match &paging.items {
        Some(items) => &ir::property(types, body, &items.property)?.ty,
        None => body,
    };
    if let Ty::List(item) = list { Some((**item).clone()) } else { None }
}
