//! Paths that say more than a path: a query, and a fragment that only tells operations apart.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::parameter::undeclared;
use crate::diagnostic::Code;
use crate::ir::{Parameter, ParameterValue, Supply};
use crate::lower::schema::Types;
use crate::spec::{In, Operation, Style};

/// What the path of an operation says.
pub(super) struct Route {
    /// The path itself.
    pub(super) path: String,
    /// What every request has in its query.
    pub(super) query: Vec<(String, String)>,
}

/// Takes a path apart. What its query leaves to the caller is a parameter: a declared one, or one that is added.
pub(super) fn route(
    types: &mut Types<'_>,
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
                ask(types, operation, parameters, (&name, variable), Supply::Required);
            }
            None if sends(parameters, &name) => {}
            None => fixed.push((name, value)),
        }
    }
    for name in expanded {
        ask(types, operation, parameters, (name, name), Supply::Optional);
    }
    Route { path: path.to_owned(), query: fixed }
}

/// A template without `{?a,b}` and `{&c}`, and the names that stand in those.
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

/// The path and the query, without the fragment.
fn split(template: &str) -> (&str, &str) {
    let whole = template.split('#').next().unwrap_or_default();
    whole.split_once('?').unwrap_or((whole, ""))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Whether every request has a query parameter anyway.
fn sends(parameters: &[Parameter], name: &str) -> bool {
    let is_it = |each: &Parameter| each.location == In::Query && each.name == name;
    parameters.iter().any(|each| is_it(each) && each.supply == Supply::Required)
}

/// Makes sure that there is a query parameter for a variable of the query.
fn ask(
    types: &mut Types<'_>,
    operation: &Operation,
    parameters: &mut Vec<Parameter>,
    (name, variable): (&str, &str),
    supply: Supply,
) {
    let is_query = |each: &Parameter| each.location == In::Query && each.name == name;
    if parameters.iter().any(is_query) {
        return;
    }
    let is_meant = |each: &&mut Parameter| {
        matches!(each.location, In::Path | In::Query) && each.name == variable
    };
    if let Some(parameter) = parameters.iter_mut().find(is_meant) {
        name.clone_into(&mut parameter.name);
        if parameter.location == In::Path {
            parameter.location = In::Query;
            exploded(&mut parameter.value);
        }
        return;
    }
    let help = match supply {
        Supply::Required => "it is taken for a required text",
        _ => "it is taken for a text that need not be there",
    };
    let message = format!("the path names `{variable}`, which is not declared as a parameter");
    types.findings.add_with_help(Code::UndeclaredPathParameter, &operation.at, message, help);
    let mut parameter = Parameter { location: In::Query, supply, ..undeclared(name) };
    exploded(&mut parameter.value);
    parameters.push(parameter);
}

/// Writes a value as queries usually do.
fn exploded(value: &mut ParameterValue) {
    if let ParameterValue::Styled { style, explode, .. } = value {
        (*style, *explode) = (Style::Form, true);
    }
}
