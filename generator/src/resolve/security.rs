//! Security schemes and security requirements.

use openapiv3::{APIKeyLocation, OAuth2Flows};
use serde::Deserialize;
use serde_json::Value;

use super::nodes::Node;
use super::resolver::Resolver;
use crate::diagnostic::Code;
use crate::spec::{In, SecurityKind, SecurityScheme};

/// Returns the security schemes of the components.
pub(super) fn schemes<'d>(
    resolver: &mut Resolver<'d, '_>,
    components: Node<'d>,
) -> Vec<SecurityScheme> {
    let mut schemes = Vec::new();
    for (name, node) in resolver.nodes.entries(components, "securitySchemes") {
        let Some(node) = resolver.follow(node) else { continue };
        let kind = kind(node).unwrap_or_else(|message| {
            let location = resolver.nodes.location(node);
            let help = "requests are sent without these credentials";
            let code = Code::UnsupportedSecurityScheme;
            resolver.diagnostics.push(code, &location, message, help);
            SecurityKind::Other
        });
        schemes.push(SecurityScheme { name: name.to_owned(), kind });
    }
    schemes
}

/// Returns the names of the accepted security schemes, as alternatives of sets. `None` if there is no `security`.
pub(super) fn requirements(node: Node<'_>) -> Option<Vec<Vec<String>>> {
    let alternatives = node.value.get("security")?.as_array()?.iter();
    let names = alternatives.filter_map(Value::as_object).map(|set| set.keys().cloned().collect());
    Some(names.collect())
}

fn kind(node: Node<'_>) -> Result<SecurityKind, String> {
    let required = |key: &str| {
        node.string(key).ok_or_else(|| format!("the required field `{key}` is missing"))
    };
    match required("type")? {
        "apiKey" => {
            let location = node.value.get("in").map(APIKeyLocation::deserialize);
            let location = match location {
                Some(Ok(APIKeyLocation::Query)) => In::Query,
                Some(Ok(APIKeyLocation::Header)) => In::Header,
                Some(Ok(APIKeyLocation::Cookie)) => In::Cookie,
                Some(Err(_)) => {
                    return Err("an API key must be in `query`, `header` or `cookie`".to_owned());
                }
                None => return Err("the required field `in` is missing".to_owned()),
            };
            Ok(SecurityKind::ApiKey { location, name: required("name")?.to_owned() })
        }
        "http" => Ok(match required("scheme")?.to_ascii_lowercase().as_str() {
            "bearer" => SecurityKind::Bearer,
            "basic" => SecurityKind::Basic,
            _ => SecurityKind::Other,
        }),
        "oauth2" => {
            let flows =
                node.value.get("flows").and_then(|flows| OAuth2Flows::deserialize(flows).ok());
            let flow = flows.and_then(|flows| flows.client_credentials);
            Ok(SecurityKind::OAuth2 { token_url: flow.map(|flow| flow.token_url) })
        }
        "openIdConnect" => {
            required("openIdConnectUrl")?;
            Ok(SecurityKind::Other)
        }
        other => Err(format!("security schemes of type `{other}` are not supported")),
    }
}
