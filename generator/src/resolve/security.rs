//! How callers show who they are.

use openapiv3::{APIKeyLocation, ClientCredentialsOAuth2Flow, OAuth2Flows};
use serde_json::Value;

use super::document::Node;
use super::piece;
use super::root::Resolver;
use crate::diagnostic::Code;
use crate::load::Kind;
use crate::spec::{In, SecurityKind, SecurityScheme};

/// The declared security schemes.
pub(super) fn schemes<'d>(
    resolver: &mut Resolver<'d, '_>,
    components: &Node<'d>,
) -> Vec<SecurityScheme> {
    let mut schemes = Vec::new();
    for (name, node) in resolver.document.entries(components, "securitySchemes") {
        let Some(node) = resolver.follow(node) else { continue };
        match piece::read(&node, Kind::SecurityScheme) {
            Ok(scheme) => {
                schemes.push(SecurityScheme { name: name.to_owned(), kind: kind(scheme) });
            }
            Err(reason) => {
                let message = format!("this security scheme cannot be used: {reason}");
                let help = "requests are sent without it";
                resolver.findings.add_with_help(
                    Code::UnsupportedSecurityScheme,
                    &node.at,
                    message,
                    help,
                );
                schemes.push(SecurityScheme { name: name.to_owned(), kind: SecurityKind::Other });
            }
        }
    }
    schemes
}

/// The names of the schemes that are accepted: alternatives of sets. None: nothing is said.
pub(super) fn requirements(value: Option<&Value>) -> Option<Vec<Vec<String>>> {
    let alternatives = value?.as_array()?.iter();
    let names = alternatives.filter_map(Value::as_object).map(|set| set.keys().cloned().collect());
    Some(names.collect())
}

fn kind(scheme: openapiv3::SecurityScheme) -> SecurityKind {
    match scheme {
        openapiv3::SecurityScheme::APIKey { location, name, description: _, extensions: _ } => {
            let location = match location {
                APIKeyLocation::Query => In::Query,
                APIKeyLocation::Header => In::Header,
                APIKeyLocation::Cookie => In::Cookie,
            };
            SecurityKind::ApiKey { location, name }
        }
        openapiv3::SecurityScheme::HTTP {
            scheme,
            bearer_format: _,
            description: _,
            extensions: _,
        } => match scheme.to_ascii_lowercase().as_str() {
            "bearer" => SecurityKind::Bearer,
            "basic" => SecurityKind::Basic,
            _ => SecurityKind::Other,
        },
        openapiv3::SecurityScheme::OAuth2 { flows, description: _, extensions: _ } => {
            SecurityKind::OAuth2 { token_url: token_url(flows) }
        }
        openapiv3::SecurityScheme::OpenIDConnect {
            open_id_connect_url: _,
            description: _,
            extensions: _,
        } => SecurityKind::Other,
    }
}

fn token_url(flows: OAuth2Flows) -> Option<String> {
    let OAuth2Flows {
        implicit: _,
        password: _,
        client_credentials,
        authorization_code: _,
        extensions: _,
    } = flows;
    client_credentials.map(|flow| {
        let ClientCredentialsOAuth2Flow { refresh_url: _, token_url, scopes: _, extensions: _ } =
            flow;
        token_url
    })
}
