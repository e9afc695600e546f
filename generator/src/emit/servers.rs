//! The methods of the builder that select a server, and those for the servers of single operations.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::object::MANY;
use super::{DocumentModule, docs};
use crate::ir::OperationServer;
use crate::name::{BuilderNames, Ident, ServerNames};
use crate::spec::{Server, ServerVariable};

/// Prints the methods.
pub(super) fn methods(documents: &[DocumentModule<'_>], names: &BuilderNames) -> Vec<TokenStream> {
    let (servers, own) = (all(documents), own(documents));
    let of_document = servers.iter().zip(&names.servers);
    let of_document = of_document.map(|(server, names)| method(documents, server, names));
    let urls = own.iter().zip(&names.own).filter_map(|(server, name)| redirection(server, name));
    let variables = own.iter().zip(&names.own_variables);
    let variables = variables.filter_map(|(server, names)| own_variables(server, names));
    of_document.chain(urls).chain(variables).collect()
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

pub(super) fn is_absolute(server: &Server) -> bool {
    server.url.contains("://") || server.url.starts_with('{')
}

pub(super) fn is_path(server: &Server) -> bool {
    server.url.starts_with('/') && !server.url.starts_with("//")
}

/// Returns the servers of single operations in all documents, each URL once.
pub(super) fn own(documents: &[DocumentModule<'_>]) -> Vec<OperationServer> {
    let all = documents.iter().flat_map(|document| &document.ir.operation_servers);
    let by_url: BTreeMap<&str, &OperationServer> =
        all.map(|server| (server.url.as_str(), server)).collect();
    by_url.into_values().cloned().collect()
}

/// Prints the method that changes the address of a server of single operations; `None` if it follows the base URL.
fn redirection(server: &OperationServer, name: &Ident) -> Option<TokenStream> {
    let url = &server.url;
    if url.starts_with('/') {
        return None;
    }
    let docs = docs::attributes(own_lines(server, "Sets the address of"));
    Some(quote! {
        #docs
        pub fn #name(mut self, url: impl Into<String>) -> Self {
            self.configuration().set_operation_server(#url, url.into());
            self
        }
    })
}

/// Prints the method that sets the variables of a server of single operations.
fn own_variables(server: &OperationServer, names: &ServerNames) -> Option<TokenStream> {
    if server.variables.is_empty() {
        return None;
    }
    let url = &server.url;
    let method = &names.method;
    let arguments = &names.variables;
    let many = many(arguments.len());
    let values = values(&server.variables, arguments);
    let mut lines = own_lines(server, "Sets the variables of");
    lines.push(String::new());
    lines.extend(variable_lines(&server.variables, arguments));
    let docs = docs::attributes(lines);
    Some(quote! {
        #docs
        #many
        pub fn #method(mut self, #(#arguments: &str),*) -> Self {
            self.configuration().set_operation_variables(#url, &#values);
            self
        }
    })
}

fn own_lines(server: &OperationServer, verb: &str) -> Vec<String> {
    let mut lines = server.description.as_deref().map(docs::text).unwrap_or_default();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    let default = match server.default.as_str() {
        default if default == server.url => String::new(),
        "" => ", whose variables must be set,".to_owned(),
        default => format!(", by default {},", docs::code(default)),
    };
    lines.extend(docs::wrapped(vec![format!(
        "{verb} the server {}{default} which only some operations are sent to, with the credentials of the client. Only \
         a client whose base URL is on this machine sends them to its base URL, so that a test needs one server and \
         reaches no other.",
        docs::code(&server.url)
    )]));
    lines
}

/// Prints the names and values of variables, with their allowed values.
fn values(variables: &[ServerVariable], arguments: &[Ident]) -> TokenStream {
    let values = variables.iter().zip(arguments).map(|(variable, argument)| {
        let name = Literal::string(&variable.name);
        let allowed = variable.values.iter().map(|value| Literal::string(value));
        quote!((#name, #argument, &[#(#allowed),*]))
    });
    quote!([#(#values),*])
}

fn many(arguments: usize) -> Option<TokenStream> {
    (arguments >= MANY).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "the address contains all of them")]),
    )
}

/// Prints the method that selects a server.
fn method(documents: &[DocumentModule<'_>], server: &Server, names: &ServerNames) -> TokenStream {
    let method = &names.method;
    let url = &server.url;
    let docs = docs::attributes(lines(server, names));
    let origin = is_path(server).then(|| quote!(origin: &str,));
    // A server with another path replaces the base path.
    let replaced = documents.iter().find(|each| each.ir.servers_with_other_paths.contains(url));
    let replaced = replaced.map_or("", |document| &document.ir.base_path);
    if server.variables.is_empty() && replaced.is_empty() {
        let url = if is_path(server) { quote!([origin, #url].concat()) } else { quote!(#url) };
        return quote!(#docs pub fn #method(self, #origin) -> Self { self.base_url(#url) });
    }
    let arguments = &names.variables;
    let many = many(arguments.len() + usize::from(origin.is_some()));
    let before = if origin.is_some() { quote!(origin) } else { quote!("") };
    let values = values(&server.variables, arguments);
    quote! {
        #docs
        #many
        pub fn #method(mut self, #origin #(#arguments: &str),*) -> Self {
            self.configuration().set_server(#before, #url, &#values, #replaced);
            self
        }
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
    lines.extend(variable_lines(&server.variables, &names.variables));
    lines
}

fn variable_lines(variables: &[ServerVariable], arguments: &[Ident]) -> Vec<String> {
    let mut lines = Vec::new();
    for (variable, ident) in variables.iter().zip(arguments) {
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
