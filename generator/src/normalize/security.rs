//! Security schemes.

use serde_json::{Map, Value, json};

/// Drops the OAuth 2 flows that require a browser. The URL of the device flow is documentation.
pub(super) fn normalize(fields: &mut Map<String, Value>) {
    if fields.get("type").and_then(Value::as_str) != Some("oauth2") {
        return;
    }
    let flow = fields.get("flows").and_then(|flows| flows.get("clientCredentials"));
    let token_url = flow.and_then(|flow| flow.get("tokenUrl")).filter(|url| url.is_string());
    let device = fields.get("flows").and_then(|flows| flows.get("deviceAuthorization"));
    let device = device.and_then(|flow| flow.get("deviceAuthorizationUrl"));
    let device = device.filter(|url| url.is_string());
    let mut flows = match token_url {
        Some(url) => json!({ "clientCredentials": { "tokenUrl": url, "scopes": {} } }),
        None => json!({}),
    };
    if let (Some(url), Some(flows)) = (device, flows.as_object_mut()) {
        let flow = json!({ "deviceAuthorizationUrl": url });
        flows.insert("deviceAuthorization".to_owned(), flow);
    }
    fields.insert("flows".to_owned(), flows);
}
