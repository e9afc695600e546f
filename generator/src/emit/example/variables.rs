//! The environment variables of the first program.

use super::builder::{client_parameters, credentials, preferred, prefix};
use crate::config::ClientParameter;
use crate::emit::client::{builder_names, default_base_url};
use crate::emit::{Crate, DocumentModule, docs};
use crate::ir::Operation;
use crate::name::Ident;
use crate::spec::{In, SecurityKind};

/// Returns the environment variables that a program with [`Settings::Environment`](super::Settings) reads, each with its
/// meaning.
pub(in crate::emit) fn variables(
    settings: &Crate<'_>,
    documents: &[DocumentModule<'_>],
) -> Vec<String> {
    let prefix = prefix(settings);
    let variable = |end: &str| docs::code(&format!("{prefix}_{end}"));
    let base_url = if let Some(url) = default_base_url(documents) {
        format!("{} if it is not set", docs::code(&url))
    } else {
        let servers = documents.iter().flat_map(|document| &document.ir.servers);
        let url = servers.map(|server| &server.url).find(|url| url.starts_with("https://"));
        let url = url.map_or("https://api.example.com", String::as_str);
        format!("such as {}", docs::code(url))
    };
    let mut lines = vec![format!("{}: the base URL, {base_url}", variable("BASE_URL"))];
    let schemes = &settings.security.schemes;
    let has_clients =
        |kind: &SecurityKind| matches!(kind, SecurityKind::OAuth2 { token_url: Some(_) });
    if let Some(environment) = &settings.config.environment {
        let condition = if schemes.is_empty() { ", if the API requires one" } else { "" };
        lines.push(format!("{}: an access token{condition}", variable("ACCESS_TOKEN")));
        if schemes.iter().any(|scheme| has_clients(&scheme.kind)) {
            lines.push(format!(
                "{} and {}: the client for which access tokens are fetched, if there is no access token",
                variable("CLIENT_ID"),
                variable("CLIENT_SECRET")
            ));
        }
        if let Some(file) = &environment.file {
            lines.push(format!(
                "the file {}, for settings without a variable",
                docs::code(&file.path)
            ));
        }
        return lines;
    }
    let names = builder_names(settings, documents);
    let scheme = preferred(settings, &names);
    let ends = scheme.map_or(&[][..], |(scheme, _)| credentials(&scheme.kind));
    let meaning = |end: &str| scheme.map_or("", |(scheme, _)| meaning(end, &scheme.kind));
    lines.extend(ends.iter().map(|end| format!("{}: {}", variable(end), meaning(end))));
    lines
}

/// Returns the environment variables with the client parameters that an operation requires, each with its meaning.
pub(in crate::emit) fn parameter_variables(
    settings: &Crate<'_>,
    documents: &[DocumentModule<'_>],
    operation: &Operation,
) -> Vec<String> {
    let prefix = prefix(settings);
    let parameters = client_parameters(settings, documents, operation).into_iter();
    let open = parameters.filter(|(parameter, _)| parameter.value.is_none());
    let line = |(parameter, setter): (&ClientParameter, Ident)| {
        let variable = docs::code(&format!("{prefix}_{}", setter.plain().to_uppercase()));
        format!("{variable}: the value of the parameter {}", docs::code(&parameter.name))
    };
    open.map(line).collect()
}

/// Returns the meaning of a credential.
fn meaning(end: &str, kind: &SecurityKind) -> &'static str {
    match (end, kind) {
        (_, SecurityKind::ApiKey { location: In::Header, name })
            if name.eq_ignore_ascii_case("authorization") =>
        {
            "the header `Authorization`, with its scheme, such as `Bearer KEY`"
        }
        ("CLIENT_ID", _) => "the client ID",
        ("CLIENT_SECRET", _) => "the client secret",
        ("ACCESS_TOKEN", _) => "an access token",
        ("USER", _) => "the user name",
        ("PASSWORD", _) => "the password",
        _ => "the API key",
    }
}
