//! The statement that creates a client in an example.

use super::expression::Expression;
use crate::config::ClientParameter;
use crate::emit::client::{builder_names, default_base_url};
use crate::emit::servers::{all, is_path};
use crate::emit::{Crate, DocumentModule};
use crate::ir::{Operation, ParameterSource};
use crate::name::{BuilderNames, Ident, SchemeName};
use crate::spec::{SecurityKind, SecurityScheme};

/// The source of the base URL and the credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit) enum Settings {
    /// Values in code.
    Code,
    /// Environment variables.
    Environment,
}

/// Returns the statement `let client = ...` for an operation.
pub(in crate::emit) fn client(
    settings: &Crate<'_>,
    documents: &[DocumentModule<'_>],
    operation: &Operation,
    source: Settings,
) -> Vec<String> {
    let mut calls = vec![Expression::plain("builder()")];
    let mut before = Vec::new();
    let names = builder_names(settings, documents);
    let scheme = preferred(settings, &names);
    let prefix = prefix(settings);
    let variable = |end: &str| format!("variable(\"{prefix}_{end}\")?");
    match source {
        Settings::Environment if settings.config.environment.is_some() => {
            calls.push(Expression::plain("environment()"));
        }
        Settings::Environment => {
            match default_base_url(documents) {
                Some(url) => {
                    let lookup = format!("env::var(\"{prefix}_BASE_URL\")");
                    let other = vec![Expression::plain(format!("|_| {url:?}.to_owned()"))];
                    let other = Expression::call("unwrap_or_else", other);
                    let url = Expression::Chain { start: lookup, calls: vec![other] };
                    before = url.statement("let base_url = ", ";");
                    calls.push(Expression::plain("base_url(base_url)"));
                }
                None => {
                    calls.push(Expression::plain(format!("base_url({})", variable("BASE_URL"))));
                }
            }
            calls.extend(scheme.and_then(|(scheme, name)| authentication(scheme, name, &variable)));
        }
        Settings::Code => {
            calls.extend(server(settings, documents));
            let value = |end: &str| {
                let words = end.to_lowercase().replace('_', " ");
                format!("{:?}", words.replace(" id", " ID").replace("api ", "API "))
            };
            calls.extend(scheme.and_then(|(scheme, name)| authentication(scheme, name, &value)));
        }
    }
    let parameters = client_parameters(settings, documents, operation);
    calls.extend(parameters.into_iter().map(|(parameter, setter)| {
        let value = match (&parameter.value, source) {
            (Some(_), _) => "true".to_owned(),
            (None, Settings::Code) => "\"value\"".to_owned(),
            (None, Settings::Environment) => variable(&setter.plain().to_uppercase()),
        };
        Expression::plain(format!("{setter}({value})"))
    }));
    calls.push(Expression::plain("build()?"));
    let client = Expression::Chain { start: "Client::".to_owned(), calls };
    before.extend(chained(&client));
    before
}

/// Returns the statement, with a call on each line.
fn chained(client: &Expression) -> Vec<String> {
    let Expression::Chain { calls, .. } = client else { return Vec::new() };
    let mut lines = vec!["let client = Client::builder()".to_owned()];
    for call in calls.iter().skip(1) {
        lines.extend(call.statement(".", "").into_iter().map(|line| format!("    {line}")));
    }
    if let Some(last) = lines.last_mut() {
        last.push(';');
    }
    lines
}

/// Returns the names of the credentials of a scheme.
pub(super) fn credentials(kind: &SecurityKind) -> &'static [&'static str] {
    match kind {
        SecurityKind::OAuth2 { token_url: Some(_) } => &["CLIENT_ID", "CLIENT_SECRET"],
        SecurityKind::OAuth2 { token_url: None } | SecurityKind::Bearer => &["ACCESS_TOKEN"],
        SecurityKind::Basic => &["USER", "PASSWORD"],
        SecurityKind::ApiKey { .. } => &["API_KEY"],
        SecurityKind::Other => &[],
    }
}

/// Returns the prefix of the environment variables.
pub(super) fn prefix(settings: &Crate<'_>) -> String {
    settings.config.environment.as_ref().map_or_else(
        || settings.name.to_uppercase().replace('-', "_"),
        |environment| environment.prefix.clone(),
    )
}

/// The origin in examples of APIs whose document contains none.
const ORIGIN: &str = "\"https://api.example.com\"";

/// Returns the call that selects a server, unless the client has a default.
fn server(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Option<Expression> {
    if default_base_url(documents).is_some() {
        return None;
    }
    let names = builder_names(settings, documents);
    let first = documents.iter().flat_map(|document| &document.ir.servers).next();
    let servers = all(documents);
    let position =
        servers.iter().position(|server| first.is_some_and(|first| first.url == server.url));
    let Some((server, names)) =
        position.and_then(|at| Some((&servers[at], names.servers.get(at)?)))
    else {
        return Some(Expression::plain(format!("base_url({ORIGIN})")));
    };
    let mut arguments: Vec<Expression> =
        is_path(server).then(|| Expression::plain(ORIGIN)).into_iter().collect();
    arguments.extend(server.variables.iter().map(|variable| {
        let is_plain = variable.default.bytes().all(|byte| byte.is_ascii_graphic());
        let text =
            if is_plain && !variable.default.is_empty() { &variable.default } else { "value" };
        Expression::plain(format!("{text:?}"))
    }));
    Some(Expression::call(names.method.as_str(), arguments))
}

/// Returns the scheme that examples use: one that programs can use without a browser, if there is one.
pub(super) fn preferred<'a>(
    settings: &'a Crate<'_>,
    names: &'a BuilderNames,
) -> Option<(&'a SecurityScheme, &'a SchemeName)> {
    let rank = |(scheme, _): &(&SecurityScheme, &SchemeName)| match &scheme.kind {
        SecurityKind::OAuth2 { token_url: Some(_) } => 0,
        SecurityKind::Bearer | SecurityKind::OAuth2 { token_url: None } => 1,
        SecurityKind::ApiKey { .. } => 2,
        SecurityKind::Basic => 3,
        SecurityKind::Other => 4,
    };
    let schemes = settings.security.schemes.iter().zip(&names.schemes);
    schemes.min_by_key(rank).filter(|(scheme, _)| scheme.kind != SecurityKind::Other)
}

/// Returns the call that sets the credentials of a scheme; `value` returns the expression of a credential. The methods for
/// all schemes of a kind are used where there is one.
fn authentication(
    scheme: &SecurityScheme,
    name: &SchemeName,
    value: &dyn Fn(&str) -> String,
) -> Option<Expression> {
    let values = credentials(&scheme.kind).iter().map(|name| Expression::plain(value(name)));
    let method = match &scheme.kind {
        SecurityKind::OAuth2 { token_url: Some(_) } => "client_credentials",
        SecurityKind::OAuth2 { token_url: None } | SecurityKind::Bearer => "token",
        SecurityKind::Basic => "basic_auth",
        SecurityKind::ApiKey { .. } => name.setter.as_str(),
        SecurityKind::Other => return None,
    };
    Some(Expression::call(method, values.collect()))
}

/// Returns the client parameters that an operation requires, with their setters.
pub(super) fn client_parameters<'a>(
    settings: &'a Crate<'_>,
    documents: &[DocumentModule<'_>],
    operation: &Operation,
) -> Vec<(&'a ClientParameter, Ident)> {
    let is_required = |name: &str| {
        operation.parameters.iter().any(|parameter| {
            parameter.source == ParameterSource::Client { required: true }
                && parameter.name.eq_ignore_ascii_case(name)
        })
    };
    let names = builder_names(settings, documents).parameters;
    let all = settings.config.client_parameters.iter().zip(names);
    all.filter(|(parameter, _)| is_required(&parameter.name)).collect()
}
