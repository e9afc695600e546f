//! Operations.
//!
//! Lowering an operation is a transaction: an operation that cannot be called correctly is skipped with one diagnostic.
//! Types that only this operation uses are removed with the other unused types.

mod body;
mod charset;
mod error;
mod form;
mod header;
mod idempotency;
mod items;
mod job;
mod lenient;
mod media;
mod multipart;
mod paging;
mod parameter;
mod path;
mod position;
mod rejected;
mod response;
mod roots;
mod route;
mod serialization;

pub(super) use error::error_sets;
pub(super) use job::link_jobs;
pub(super) use paging::settle_paging;
pub(super) use roots::roots;

use super::draft::OperationDraft;
use super::filter::DEFAULT_TAG;
use super::options::Options;
use super::schema::TypeBuilder;
use crate::ir::{
    Address, Docs, ErrorBody, Operation, OperationSecurity, OperationShape, ResponseBody, TagId,
    Ty, Usage,
};
use crate::spec;
use rejected::Rejected;
use response::Responses;

/// Lowers an operation; `None` if it cannot be called correctly.
pub(super) fn operation(
    types: &mut TypeBuilder<'_>,
    options: &Options,
    operation: &spec::Operation,
) -> Option<OperationDraft> {
    match lower(types, options, operation) {
        Ok(draft) => Some(draft),
        Err(Rejected { code, at, message }) => {
            let method = operation.method.as_str();
            let help = format!("`{method} {}` is skipped", operation.path);
            types.diagnostics.push(code, &at, message, help);
            None
        }
    }
}

/// Returns the types of a webhook with their directions: its request is received, its response is sent.
pub(super) fn webhook(
    types: &mut TypeBuilder<'_>,
    operation: &spec::Operation,
) -> Vec<(Ty, Usage)> {
    let received = Usage { sent: false, received: true };
    let sent = Usage { sent: true, received: false };
    let bodies = operation.body.iter().flat_map(|body| &body.contents);
    let responses = operation.responses.iter().flat_map(|response| &response.contents);
    let mut uses = Vec::new();
    for (content, usage) in
        bodies.map(|content| (content, received)).chain(responses.map(|content| (content, sent)))
    {
        for id in content.schema.into_iter().chain(content.item_schema) {
            uses.push((types.whole(id), usage));
        }
    }
    uses
}

fn lower(
    types: &mut TypeBuilder<'_>,
    options: &Options,
    operation: &spec::Operation,
) -> Result<OperationDraft, Rejected> {
    let mut parameters = parameter::parameters(types, options, operation)?;
    let route = route::route(types, operation, &mut parameters);
    let path = path::path(types, operation, &route.path, &mut parameters);
    let idempotency = idempotency::key(options, operation, &mut parameters);
    let bodies = body::bodies(types, operation)?;
    let Responses { cases, forms, errors, accept } = response::responses(types, operation);
    let headers = header::headers(types, operation);
    let has_events = cases
        .iter()
        .map(|case| &case.body)
        .chain(forms.iter().map(|form| &form.body))
        .any(ResponseBody::is_events);
    let has_values = cases
        .iter()
        .map(|case| &case.body)
        .chain(forms.iter().map(|form| &form.body))
        .any(|body| body.ty().is_some());
    let paging = paging::rules(types, options, operation);
    let required = operation.body.as_ref().is_some_and(|body| body.required);
    let lowered = Operation {
        at: operation.at.clone(),
        tag: TagId(0),
        method: operation.method.clone(),
        address: Address::Shared,
        template: operation.path.clone(),
        route: route.path,
        query: route.query,
        path,
        docs: docs(operation),
        parameters,
        body_required: required && !bodies.is_empty(),
        bodies,
        responses: cases,
        forms,
        headers,
        leniency: lenient::leniency(options, operation, has_values),
        end_of_events: options.end_of_events.clone().filter(|_| has_events),
        error: ErrorBody::None,
        error_docs: errors.iter().map(|each| (each.status, each.description.clone())).collect(),
        accept,
        id: operation.id.clone(),
        security: OperationSecurity::Undescribed,
        paging: None,
        idempotency,
        job: None,
        polled_job: None,
        is_located: false,
        shape: OperationShape::default(),
    };
    let tag = operation.tag.clone().unwrap_or_else(|| DEFAULT_TAG.to_owned());
    Ok(OperationDraft { operation: lowered, tag, errors, paging })
}

fn docs(operation: &spec::Operation) -> Docs {
    let not_blank = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let text = match (not_blank(&operation.summary), not_blank(&operation.description)) {
        (Some(summary), Some(description)) if summary.trim() != description.trim() => {
            Some(format!("{}\n\n{}", summary.trim(), description.trim()))
        }
        (summary, description) => summary.or(description),
    };
    Docs { text, notes: Vec::new(), deprecated: operation.deprecated }
}
