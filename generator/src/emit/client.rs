//! The client and its builder, with methods for the servers of the documents, and for the client parameters of the
//! configuration.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::servers::{all, is_absolute, own};
use super::ty::Import;
use super::{Crate, DocumentModule, Piece, RustFile, docs, environment, security, servers};
use crate::config::ClientParameter;
use crate::ir::{Address, RuntimePart};
use crate::name::{BuilderNames, Ident, builder};
use crate::spec::SecurityKind;

/// Prints the file of the methods.
pub(super) fn file(settings: &Crate, documents: &[DocumentModule<'_>]) -> RustFile {
    let names = builder_names(settings, documents);
    let parameters = settings.config.client_parameters.iter().zip(&names.parameters);
    let methods: Vec<TokenStream> = parameters
        .map(|(parameter, ident)| client_parameter(parameter, ident))
        .chain(security::methods(settings, &names))
        .chain(servers::methods(documents, &names))
        .chain(server_url(documents))
        .collect();
    let default = default(documents);
    let docs =
        vec!["The client, its servers, and the parameters that it adds to requests.".to_owned()];
    let runtime = format!("{}::runtime", settings.home.inside());
    let mut imports = Vec::new();
    let mut pieces = security::pieces(settings, &names, &mut imports);
    if let Some(environment) = &settings.config.environment {
        pieces.extend(environment::pieces(environment, &mut imports));
    }
    if !imports.is_empty() {
        pieces.insert(0, Piece::Items(Import::new(runtime, imports).tokens()));
    }
    pieces.push(Piece::Line(definition(settings, documents)));
    pieces.push(Piece::Items(quote!(impl ClientBuilder { #default #(#methods)* })));
    RustFile { docs, pieces }
}

/// Prints the method that sets a parameter of all requests.
fn client_parameter(parameter: &ClientParameter, ident: &Ident) -> TokenStream {
    let name = Literal::string(&parameter.name);
    let docs = docs::attributes(docs::text(&parameter.docs));
    let Some(value) = &parameter.value else {
        return quote! {
            #docs
            pub fn #ident(mut self, value: impl Into<String>) -> Self {
                self.configuration().parameters.insert(#name, value.into());
                self
            }
        };
    };
    quote! {
        #docs
        pub fn #ident(mut self, on: bool) -> Self {
            let parameters = &mut self.configuration().parameters;
            if on {
                parameters.insert(#name, #value.to_owned());
            } else {
                parameters.remove(#name);
            }
            self
        }
    }
}

/// Returns the names of the methods that are added to the builder.
pub(super) fn builder_names(settings: &Crate, documents: &[DocumentModule<'_>]) -> BuilderNames {
    let parameters = settings.config.client_parameters.iter();
    let parameters: Vec<String> = parameters.map(|each| each.setter.clone()).collect();
    builder(&all(documents), &own(documents), &settings.security.schemes, &parameters)
}

/// Returns the default base URL: that of the first server, if it is the same in all documents.
pub(super) fn default_base_url(documents: &[DocumentModule<'_>]) -> Option<String> {
    let mut urls = documents.iter().map(|document| document.ir.default_base_url.as_ref());
    let url = urls.next()??;
    urls.all(|other| other == Some(url)).then(|| url.clone())
}

/// Returns the definition of the client and its builder.
fn definition(settings: &Crate, documents: &[DocumentModule<'_>]) -> String {
    let inside = settings.home.inside();
    let base_url: Vec<String> = base_url_docs(documents)
        .iter()
        .map(|line| ["    ", format!("/// {line}").trim_end(), "\n"].concat())
        .collect();
    let base_url = base_url.concat();
    let setters = setters(settings).join(", ");
    let security = if !settings.security.schemes.is_empty() {
        "    security: SECURITY,\n".to_owned()
    } else if settings.config.environment.is_some() {
        format!("    security: {inside}::runtime::Security::UNDESCRIBED,\n")
    } else {
        String::new()
    };
    format!(
        "{inside}::runtime::client! {{\n    \
         /// A client of the API.\n    ///\n    \
         /// A client is cheap to clone, and its clones share connections, tokens and limits: create one client and\n    \
         /// keep it.\n    ///\n    \
         /// A call is made in a tokio runtime. A client can be used in several ones: each has its own connections, which\n    \
         /// end with it. The body of a response is received in the runtime of its call.\n    \
         Client,\n    \
         /// A builder of a [`Client`].\n    ///\n    \
         /// Invalid values are reported by [`build`](Self::build).\n    \
         ClientBuilder,\n    \
         default_base_url: ClientBuilder::DEFAULT_BASE_URL,\n\
         {security}    \
         setters: [{setters}],\n\
         {base_url}    base_url,\n}}"
    )
}

/// Returns the macros that add the setters of credentials, of the rate limiter and for read-only properties: those for the
/// security schemes and types of the documents. Documents without security schemes do not say how callers authenticate, so the builder has all setters of
/// credentials that do not change.
fn setters(settings: &Crate) -> Vec<&'static str> {
    let kinds: Vec<&SecurityKind> =
        settings.security.schemes.iter().map(|scheme| &scheme.kind).collect();
    let is_token =
        |kind: &&SecurityKind| matches!(kind, SecurityKind::OAuth2 { .. } | SecurityKind::Bearer);
    let has_tokens = kinds.iter().any(is_token);
    let has_basic = kinds.contains(&&SecurityKind::Basic);
    let has_part = |part| settings.runtime_parts.contains(&part);
    let setters = [
        (has_part(RuntimePart::UserTokens), "authorization_url_setter"),
        (has_basic || kinds.is_empty(), "basic_auth_setter"),
        (has_part(RuntimePart::RateLimiter), "limiter_setter"),
        (has_part(RuntimePart::ReadOnly), "read_only_setter"),
        (has_tokens, "token_provider_setters"),
        (has_tokens || kinds.is_empty(), "token_setter"),
    ];
    setters.into_iter().filter_map(|(is_needed, name)| is_needed.then_some(name)).collect()
}

/// Returns the documentation of the method that sets the base URL, with complete URLs of a request.
fn base_url_docs(documents: &[DocumentModule<'_>]) -> Vec<String> {
    let (base_path, path) = sample(documents);
    let what = match base_path.as_str() {
        "" => "the paths of the operations".to_owned(),
        base_path if documents.len() > 1 => {
            format!("the base path of a document, such as {}", docs::code(base_path))
        }
        base_path => format!("the base path {} of the API document", docs::code(base_path)),
    };
    let url = |origin: &str| {
        let (base, whole) = (docs::code(origin), docs::code(&format!("{origin}{base_path}{path}")));
        format!("with {base}, a request is sent to {whole}")
    };
    docs::wrapped(vec![
        format!("Sets the base URL: an origin, optionally with a path, which precedes {what}."),
        String::new(),
        format!(
            "For example, {}, and {}. By default `DEFAULT_BASE_URL`.",
            url("https://api.example.com"),
            url("https://proxy.example.com/api")
        ),
    ])
}

/// Returns the base path and the path of an operation, or a usual one.
fn sample(documents: &[DocumentModule<'_>]) -> (String, String) {
    let of_document = |document: &DocumentModule<'_>| {
        let mut operations = document.ir.operations.iter();
        let first = operations.find(|operation| operation.address == Address::Shared)?;
        Some((document.ir.base_path.clone(), first.route.clone()))
    };
    let usual = || {
        let base_path = documents.first().map(|document| document.ir.base_path.clone());
        (base_path.unwrap_or_default(), "/items".to_owned())
    };
    documents.iter().find_map(of_document).unwrap_or_else(usual)
}

/// Prints the method that sets the whole URL of a server, in crates of one document.
fn server_url(documents: &[DocumentModule<'_>]) -> Option<TokenStream> {
    let [document] = documents else { return None };
    let base_path = &document.ir.base_path;
    let (_, path) = sample(documents);
    let url = format!("https://api.example.com{base_path}");
    let docs = docs::attributes(docs::wrapped(vec![
        "Sets the URL of a server as the API document contains it, with the base path.".to_owned(),
        String::new(),
        format!(
            "For example, with {}, a request is sent to {}. To set only the part before the base path, use \
             [`base_url`](Self::base_url).",
            docs::code(&url),
            docs::code(&format!("{url}{path}"))
        ),
    ]));
    Some(quote! {
        #docs
        pub fn server_url(mut self, url: impl Into<String>) -> Self {
            self.configuration().set_server_url(url.into(), #base_path);
            self
        }
    })
}

/// Prints the default base URL: the first server, if it is the same in all documents.
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
