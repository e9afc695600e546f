//! The security schemes: their table, and the methods of the builder that set their credentials.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::{Crate, Piece};
use crate::ir::{Alternative, Security};
use crate::name::{BuilderNames, Ident, SchemeName};
use crate::spec::{Grant, In, SecurityKind, SecurityScheme, UserFlow};

/// Prints the table of the schemes and requirements. Empty if the documents contain no schemes.
pub(super) fn pieces(
    settings: &Crate,
    names: &BuilderNames,
    imports: &mut Vec<&'static str>,
) -> Vec<Piece> {
    let Security { schemes, requirements, .. } = &settings.security;
    if schemes.is_empty() {
        return Vec::new();
    }
    let schemes = schemes.iter().zip(&names.schemes).map(|(scheme, name)| {
        let setter = Literal::string(name.setter.plain());
        let kind = kind(&scheme.kind);
        quote!((#setter, #kind))
    });
    let requirements = requirements.iter().map(|alternatives| {
        let alternatives = alternatives.iter().map(alternative);
        quote!(&[#(#alternatives),*])
    });
    imports.extend(["SchemeKind", "Security"]);
    vec![Piece::Items(quote! {
        const SECURITY: Security = Security {
            schemes: &[#(#schemes),*],
            requirements: &[#(#requirements),*],
        };
    })]
}

/// Prints the methods that set the credentials of the schemes, and those that return their flows. A scheme whose setter is that
/// of all schemes of its kind has no other.
pub(super) fn methods(settings: &Crate, names: &BuilderNames) -> Vec<TokenStream> {
    let schemes = settings.security.schemes.iter().zip(&names.schemes);
    let own = schemes.clone().filter(|(_, name)| !name.is_shared);
    let runtime = settings.home.inside();
    let runtime: TokenStream = format!("{runtime}::runtime").parse().unwrap_or_default();
    // Imports that only one method uses would be unused in browsers.
    let error = if settings.config.environment.is_some() {
        quote!(ConfigError)
    } else {
        quote!(#runtime::ConfigError)
    };
    let flows = schemes.flat_map(|(scheme, name)| {
        let flows = scheme.user_flows.iter().zip(&name.flows);
        flows.map(|(flow, method)| flow_method((&runtime, &error), scheme, flow, method))
    });
    own.map(|(scheme, name)| method(scheme, name)).chain(flows.collect::<Vec<_>>()).collect()
}

fn alternative(alternative: &Alternative) -> TokenStream {
    let schemes = alternative.iter().map(|(position, scopes)| {
        let (position, scopes) = (Literal::usize_unsuffixed(*position), Literal::string(scopes));
        quote!((#position, #scopes))
    });
    quote!(&[#(#schemes),*])
}

fn kind(kind: &SecurityKind) -> TokenStream {
    match kind {
        SecurityKind::OAuth2 { token_url } => {
            let token_url = Literal::string(token_url.as_deref().unwrap_or_default());
            quote!(SchemeKind::OAuth2 { token_url: #token_url })
        }
        SecurityKind::Bearer => quote!(SchemeKind::Bearer),
        SecurityKind::Basic => quote!(SchemeKind::Basic),
        SecurityKind::ApiKey { location, name } => {
            let name = Literal::string(name);
            match location {
                In::Query => quote!(SchemeKind::Query(#name)),
                In::Cookie => quote!(SchemeKind::Cookie(#name)),
                In::Header | In::Path | In::QueryString => quote!(SchemeKind::Header(#name)),
            }
        }
        SecurityKind::Other => quote!(SchemeKind::External),
    }
}

fn method(scheme: &SecurityScheme, name: &SchemeName) -> TokenStream {
    let method = &name.setter;
    let setter = Literal::string(method.plain());
    let docs = docs::attributes(lines(scheme, method));
    let (arguments, call) = match &scheme.kind {
        SecurityKind::OAuth2 { token_url: Some(_) } => (
            quote!(, id: impl Into<String>, secret: impl Into<String>),
            quote!(set_scheme_client(#setter, id.into(), secret.into())),
        ),
        SecurityKind::OAuth2 { token_url: None } | SecurityKind::Bearer => {
            (quote!(, token: impl Into<String>), quote!(set_scheme_token(#setter, token.into())))
        }
        SecurityKind::Basic => (
            quote!(, name: impl Into<String>, password: impl Into<String>),
            quote!(set_scheme_basic(#setter, name.into(), password.into())),
        ),
        SecurityKind::ApiKey { .. } => {
            (quote!(, key: impl Into<String>), quote!(set_scheme_key(#setter, key.into())))
        }
        SecurityKind::Other => (quote!(), quote!(set_scheme_external(#setter))),
    };
    quote! {
        #docs
        pub fn #method(mut self #arguments) -> Self {
            self.configuration().#call;
            self
        }
    }
}

/// Prints the method that returns a flow.
fn flow_method(
    (runtime, error): (&TokenStream, &TokenStream),
    scheme: &SecurityScheme,
    flow: &UserFlow,
    method: &Ident,
) -> TokenStream {
    let UserFlow { grant, authorization_url, token_url, refresh_url } = flow;
    let refresh_url = refresh_url.as_deref().unwrap_or_default();
    let docs = docs::attributes(flow_lines(scheme, flow));
    let (condition, ty, function) = match grant {
        Grant::AuthorizationCode => (
            Some(quote!(#[cfg(not(target_family = "wasm"))])),
            quote!(AuthorizationCode),
            quote!(code_flow),
        ),
        Grant::DeviceCode => (None, quote!(DeviceAuthorization), quote!(device_flow)),
    };
    quote! {
        #docs
        #condition
        pub fn #method(
            mut self,
            client_id: impl Into<String>,
        ) -> Result<#runtime::#ty, #error> {
            let urls = #runtime::FlowUrls {
                authorization_url: #authorization_url,
                token_url: #token_url,
                refresh_url: #refresh_url,
            };
            self.configuration().#function(client_id.into(), urls)
        }
    }
}

fn flow_lines(scheme: &SecurityScheme, flow: &UserFlow) -> Vec<String> {
    let (kind, page) = match flow.grant {
        Grant::AuthorizationCode => ("authorization code flow", "A user authorizes the client"),
        Grant::DeviceCode => ("device authorization flow", "The code for the user is requested"),
    };
    docs::wrapped(vec![
        format!(
            "Returns the {kind} of the security scheme {}, with the settings of this builder. {page} at {}, unless \
             [`authorization_url`](Self::authorization_url) sets another URL, and access tokens are fetched from {}, \
             unless [`token_url`](Self::token_url) does.",
            docs::code(&scheme.name),
            place(&flow.authorization_url),
            place(&flow.token_url),
        ) + &placeholders(flow),
        String::new(),
        "The flow returns the tokens of the user, which a client has as its [`token_provider`](Self::token_provider). It \
         requests the [`scopes`](Self::scopes) of the builder."
            .to_owned(),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "Returns the name of the setting that is missing or invalid.".to_owned(),
    ])
}

/// Returns a sentence for each URL with a placeholder, which OpenAPI gives no value.
fn placeholders(flow: &UserFlow) -> String {
    let urls = [("authorization_url", &flow.authorization_url), ("token_url", &flow.token_url)];
    let open = urls.into_iter().filter_map(|(setter, url)| {
        let (_, rest) = url.split_once('{')?;
        let (name, _) = rest.split_once('}')?;
        let name = docs::code(&format!("{{{name}}}"));
        Some(format!(" Set `{setter}`, because the document has no value for {name}."))
    });
    open.collect()
}

/// Returns a URL, or a path after the base URL.
fn place(url: &str) -> String {
    let after = if url.starts_with('/') { " after the base URL" } else { "" };
    format!("{}{after}", docs::code(url))
}

fn lines(scheme: &SecurityScheme, method: &Ident) -> Vec<String> {
    let name = docs::code(&scheme.name);
    let mut lines = vec![match &scheme.kind {
        SecurityKind::OAuth2 { token_url: Some(url) } => format!(
            "Sets the client ID and the client secret of the security scheme {name}. Access tokens are fetched from {}, \
             unless [`token_url`](Self::token_url) sets another URL.",
            place(url)
        ),
        SecurityKind::OAuth2 { token_url: None } | SecurityKind::Bearer => {
            format!("Sets the access token of the security scheme {name}.")
        }
        SecurityKind::Basic => {
            format!("Sets the user name and the password of the security scheme {name}.")
        }
        SecurityKind::ApiKey { location, name: parameter } => {
            let location = match location {
                In::Query => "query parameter",
                In::Cookie => "cookie",
                In::Header | In::Path | In::QueryString => "header",
            };
            let parameter = docs::code(parameter);
            format!(
                "Sets the API key of the security scheme {name}, which is sent in the {location} {parameter}."
            )
        }
        SecurityKind::Other => format!(
            "Declares that a hook ([`on_request`](Self::on_request)) or the HTTP client \
             ([`http_client`](Self::http_client)) implements the security scheme {name}, which this client does not. \
             Without `{}`, operations that require the scheme are not sent.",
            method.plain()
        ),
    }];
    lines = docs::wrapped(lines);
    let about = scheme.description.as_deref().map(docs::text).unwrap_or_default();
    if !about.is_empty() {
        lines.push(String::new());
        lines.extend(about);
    }
    lines.extend(notes(scheme));
    lines
}

/// Returns what the document says about a scheme and this client does not do by itself.
fn notes(scheme: &SecurityScheme) -> Vec<String> {
    let deprecated = scheme.deprecated.then(|| "The security scheme is deprecated.".to_owned());
    let metadata = scheme.metadata_url.as_deref().map(|url| {
        format!("The metadata of the authorization server (RFC 8414) is at {}.", docs::code(url))
    });
    let notes = [deprecated, metadata].into_iter().flatten();
    notes.flat_map(|note| [vec![String::new()], docs::wrapped(vec![note])].concat()).collect()
}
