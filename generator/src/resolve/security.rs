//! Security schemes and security requirements.

use std::collections::BTreeSet;

use openapiv3::{APIKeyLocation, OAuth2Flows};
use serde::Deserialize;
use serde_json::Value;

use super::nodes::Node;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostics, Location};
use crate::spec::{Grant, In, Operation, RequiredScheme, SecurityKind, SecurityScheme, UserFlow};
use crate::tree::parse_fragment;

/// The second part of the help for a scheme that clients do not implement.
const DECLARE: &str = "then declare it with the builder method that is named after the scheme; no other credentials are \
                       sent in its place";

/// Returns the security schemes of the components.
pub(super) fn schemes<'d>(
    resolver: &mut Resolver<'d, '_>,
    components: Node<'d>,
) -> Vec<SecurityScheme> {
    let mut schemes = Vec::new();
    for (name, node) in resolver.nodes.entries(components, "securitySchemes") {
        let Some(node) = resolver.follow(node) else { continue };
        let location = resolver.nodes.location(node);
        let kind = kind(node).unwrap_or_else(|Unsupported { message, todo }| {
            let help = format!("{todo}, {DECLARE}");
            let code = Code::UnsupportedSecurityScheme;
            resolver.diagnostics.push(code, &location, message, help);
            SecurityKind::Other
        });
        report_placeholders(node, &location, resolver.diagnostics);
        schemes.push(SecurityScheme {
            name: name.to_owned(),
            description: node.text("description"),
            deprecated: node.is_true("deprecated"),
            metadata_url: node.text("oauth2MetadataUrl"),
            user_flows: user_flows(node),
            kind,
        });
    }
    schemes
}

/// The URLs of flows, their names in messages, and the methods of the builder that replace them.
const URLS: [(&str, &str, &str); 4] = [
    ("authorizationUrl", "authorization URL", "authorization_url"),
    ("deviceAuthorizationUrl", "device authorization URL", "authorization_url"),
    ("tokenUrl", "token URL", "token_url"),
    ("refreshUrl", "refresh URL", "token_url"),
];

/// Reports the URLs of the flows of a scheme that are placeholders. Normalization has left the flows that clients
/// implement.
fn report_placeholders(node: Node<'_>, at: &Location, diagnostics: &mut Diagnostics) {
    if node.value.get("type").and_then(Value::as_str) != Some("oauth2") {
        return;
    }
    let flows = node.value.get("flows").and_then(Value::as_object);
    for (name, flow) in flows.into_iter().flatten() {
        for (key, what, setter) in URLS {
            let url = flow.get(key).and_then(Value::as_str);
            // A flow without a refresh URL has that of its tokens.
            let is_absent = |url: &&str| key == "refreshUrl" && url.trim().is_empty();
            let url = url.filter(|url| is_placeholder(url) && !is_absent(url));
            let Some(url) = url else { continue };
            diagnostics.push(
                Code::PlaceholderTokenUrl,
                &at.child("flows").child(name).child(key),
                format!("the {what} `{url}` is a placeholder"),
                format!("correct it in an overlay, or set `{setter}` of the client builder"),
            );
        }
    }
}

/// Returns the flows of a scheme in which a user authorizes the client.
fn user_flows(node: Node<'_>) -> Vec<UserFlow> {
    let grants = [
        (Grant::AuthorizationCode, "authorizationCode", "authorizationUrl"),
        (Grant::DeviceCode, "deviceAuthorization", "deviceAuthorizationUrl"),
    ];
    let flow = |(grant, name, authorization_url)| {
        let flow = node.value.get("flows")?.get(name)?;
        let url = |key: &str| flow.get(key).and_then(Value::as_str).map(str::to_owned);
        Some(UserFlow {
            grant,
            authorization_url: url(authorization_url)?,
            token_url: url("tokenUrl")?,
            refresh_url: url("refreshUrl"),
        })
    };
    grants.into_iter().filter_map(flow).collect()
}

/// Adds the schemes that operations require and the document does not declare. Clients cannot know their kinds.
pub(super) fn add_undeclared(
    schemes: &mut Vec<SecurityScheme>,
    operations: &[Operation],
    diagnostics: &mut Diagnostics,
) {
    let mut known: BTreeSet<String> = schemes.iter().map(|scheme| scheme.name.clone()).collect();
    let required = operations.iter().flat_map(|each| each.security.iter().flatten().flatten());
    for RequiredScheme { at, name, .. } in required {
        if known.insert(name.clone()) {
            diagnostics.push(
                Code::UndeclaredSecurityScheme,
                at,
                format!("the security scheme `{name}` is not declared"),
                format!(
                    "declare it under `components.securitySchemes`, or set its credentials in a hook \
                     (`ClientBuilder::on_request`), {DECLARE}"
                ),
            );
            schemes.push(SecurityScheme {
                name: name.clone(),
                description: None,
                deprecated: false,
                metadata_url: None,
                user_flows: Vec::new(),
                kind: SecurityKind::Other,
            });
        }
    }
    schemes.sort_by(|one, other| one.name.cmp(&other.name));
}

impl<'d> Resolver<'d, '_> {
    /// Returns the alternatives of required security schemes. `None` if there is no `security`.
    pub(super) fn requirements(&mut self, node: Node<'d>) -> Option<Vec<Vec<RequiredScheme>>> {
        node.value.get("security")?.as_array()?;
        let mut alternatives = Vec::new();
        for item in self.nodes.items(node, "security") {
            let Some(schemes) = item.value.as_object() else { continue };
            let at = self.nodes.location(item);
            let scheme = |(key, scopes): (&String, &Value)| {
                let name = scheme_name(key);
                let scopes = scopes.as_array().into_iter().flatten();
                let scopes = scopes.filter_map(Value::as_str).map(str::to_owned).collect();
                RequiredScheme { at: at.clone(), name, scopes }
            };
            alternatives.push(schemes.iter().map(scheme).collect());
        }
        Some(alternatives)
    }
}

/// Returns the name of the component that a security requirement names or refers to.
fn scheme_name(key: &str) -> String {
    let keys = key.strip_prefix('#').map(parse_fragment).unwrap_or_default();
    match keys.as_slice() {
        [components, list, name] if components == "components" && list == "securitySchemes" => {
            name.clone()
        }
        _ => key.to_owned(),
    }
}

/// A scheme that clients do not implement, and what their users do first.
struct Unsupported {
    message: String,
    todo: &'static str,
}

const IN_A_HOOK: &str = "set its credentials in a hook (`ClientBuilder::on_request`)";
const IN_THE_HTTP_CLIENT: &str = "set the client certificate in `ClientBuilder::http_client`";

fn kind(node: Node<'_>) -> Result<SecurityKind, Unsupported> {
    let unsupported = |message: String| Unsupported { message, todo: IN_A_HOOK };
    let required = |key: &str| {
        let message = || unsupported(format!("the required field `{key}` is missing"));
        node.string(key).ok_or_else(message)
    };
    match required("type")? {
        "apiKey" => {
            let location = match node.value.get("in").map(APIKeyLocation::deserialize) {
                Some(Ok(APIKeyLocation::Query)) => In::Query,
                Some(Ok(APIKeyLocation::Header)) => In::Header,
                Some(Ok(APIKeyLocation::Cookie)) => In::Cookie,
                Some(Err(_)) => {
                    let message = "an API key must be in `query`, `header` or `cookie`";
                    return Err(unsupported(message.to_owned()));
                }
                None => return Err(unsupported("the required field `in` is missing".to_owned())),
            };
            let name = required("name")?.to_owned();
            if location != In::Query && !name.bytes().all(is_token) {
                return Err(unsupported(format!(
                    "`{name}` is no valid name of a header or cookie"
                )));
            }
            Ok(SecurityKind::ApiKey { location, name })
        }
        "http" => match required("scheme")?.to_ascii_lowercase().as_str() {
            "bearer" => Ok(SecurityKind::Bearer),
            "basic" => Ok(SecurityKind::Basic),
            other => Err(unsupported(format!(
                "the HTTP authentication scheme `{other}` is not supported"
            ))),
        },
        "oauth2" => {
            let flows =
                node.value.get("flows").and_then(|flows| OAuth2Flows::deserialize(flows).ok());
            let flow = flows.and_then(|flows| flows.client_credentials);
            Ok(SecurityKind::OAuth2 { token_url: flow.map(|flow| flow.token_url) })
        }
        // An access token from elsewhere.
        "openIdConnect" => {
            required("openIdConnectUrl")?;
            Ok(SecurityKind::Bearer)
        }
        "mutualTLS" => Err(Unsupported {
            message: "security schemes of type `mutualTLS` are not supported".to_owned(),
            todo: IN_THE_HTTP_CLIENT,
        }),
        other => Err(unsupported(format!("security schemes of type `{other}` are not supported"))),
    }
}

/// Returns whether a byte is allowed in the name of a header or cookie (RFC 9110, section 5.6.2).
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// Returns whether a URL is one of an example (RFC 2606, section 3), or contains a variable.
fn is_placeholder(url: &str) -> bool {
    let rest = url.split_once("//").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = format!(".{}", host.rsplit('@').next().unwrap_or_default().to_ascii_lowercase());
    let reserved = [".example.com", ".example.net", ".example.org"];
    url.trim().is_empty()
        || url.contains(['{', '}', '<', '>'])
        || reserved.iter().any(|end| host.ends_with(end))
}
