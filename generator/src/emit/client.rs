//! The client and its builder, with methods for the servers of the documents, and for the client parameters of the
//! configuration.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::object::MANY;
use super::{Crate, DocumentModule, Piece, RustFile, docs, environment};
use crate::ir::{Ir, OperationServer, RuntimePart};
use crate::name::{BuilderNames, Ident, ServerNames, builder};
use crate::spec::{SecurityKind, Server};

/// Prints the file of the methods.
pub(super) fn file(settings: &Crate, documents: &[DocumentModule<'_>]) -> RustFile {
    let servers_here = all(documents);
    let own = own(documents);
    let names = builder_names(settings, documents);
    let switches = settings.config.client_parameters.iter().zip(&names.parameters);
    let switches = switches.map(|(parameter, ident)| {
        let name = Literal::string(&parameter.name);
        let docs = docs::attributes(docs::text(&parameter.docs));
        let Some(value) = &parameter.value else {
            return quote! {
                #docs
                pub fn #ident(mut self, value: impl Into<String>) -> Self {
                    self.configuration().parameters.insert(#name.to_owned(), value.into());
                    self
                }
            };
        };
        quote! {
            #docs
            pub fn #ident(mut self, on: bool) -> Self {
                let parameters = &mut self.configuration().parameters;
                if on {
                    parameters.insert(#name.to_owned(), #value.to_owned());
                } else {
                    parameters.remove(#name);
                }
                self
            }
        }
    });
    let methods: Vec<TokenStream> = switches
        .chain(servers_here.iter().zip(&names.servers).map(|(server, names)| method(server, names)))
        .chain(own.iter().zip(&names.own).map(|(server, name)| redirection(server, name)))
        .collect();
    let default = default(documents);
    let docs =
        vec!["The client, its servers, and the parameters that it adds to requests.".to_owned()];
    let runtime = format!("{}::runtime", settings.home.inside());
    let mut pieces = vec![Piece::Line(definition(settings, documents))];
    if let Some(environment) = &settings.config.environment {
        pieces.splice(0..0, environment::pieces(environment, &runtime));
    }
    pieces.push(Piece::Items(quote!(impl ClientBuilder { #default #(#methods)* })));
    RustFile { docs, pieces }
}

/// Returns the names of the methods that are added to the builder.
pub(super) fn builder_names(settings: &Crate, documents: &[DocumentModule<'_>]) -> BuilderNames {
    let parameters = settings.config.client_parameters.iter();
    let parameters: Vec<String> = parameters.map(|each| each.setter.clone()).collect();
    builder(&all(documents), &own(documents), &parameters)
}

/// Returns the default base URL: the first server, if it is the same in all documents and has no variable without listed
/// values.
pub(super) fn default_base_url(documents: &[DocumentModule<'_>]) -> Option<String> {
    let mut firsts = documents.iter().map(|document| first(document.ir));
    let url = firsts.next()??;
    firsts.all(|other| other.as_ref() == Some(&url)).then_some(url)
}

/// Returns the definition of the client and its builder.
fn definition(settings: &Crate, documents: &[DocumentModule<'_>]) -> String {
    let inside = settings.home.inside();
    let setters = setters(settings, documents).join(", ");
    format!(
        "{inside}::runtime::client! {{\n    \
         /// A client of the API.\n    ///\n    \
         /// A client is cheap to clone, and its clones share connections, tokens and limits: create one client and\n    \
         /// keep it.\n    \
         Client,\n    \
         /// A builder of a [`Client`].\n    ///\n    \
         /// Invalid values are reported by [`build`](Self::build).\n    \
         ClientBuilder,\n    \
         default_base_url: ClientBuilder::DEFAULT_BASE_URL,\n    \
         setters: [{setters}],\n}}"
    )
}

/// Returns the macros that add the setters of credentials and of the rate limiter: those for the security schemes of the
/// documents. Documents without security schemes do not say how callers authenticate, so the builder has all setters of
/// credentials that do not change.
fn setters(settings: &Crate, documents: &[DocumentModule<'_>]) -> Vec<&'static str> {
    let schemes = documents.iter().flat_map(|document| &document.ir.security_schemes);
    let kinds: Vec<&SecurityKind> = schemes.map(|scheme| &scheme.kind).collect();
    let has = |is_kind: fn(&SecurityKind) -> bool| {
        kinds.is_empty() || kinds.iter().any(|kind| is_kind(kind))
    };
    let is_needed = |part| settings.runtime_parts.contains(&part);
    let has_tokens = is_needed(RuntimePart::Tokens);
    let setters = [
        (has(|kind| matches!(kind, SecurityKind::ApiKey { .. })), "api_key_setters"),
        (has(|kind| *kind == SecurityKind::Basic), "basic_auth_setter"),
        (is_needed(RuntimePart::RateLimiter), "limiter_setter"),
        (has_tokens, "token_provider_setters"),
        (has_tokens || kinds.is_empty(), "token_setter"),
    ];
    setters.into_iter().filter_map(|(is_needed, name)| is_needed.then_some(name)).collect()
}

/// Returns the servers of all documents, each address once. A relative address counts if it is an absolute path; the
/// path that all servers of a document share is not part of it.
pub(super) fn all(documents: &[DocumentModule<'_>]) -> Vec<Server> {
    let mut by_url: BTreeMap<&str, &Server> = BTreeMap::new();
    for server in documents.iter().flat_map(|document| &document.ir.servers) {
        if is_absolute(server) || is_path(server) {
            by_url.entry(&server.url).or_insert(server);
        }
    }
    let mut servers: Vec<Server> = by_url.into_values().cloned().collect();
    for Server { url, variables, .. } in &mut servers {
        variables.sort_by_key(|variable| url.find(&format!("{{{}}}", variable.name)));
    }
    servers
}

fn is_absolute(server: &Server) -> bool {
    server.url.contains("://") || server.url.starts_with('{')
}

pub(super) fn is_path(server: &Server) -> bool {
    server.url.starts_with('/') && !server.url.starts_with("//")
}

/// Returns the servers of single operations in all documents, each origin once.
fn own(documents: &[DocumentModule<'_>]) -> Vec<OperationServer> {
    let all = documents.iter().flat_map(|document| &document.ir.operation_servers);
    let by_origin: BTreeMap<&str, &OperationServer> =
        all.map(|server| (server.origin.as_str(), server)).collect();
    by_origin.into_values().cloned().collect()
}

/// Prints the default base URL: the first server, if it is the same in all documents. There is none if the server has a
/// variable without listed values: the default of such a variable is usually the tenant of another customer.
fn default(documents: &[DocumentModule<'_>]) -> TokenStream {
    let mut paths: Vec<&str> = documents
        .iter()
        .filter(|document| !document.ir.servers.iter().any(is_absolute))
        .map(|document| document.ir.base_path.as_str())
        .collect();
    paths.dedup();
    let (value, line) = match default_base_url(documents) {
        Some(url) => {
            let about = docs::code(&url);
            (quote!(Some(#url)), format!("The default base URL: {about}."))
        }
        _ if paths.len() == 1 && !paths[0].is_empty() => (
            quote!(None),
            format!(
                "The default base URL, which is `None`: the API document names no origin, only the path {}, which \
                 every request includes. Set the origin with [`base_url`](Self::base_url).",
                docs::code(paths[0])
            ),
        ),
        _ => (
            quote!(None),
            "The default base URL, which is `None`: the API document names no server for all callers."
                .to_owned(),
        ),
    };
    let docs = docs::attributes(docs::wrapped(vec![line]));
    quote!(#docs pub const DEFAULT_BASE_URL: Option<&'static str> = #value;)
}

/// Returns the address of the first server, if all of its variables list their values.
fn first(ir: &Ir) -> Option<String> {
    let server = ir.servers.first().filter(|server| server.url.starts_with("http"))?;
    let mut url = server.url.clone();
    for variable in server.variables.iter().filter(|each| !each.values.is_empty()) {
        url = url.replace(&format!("{{{}}}", variable.name), &variable.default);
    }
    (!url.contains(['{', '}'])).then_some(url)
}

/// Prints the method that changes the address of a server of single operations.
fn redirection(server: &OperationServer, name: &Ident) -> TokenStream {
    let origin = &server.origin;
    let mut lines = server.description.as_deref().map(docs::text).unwrap_or_default();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    let written = if server.written.contains('{') {
        format!(", {} in the API document,", docs::code(&server.written))
    } else {
        ",".to_owned()
    };
    lines.extend(docs::wrapped(vec![format!(
        "Sets the address of the server {}{written} which only some operations are sent to. By default they are sent \
         to it with the credentials of the client. Only a client whose base URL is on this machine sends them to its \
         base URL, so that a test needs one server and reaches no other.",
        docs::code(origin)
    )]));
    let docs = docs::attributes(lines);
    quote! {
        #docs
        pub fn #name(mut self, url: impl Into<String>) -> Self {
            self.configuration().servers.insert(#origin.to_owned(), url.into());
            self
        }
    }
}

/// Prints the method that selects a server.
fn method(server: &Server, names: &ServerNames) -> TokenStream {
    let method = &names.method;
    let origin = is_path(server).then(|| quote!(origin: &str,));
    let many = (names.variables.len() + usize::from(origin.is_some()) >= MANY).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "the address contains all of them")]),
    );
    let arguments = names.variables.iter().map(|ident| quote!(#ident: &str));
    let arguments = quote!(#origin #(#arguments),*);
    let address = address(server, &names.variables);
    let docs = docs::attributes(lines(server, names));
    quote! {
        #docs
        #many
        pub fn #method(self, #arguments) -> Self { self.base_url(#address) }
    }
}

fn lines(server: &Server, names: &ServerNames) -> Vec<String> {
    let mut lines = server.description.as_deref().map(docs::text).unwrap_or_default();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    let address = docs::code(&server.url);
    lines.push(if is_path(server) {
        format!("Sends requests to the path {address} of an origin.")
    } else {
        format!("Sends requests to {address}.")
    });
    if !server.variables.is_empty() {
        lines.push(String::new());
    }
    for (variable, ident) in server.variables.iter().zip(&names.variables) {
        let about = variable.description.as_deref().map(docs::line).unwrap_or_default();
        let about = if about.is_empty() { docs::code(&variable.name) } else { about };
        let about = about.trim_end_matches('.');
        let mut text = format!("`{}`: {about}", ident.plain());
        if !variable.default.is_empty() {
            text.extend([", usually ", &docs::code(&variable.default)]);
        }
        if !variable.values.is_empty() {
            let values: Vec<String> =
                variable.values.iter().map(|value| docs::code(value)).collect();
            text.extend(["; one of ", &values.join(", ")]);
        }
        lines.extend(docs::item(&text));
    }
    lines
}

/// Prints the expression of the address, with the values of the variables.
fn address(server: &Server, idents: &[Ident]) -> TokenStream {
    let mut pieces: Vec<TokenStream> =
        is_path(server).then(|| quote!(origin)).into_iter().collect();
    let mut rest = server.url.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, end)) = after.split_once('}') else { break };
        let Some(position) = server.variables.iter().position(|variable| variable.name == name)
        else {
            break;
        };
        if !before.is_empty() {
            let text = Literal::string(before);
            pieces.push(quote!(#text));
        }
        let ident = &idents[position];
        pieces.push(quote!(#ident));
        rest = end;
    }
    if !rest.is_empty() || pieces.is_empty() {
        let text = Literal::string(rest);
        pieces.push(quote!(#text));
    }
    if pieces.len() == 1 { quote!(#(#pieces)*) } else { quote!([#(#pieces),*].concat()) }
}
