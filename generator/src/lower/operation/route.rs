//! Path templates with a query, and with a fragment that only distinguishes operations.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::parameter::undeclared;
use crate::diagnostic::Code;
use crate::ir::{Parameter, ParameterSource, ParameterValue};
use crate::lower::schema::TypeBuilder;
use crate::spec::{In, Operation, Style};

/// The path template of an operation, split.
pub(super) struct Route {
    /// The path without the query.
    pub(super) path: String,
    /// The query parameters of every request.
    pub(super) query: Vec<(String, String)>,
}

/// Splits a path template. Each variable of its query is a declared parameter, or one that is added.
pub(super) fn route(
    types: &mut TypeBuilder<'_>,
    operation: &Operation,
    parameters: &mut Vec<Parameter>,
) -> Route {
    let (template, expanded) = without_expansions(&operation.path);
    let (path, query) = split(&template);
    let mut fixed = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decoded(name), decoded(value));
        match value.strip_prefix('{').and_then(|value| value.strip_suffix('}')) {
            Some(variable) => {
                add_query(
                    types,
                    operation,
                    parameters,
                    (&name, variable),
                    ParameterSource::Required,
                );
            }
            None if sends(parameters, &name) => {}
            None => fixed.push((name, value)),
        }
    }
    for name in expanded {
        add_query(types, operation, parameters, (name, name), ParameterSource::Optional);
    }
    Route { path: path.to_owned(), query: fixed }
}

/// Returns a template without `{?a,b}` and `{&c}`, and the names in these.
fn without_expansions(template: &str) -> (Cow<'_, str>, Vec<&str>) {
    let (mut text, mut names, mut rest) = (String::new(), Vec::new(), template);
    while let Some(start) = ["{?", "{&"].into_iter().filter_map(|mark| rest.find(mark)).min() {
        let Some(length) = rest[start..].find('}') else { break };
        text.push_str(&rest[..start]);
        names.extend(rest[start + 2..start + length].split(',').filter(|name| !name.is_empty()));
        rest = &rest[start + length + 1..];
    }
    if names.is_empty() { (template.into(), names) } else { ((text + rest).into(), names) }
}

/// Returns the path and the query, without the fragment.
fn split(template: &str) -> (&str, &str) {
    let whole = template.split('#').next().unwrap_or_default();
    whole.split_once('?').unwrap_or((whole, ""))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Returns whether every request has a query parameter.
fn sends(parameters: &[Parameter], name: &str) -> bool {
    let is_it = |each: &Parameter| each.location == In::Query && each.name == name;
    parameters.iter().any(|each| is_it(each) && each.source.is_always_sent())
}

/// Adds a query parameter for a variable of the query, unless there is one.
fn add_query(
    types: &mut TypeBuilder<'_>,
    operation: &Operation,
    parameters: &mut Vec<Parameter>,
    (name, variable): (&str, &str),
    source: ParameterSource,
) {
    let is_query = |each: &Parameter| each.location == In::Query && each.name == name;
    if parameters.iter().any(is_query) {
        return;
    }
    let is_declared = |each: &&mut Parameter| {
        matches!(each.location, In::Path | In::Query) && each.name == variable
    };
    if let Some(parameter) = parameters.iter_mut().find(is_declared) {
        name.clone_into(&mut parameter.name);
        if parameter.location == In::Path {
            parameter.location = In::Query;
            set_query_style(&mut parameter.value);
        }
        return;
    }
    let help = match source {
        ParameterSource::Required => "treated as a required string",
        _ => "treated as an optional string",
    };
    let message = format!(
        "the path template contains `{variable}`, which is not declared under `parameters`"
    );
    types.diagnostics.push(Code::UndeclaredPathParameter, &operation.at, message, help);
    let mut parameter = Parameter { location: In::Query, source, ..undeclared(name) };
    set_query_style(&mut parameter.value);
    parameters.push(parameter);
}

/// Sets the default style of queries.
fn set_query_style(value: &mut ParameterValue) {
    if let ParameterValue::Styled { style, explode, .. } = value {
        (*style, *explode) = (Style::Form, true);
    }
}
