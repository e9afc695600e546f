//! Operations whose requests contain a key, by which the server recognizes a request that is sent again.

use super::parameter;
use crate::ir::{IdempotencyKey, Parameter, ParameterSource};
use crate::lower::filter::is_included;
use crate::lower::options::Options;
use crate::spec::{In, Method, Operation};

/// The documentation of the header, if the document has none.
const DOCS: &str = "A key by which the server recognizes a request that is sent again.";

/// Returns the key of an operation by the first rule that applies, and makes its header an optional parameter.
pub(super) fn key(
    options: &Options,
    operation: &Operation,
    parameters: &mut Vec<Parameter>,
) -> Option<IdempotencyKey> {
    if !matches!(operation.method, Method::Post | Method::Patch) {
        return None;
    }
    let mut rules = options.idempotency.iter().enumerate();
    let (rule, found) =
        rules.find(|(_, each)| is_included(operation, &each.include, &each.exclude))?;
    let is_key = |parameter: &Parameter| {
        parameter.location == In::Header && parameter.name.eq_ignore_ascii_case(&found.header)
    };
    let position = parameters.iter().position(is_key).unwrap_or_else(|| {
        parameters.push(parameter::optional_header(&found.header));
        parameters.len() - 1
    });
    let parameter = &mut parameters[position];
    parameter.source = ParameterSource::Optional;
    parameter.docs.text.get_or_insert_with(|| DOCS.to_owned());
    parameter.docs.notes.push("Default: a random key for each call".to_owned());
    Some(IdempotencyKey { rule, header: parameter.name.clone() })
}
