//! The names of the methods that are added to the builder of the client: servers, security schemes and client parameters.

use super::scope::{self, Candidate, Rank, Reserved};
use super::words::Words;
use super::{Ident, keyword};
use crate::ir::OperationServer;
use crate::spec::{Grant, SecurityKind, SecurityScheme, Server, ServerVariable};

const METHODS: Reserved<'_> = Reserved { names: &[keyword::BUILDER], suffix: "server", joint: "_" };
const ARGUMENTS: Reserved<'_> = Reserved { names: &[&["origin"]], suffix: "variable", joint: "_" };

/// The identifiers of a server.
#[derive(Clone, Debug)]
pub struct ServerNames {
    /// The method of the builder.
    pub method: Ident,
    /// Its arguments: the variables, in order.
    pub variables: Vec<Ident>,
}

/// The identifier of a security scheme.
#[derive(Clone, Debug)]
pub struct SchemeName {
    /// The method of the builder that sets its credentials.
    pub setter: Ident,
    /// Whether it is the method of the builder that sets the credentials of all schemes of its kind.
    pub is_shared: bool,
    /// The methods of the builder that return its flows, in order.
    pub flows: Vec<Ident>,
}

/// The identifiers of the methods that are added to the builder of the client.
#[derive(Clone, Debug)]
pub struct BuilderNames {
    /// The servers.
    pub servers: Vec<ServerNames>,
    /// The URLs of the servers of single operations.
    pub own: Vec<Ident>,
    /// The variables of the servers of single operations.
    pub own_variables: Vec<ServerNames>,
    /// The security schemes.
    pub schemes: Vec<SchemeName>,
    /// The client parameters.
    pub parameters: Vec<Ident>,
}

/// Returns the names of the servers of a crate, of those of single operations, of its security schemes, and of its client
/// parameters: all are methods of the builder.
///
/// A server is named after its variables (`tenant`), or after its name, its description or its URL if it has none.
#[must_use]
pub fn builder(
    servers: &[Server],
    own: &[OperationServer],
    schemes: &[SecurityScheme],
    parameters: &[String],
) -> BuilderNames {
    let mut candidates: Vec<Candidate<'_>> = parameters
        .iter()
        .map(|name| Candidate::new(Rank::Renamed, vec![Words::of(name).snake()]))
        .collect();
    let shared = schemes.iter().map(|scheme| is_shared(scheme, schemes));
    let shared: Vec<bool> = shared.collect();
    let with_setter = schemes.iter().zip(&shared).filter(|(_, shared)| !**shared);
    candidates.extend(with_setter.map(|(scheme, _)| scheme_candidate(scheme)));
    candidates.extend(own.iter().map(|server| {
        let url = if server.default.is_empty() { &server.url } else { &server.default };
        let words = Words::of(without_scheme(url)).and("url");
        Candidate::new(Rank::Inline, vec![words.snake()])
    }));
    candidates.extend(own.iter().map(|server| {
        let url = Words::of(without_scheme(&server.url)).and("variables").snake();
        let names = [variables(&server.variables), Some(url)];
        Candidate::new(Rank::Inline, names.into_iter().flatten().collect())
    }));
    candidates.extend(servers.iter().map(candidate));
    candidates.extend(schemes.iter().flat_map(|scheme| {
        scheme.user_flows.iter().map(|flow| flow_candidate(scheme, flow.grant))
    }));
    let mut names = scope::assign(candidates, METHODS).into_iter().map(Ident::legal);
    let parameters = names.by_ref().take(parameters.len()).collect();
    let mut scheme_names = Vec::new();
    for (scheme, is_shared) in schemes.iter().zip(shared) {
        let own = if is_shared { None } else { names.next() };
        let setter = own.unwrap_or_else(|| Ident::legal(shared_setter(&scheme.kind).to_owned()));
        scheme_names.push(SchemeName { setter, is_shared, flows: Vec::new() });
    }
    let own_urls = names.by_ref().take(own.len()).collect();
    let of_own = own.iter().map(|server| &server.variables).zip(names.by_ref().take(own.len()));
    let own_variables = of_own.map(|(variables, method)| server_names(method, variables)).collect();
    let methods = names.by_ref().take(servers.len());
    let of_servers = servers.iter().map(|server| &server.variables).zip(methods);
    let servers = of_servers.map(|(variables, method)| server_names(method, variables)).collect();
    for (scheme, own) in schemes.iter().zip(&mut scheme_names) {
        own.flows = names.by_ref().take(scheme.user_flows.len()).collect();
    }
    BuilderNames { servers, own: own_urls, own_variables, schemes: scheme_names, parameters }
}

fn server_names(method: Ident, variables: &[ServerVariable]) -> ServerNames {
    let candidate = |variable: &ServerVariable| {
        Candidate::new(Rank::Inline, vec![Words::of(&variable.name).snake()])
    };
    let candidates = variables.iter().map(candidate).collect();
    let variables = scope::assign(candidates, ARGUMENTS).into_iter().map(Ident::legal).collect();
    ServerNames { method, variables }
}

/// Returns the method of the builder that sets the credentials of all schemes of a kind.
fn shared_setter(kind: &SecurityKind) -> &'static str {
    match kind {
        SecurityKind::OAuth2 { token_url: Some(_) } => "client_credentials",
        SecurityKind::OAuth2 { token_url: None } | SecurityKind::Bearer => "token",
        SecurityKind::Basic => "basic_auth",
        SecurityKind::ApiKey { .. } | SecurityKind::Other => "",
    }
}

/// Returns whether the name of a scheme is that of the method for all schemes of its kind, and there is no other.
fn is_shared(scheme: &SecurityScheme, schemes: &[SecurityScheme]) -> bool {
    let shared = shared_setter(&scheme.kind);
    let of_kind = schemes.iter().filter(|other| shared_setter(&other.kind) == shared);
    !shared.is_empty() && Words::of(&scheme.name).snake() == shared && of_kind.count() == 1
}

fn scheme_candidate(scheme: &SecurityScheme) -> Candidate<'_> {
    let name = Words::of(&scheme.name).snake();
    let longer = format!("{name}_scheme");
    let is_reserved = keyword::BUILDER.binary_search(&name.as_str()).is_ok();
    let names = if is_reserved { vec![longer] } else { vec![name, longer] };
    Candidate::new(Rank::Component, names)
}

/// Returns the method that returns a flow of a scheme.
fn flow_candidate(scheme: &SecurityScheme, grant: Grant) -> Candidate<'_> {
    let end = match grant {
        Grant::AuthorizationCode => "code_flow",
        Grant::DeviceCode => "device_flow",
    };
    let name = Words::of(&scheme.name).snake();
    Candidate::new(Rank::Component, vec![format!("{name}_{end}"), format!("{name}_scheme_{end}")])
}

fn without_scheme(url: &str) -> &str {
    url.trim_start_matches("https://").trim_start_matches("http://")
}

/// Returns the names of variables: `tenant and region`.
fn variables(variables: &[ServerVariable]) -> Option<String> {
    let names: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
    (!names.is_empty()).then(|| Words::of(&names.join(" and ")).snake())
}

fn candidate(server: &Server) -> Candidate<'_> {
    let about = server.description.as_deref().map(|text| text.chars().take(40).collect::<String>());
    let about = about.filter(|text| !text.trim().is_empty());
    let name = server.name.clone().filter(|text| !text.trim().is_empty());
    let strings = name.into_iter().chain(about).chain([without_scheme(&server.url).to_owned()]);
    let names = strings.map(|text| Words::of(&text).snake());
    Candidate::new(Rank::Inline, variables(&server.variables).into_iter().chain(names).collect())
}
