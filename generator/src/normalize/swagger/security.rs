//! Security schemes, from `securityDefinitions`.

use serde_json::{Map, Value, json};

use super::{Node, copy_fields};

/// Returns the security schemes.
pub(super) fn schemes(schemes: &Node<'_>) -> Value {
    let entries = schemes.entries().into_iter();
    let entries = entries.map(|(name, scheme)| (name.to_owned(), Value::Object(convert(&scheme))));
    Value::Object(entries.collect())
}

fn convert(scheme: &Node<'_>) -> Map<String, Value> {
    match scheme.string("type") {
        Some("basic") => {
            let mut result = copy_fields(scheme.fields, |key| key != "type");
            result.insert("type".to_owned(), "http".into());
            result.insert("scheme".to_owned(), "basic".into());
            result
        }
        Some("oauth2") if scheme.fields.contains_key("flow") => {
            let flow_fields = ["authorizationUrl", "tokenUrl", "scopes"];
            let mut flow = copy_fields(scheme.fields, |key| flow_fields.contains(&key));
            flow.entry("scopes").or_insert_with(|| json!({}));
            let name = scheme.string("flow").unwrap_or_default().to_ascii_lowercase();
            let name = match name.as_str() {
                "application" => "clientCredentials",
                "accesscode" => "authorizationCode",
                other => other,
            };
            let mut result =
                copy_fields(scheme.fields, |key| key != "flow" && !flow_fields.contains(&key));
            result.insert("flows".to_owned(), json!({ name: flow }));
            result
        }
        _ => scheme.fields.clone(),
    }
}
