//! Lists that come in pages, by the rules of the configuration.

use crate::api::{AnswerBody, AnswerCase, Paging, Ty};
use crate::lower::Options;
use crate::lower::schema::Types;
use crate::spec::{In, Method, Operation, Parameter, ParameterKind};

/// How an operation pages: by the first rule whose parameters it has, if its one answer is a list.
pub(super) fn paging(
    types: &Types<'_>,
    options: &Options,
    operation: &Operation,
    answers: &[AnswerCase],
) -> Option<Paging> {
    let [AnswerCase { body: AnswerBody::Json(Ty::List(_)), .. }] = answers else { return None };
    if operation.method != Method::Get {
        return None;
    }
    let has = |name: &str| query(operation, name).is_some();
    let rule = options.paging.iter().find(|rule| has(&rule.offset) && has(&rule.limit))?;
    let documented = query(operation, &rule.limit).and_then(|limit| maximum(types, limit));
    Some(Paging {
        max_limit: documented.unwrap_or(rule.max_limit),
        total: rule.total.clone().filter(|(count, _)| has(count)),
        ..rule.clone()
    })
}

fn query<'o>(operation: &'o Operation, name: &str) -> Option<&'o Parameter> {
    let is_it = |each: &&Parameter| each.location == In::Query && each.name == name;
    operation.parameters.iter().find(is_it)
}

/// The largest value that the document allows.
fn maximum(types: &Types<'_>, parameter: &Parameter) -> Option<u64> {
    match &parameter.kind {
        ParameterKind::Styled { schema, .. } => {
            types.schema(*schema).limits.maximum.as_ref()?.parse().ok()
        }
        ParameterKind::Content(_) => None,
    }
}
