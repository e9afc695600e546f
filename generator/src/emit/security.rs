//! The security schemes: their table, and the methods of the builder that set their credentials.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::{Crate, Piece};
use crate::ir::{Alternative, Security};
use crate::name::{BuilderNames, Ident, SchemeName};
use crate::spec::{In, SecurityKind, SecurityScheme};

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

/// Prints the methods that set the credentials of the schemes. A scheme whose setter is that of all schemes of its kind
/// has no other.
pub(super) fn methods(settings: &Crate, names: &BuilderNames) -> Vec<TokenStream> {
    let schemes = settings.security.schemes.iter().zip(&names.schemes);
    schemes.filter(|(_, name)| !name.is_shared).map(|(scheme, name)| method(scheme, name)).collect()
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

fn lines(scheme: &SecurityScheme, method: &Ident) -> Vec<String> {
    let name = docs::code(&scheme.name);
    let mut lines = vec![match &scheme.kind {
        SecurityKind::OAuth2 { token_url: Some(url) } => format!(
            "Sets the client ID and the client secret of the security scheme {name}. Access tokens are fetched from {}, \
             unless [`token_url`](Self::token_url) sets another URL.",
            if url.starts_with('/') {
                format!("{} after the base URL", docs::code(url))
            } else {
                docs::code(url)
            }
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
    let device = scheme.device_url.as_deref().map(|url| {
        let url = docs::code(url);
        format!(
            "A device requests authorization (RFC 8628) at {url}; set the token that it receives."
        )
    });
    let notes = [deprecated, metadata, device].into_iter().flatten();
    notes.flat_map(|note| [vec![String::new()], docs::wrapped(vec![note])].concat()).collect()
}
