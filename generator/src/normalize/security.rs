//! Security schemes.

use serde_json::{Map, Value, json};

/// Drops the OAuth 2 flows that require a browser.
pub(super) fn normalize(fields: &mut Map<String, Value>) {
    if fields.get("type").and_then(Value::as_str) != Some("oauth2") {
        return;
    }
    let flow = fields.get("flows").and_then(|flows| flows.get("clientCredentials"));
    let token_url = flow.and_then(|flow| flow.get("tokenUrl")).filter(|url| url.is_string());
    let flows = match token_url {
        Some(url) => json!({ "clientCredentials": { "tokenUrl": url, "scopes": {} } }),
        None => json!({}),
    };
    fields.insert("flows".to_owned(), flows);
}
