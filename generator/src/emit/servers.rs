//! What the document adds to the client's builder: its servers, and the client parameters of the configuration.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::object::MANY;
use super::ty::Import;
use super::{Crate, Module, docs, environment};
use crate::ir::{Ir, OperationServer};
use crate::name::{Ident, ServerNames, builder};
use crate::render::{Piece, Source};
use crate::spec::Server;

/// The file of the builder's methods.
pub(super) fn file(settings: &Crate, modules: &[Module<'_>]) -> Source {
    let servers_here = all(modules);
    let parameters: Vec<String> =
        settings.client_parameters.iter().map(|parameter| parameter.setter.clone()).collect();
    let own = own(modules);
    let names = builder(&servers_here, &own, &parameters);
    let switches = settings.client_parameters.iter().zip(&names.parameters);
    let switches = switches.map(|(parameter, ident)| {
        let name = Literal::string(&parameter.name);
        let docs = docs::attributes(docs::text(&parameter.docs));
        let (argument, body) = if let Some(value) = &parameter.value {
            (quote!(on: bool), quote!(if on { self.client_parameter(#name, #value) } else { self }))
        } else {
            (quote!(value: impl Into<String>), quote!(self.client_parameter(#name, value)))
        };
        quote!(#docs pub fn #ident(self, #argument) -> Self { #body })
    });
    let methods: Vec<TokenStream> = switches
        .chain(servers_here.iter().zip(&names.servers).map(|(server, names)| method(server, names)))
        .chain(own.iter().zip(&names.own).map(|(server, name)| redirection(server, name)))
        .collect();
    let default = default(modules);
    let docs =
        vec!["Where the API can be reached, and what all of its operations take.".to_owned()];
    let runtime = format!("{}::runtime", settings.home.inside());
    let mut pieces = match &settings.environment {
        Some(environment) => environment::pieces(environment, &runtime),
        None => vec![Piece::Items(Import::new(runtime, ["ClientBuilder"]).tokens())],
    };
    pieces.push(Piece::Items(quote!(impl ClientBuilder { #default #(#methods)* })));
    Source { docs, pieces }
}

/// The servers of all documents, each address once. Of relative ones those that do not stand in
/// every path anyway.
fn all(modules: &[Module<'_>]) -> Vec<Server> {
    let mut by_url: BTreeMap<&str, &Server> = BTreeMap::new();
    for server in modules.iter().flat_map(|module| &module.ir.servers) {
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

fn is_path(server: &Server) -> bool {
    server.url.starts_with('/') && !server.url.starts_with("//")
}

/// The servers of single operations of all documents, each origin once.
fn own(modules: &[Module<'_>]) -> Vec<OperationServer> {
    let all = modules.iter().flat_map(|module| &module.ir.operation_servers);
    let by_origin: BTreeMap<&str, &OperationServer> =
        all.map(|server| (server.origin.as_str(), server)).collect();
    by_origin.into_values().cloned().collect()
}

/// Where requests go when nothing is said: the first server of all documents. A variable that takes
/// any text is a question that only the caller can answer; its default is somebody else's tenant.
fn default(modules: &[Module<'_>]) -> TokenStream {
    let firsts: Vec<Option<String>> = modules.iter().map(|module| first(module.ir)).collect();
    let mut paths: Vec<&str> = modules
        .iter()
        .filter(|module| !module.ir.servers.iter().any(is_absolute))
        .map(|module| module.ir.base_path.as_str())
        .collect();
    paths.dedup();
    let (value, line) = match firsts.as_slice() {
        [Some(url), rest @ ..] if rest.iter().all(|other| other.as_ref() == Some(url)) => {
            let about = docs::code(url);
            (quote!(Some(#url)), format!("Where requests go when nothing else is said: {about}."))
        }
        _ if paths.len() == 1 && !paths[0].is_empty() => (
            quote!(None),
            format!(
                "There is none: the document names only a path, {}. It stands in every request; \
                 [`base_url`](Self::base_url) is the origin before it.",
                docs::code(paths[0])
            ),
        ),
        _ => (
            quote!(None),
            "There is none: the document leaves it to the caller where the API is.".to_owned(),
        ),
    };
    let docs = docs::attributes(docs::wrapped(vec![line]));
    quote!(#docs pub const DEFAULT_BASE_URL: Option<&'static str> = #value;)
}

/// The address of the first server, where it leaves no question open.
fn first(ir: &Ir) -> Option<String> {
    let server = ir.servers.first().filter(|server| server.url.starts_with("http"))?;
    let mut url = server.url.clone();
    for variable in server.variables.iter().filter(|each| !each.values.is_empty()) {
        url = url.replace(&format!("{{{}}}", variable.name), &variable.default);
    }
    (!url.contains(['{', '}'])).then_some(url)
}

/// The method that tells where a server of single operations is.
fn redirection(server: &OperationServer, name: &Ident) -> TokenStream {
    let origin = &server.origin;
    let mut lines = server.description.as_deref().map(docs::text).unwrap_or_default();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    let written = if server.written.contains('{') {
        format!(", which the document writes {}", docs::code(&server.written))
    } else {
        String::new()
    };
    lines.extend(docs::wrapped(vec![format!(
        "Where the server {} is{written}. Only some operations are sent to it; see [`server`](Self::server).",
        docs::code(origin)
    )]));
    let docs = docs::attributes(lines);
    quote!(#docs pub fn #name(self, url: impl Into<String>) -> Self { self.server(#origin, url) }
    )
}

fn method(server: &Server, names: &ServerNames) -> TokenStream {
    let method = &names.method;
    let origin = is_path(server).then(|| quote!(origin: &str,));
    let many = (names.variables.len() + usize::from(origin.is_some()) >= MANY).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "every one of them is required")]),
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
    let behind = if is_path(server) { " behind an origin" } else { "" };
    lines.push(format!("Sends requests to {}{behind}.", docs::code(&server.url)));
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

/// The address: a text, or its pieces and the variables put together.
fn address(server: &Server, idents: &[Ident]) -> TokenStream {
    let mut pieces: Vec<TokenStream> =
        is_path(server).then(|| quote!(origin)).into_iter().collect();
    let mut rest = server.url.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
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
        rest = behind;
    }
    if !rest.is_empty() || pieces.is_empty() {
        let text = Literal::string(rest);
        pieces.push(quote!(#text));
    }
    if pieces.len() == 1 { quote!(#(#pieces)*) } else { quote!([#(#pieces),*].concat()) }
}

#[cfg(test)]
mod tests {
    use super::super::runtime::FILES;
    use crate::name::builder;

    #[test]
    fn nothing_is_called_like_a_method_of_the_builder() {
        let text =
            FILES.iter().find(|(path, _)| *path == "client/builder.rs").map(|(_, text)| text);
        let methods = text.into_iter().flat_map(|text| text.split("pub fn ").skip(1));
        let methods: Vec<String> =
            methods.filter_map(|rest| Some(rest.split_once('(')?.0.to_owned())).collect();
        assert!(methods.len() > 20);
        for (method, name) in methods.iter().zip(builder(&[], &[], &methods).parameters) {
            assert_ne!(*method, name.plain());
        }
    }
}
