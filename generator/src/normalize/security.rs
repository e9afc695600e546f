//! Security schemes.

use serde_json::{Map, Value, json};

/// The flows that clients implement, with their required URLs.
const FLOWS: [(&str, &[&str]); 3] = [
    ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
    ("clientCredentials", &["tokenUrl"]),
    ("deviceAuthorization", &["deviceAuthorizationUrl", "tokenUrl"]),
];

/// Drops the OAuth 2 flows that clients do not implement, and those without their URLs.
pub(super) fn normalize(fields: &mut Map<String, Value>) {
    if fields.get("type").and_then(Value::as_str) != Some("oauth2") {
        return;
    }
    let flow = |(name, required): (&str, &[&str])| {
        let flow = fields.get("flows")?.get(name)?;
        let mut kept = Map::new();
        for url in required {
            kept.insert((*url).to_owned(), flow.get(url).filter(|url| url.is_string())?.clone());
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
