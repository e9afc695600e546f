//! Security schemes.

use serde_json::{Map, Value, json};

use super::report::Reporter;
use crate::tree::NodePath;

/// The flows that clients implement, with their required URLs.
const FLOWS: [(&str, &[&str]); 3] = [
    ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
    ("clientCredentials", &["tokenUrl"]),
    ("deviceAuthorization", &["deviceAuthorizationUrl", "tokenUrl"]),
];

/// Drops the OAuth 2 flows that clients do not implement, and those without their URLs. Reports the latter.
pub(super) fn normalize(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    if fields.get("type").and_then(Value::as_str) != Some("oauth2") {
        return;
    }
    let declared = fields.get("flows");
    let at = at.key("flows");
    let flow = |(name, required): (&str, &[&str])| {
        let flow = declared?.get(name).filter(|flow| !flow.is_null())?;
        let mut kept = Map::new();
        for url in required {
            if let Some(value) = flow.get(url).filter(|url| url.is_string()) {
                kept.insert((*url).to_owned(), value.clone());
            } else {
                reporter.missing(url, "the flow has no method in the client", &at.key(name));
            }
        }
        if kept.len() < required.len() {
            return None;
        }
        if let Some(url) = flow.get("refreshUrl").filter(|url| url.is_string()) {
            kept.insert("refreshUrl".to_owned(), url.clone());
        }
        kept.insert("scopes".to_owned(), json!({}));
        Some((name.to_owned(), Value::Object(kept)))
    };
    let flows: Map<String, Value> = FLOWS.into_iter().filter_map(flow).collect();
    fields.insert("flows".to_owned(), Value::Object(flows));
}
