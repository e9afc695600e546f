//! What the document adds to the client's builder: its servers, and the client parameters of the configuration.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ty::Import;
use super::{Crate, Module, docs, environment};
use crate::name::{Ident, ServerNames, servers};
use crate::render::{Piece, Source};
use crate::spec::Server;

/// The file of the builder's methods.
pub(super) fn file(settings: &Crate, modules: &[Module<'_>]) -> Source {
    let servers_here = all(modules);
    let parameters: Vec<String> =
        settings.client_parameters.iter().map(|parameter| parameter.setter.clone()).collect();
    let (names, switches) = servers(&servers_here, &parameters);
    let switches = settings.client_parameters.iter().zip(&switches).map(|(parameter, ident)| {
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
        .chain(servers_here.iter().zip(&names).map(|(server, names)| method(server, names)))
        .collect();
    let docs =
        vec!["Where the API can be reached, and what all of its operations take.".to_owned()];
    let home = settings.home.inside();
    let mut pieces = match &settings.environment {
        Some(environment) => environment::pieces(environment, &home),
        None if methods.is_empty() => Vec::new(),
        None => {
            vec![Piece::Items(Import::new(format!("{home}::runtime"), ["ClientBuilder"]).tokens())]
        }
    };
    if !methods.is_empty() {
        pieces.push(Piece::Items(quote!(impl ClientBuilder { #(#methods)* })));
    }
    Source { docs, pieces }
}

/// The servers of all documents, each address once. Relative addresses lead nowhere from a client.
fn all(modules: &[Module<'_>]) -> Vec<Server> {
    let mut by_url: BTreeMap<&str, &Server> = BTreeMap::new();
    for server in modules.iter().flat_map(|module| &module.api.servers) {
        let absolute = server.url.contains("://") || server.url.starts_with('{');
        if absolute {
            by_url.entry(&server.url).or_insert(server);
        }
    }
    let mut servers: Vec<Server> = by_url.into_values().cloned().collect();
    for Server { url, variables, .. } in &mut servers {
        variables.sort_by_key(|variable| url.find(&format!("{{{}}}", variable.name)));
    }
    servers
}

fn method(server: &Server, names: &ServerNames) -> TokenStream {
    let method = &names.method;
    let arguments = names.variables.iter().map(|ident| quote!(#ident: &str));
    let address = address(server, &names.variables);
    let docs = docs::attributes(lines(server, names));
    quote! {
        #docs
        pub fn #method(self, #(#arguments),*) -> Self { self.base_url(#address) }
    }
}

fn lines(server: &Server, names: &ServerNames) -> Vec<String> {
    let mut lines = server.description.as_deref().map(docs::text).unwrap_or_default();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(format!("Sends requests to {}.", docs::code(&server.url)));
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
    let mut pieces: Vec<TokenStream> = Vec::new();
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
