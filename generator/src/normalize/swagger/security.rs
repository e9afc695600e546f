//! Security schemes, from `securityDefinitions`.

use serde_json::{Map, Value, json};

use super::{Converter, Node, copy_fields};
use crate::diagnostic::Code;

/// The fields of a scheme that are fields of its flow in OpenAPI 3.
const OF_FLOW: [&str; 3] = ["authorizationUrl", "tokenUrl", "scopes"];

impl<'s> Converter<'s, '_, '_> {
    /// Returns the security schemes.
    pub(super) fn schemes(&mut self, schemes: &Node<'s>) -> Value {
        let mut result = Map::new();
        for (name, scheme) in schemes.entries() {
            result.insert(name.to_owned(), Value::Object(self.security_scheme(&scheme)));
        }
        Value::Object(result)
    }

    fn security_scheme(&mut self, scheme: &Node<'s>) -> Map<String, Value> {
        if let Some(key) = ["flows", "scheme", "openIdConnectUrl"]
            .into_iter()
            .find(|key| scheme.fields.contains_key(*key))
        {
            self.report_later(&scheme.at.child(key), &format!("`{key}` of a security scheme"));
            return scheme.fields.clone();
        }
        match scheme.string("type") {
            Some("basic") => {
                let mut result = copy_fields(scheme.fields, |key| key != "type");
                result.insert("type".to_owned(), "http".into());
                result.insert("scheme".to_owned(), "basic".into());
                result
            }
            Some("oauth2") => {
                let flow = self.flow(scheme);
                let condition = |key: &str| key != "flow" && !OF_FLOW.contains(&key);
                let mut result = copy_fields(scheme.fields, condition);
                result.insert("flows".to_owned(), flow);
                result
            }
            _ => scheme.fields.clone(),
        }
    }

    /// Returns the flow of a scheme under its name in OpenAPI 3.
    fn flow(&mut self, scheme: &Node<'s>) -> Value {
        let mut flow = copy_fields(scheme.fields, |key| OF_FLOW.contains(&key));
        flow.entry("scopes").or_insert_with(|| json!({}));
        let text = scheme.string("flow").unwrap_or_default();
        let name = match text.to_ascii_lowercase().as_str() {
            "application" => "clientCredentials",
            "accesscode" => "authorizationCode",
            "implicit" => "implicit",
            "password" => "password",
            "clientcredentials" | "authorizationcode" => {
                let what = format!("`flow: {text}`");
                self.report_later(&scheme.at.child("flow"), &what);
                if text.starts_with(['c', 'C']) { "clientCredentials" } else { "authorizationCode" }
            }
            _ => {
                let message =
                    "the required field `flow` is missing, or is not a flow of Swagger 2.0";
                let help = "write `implicit`, `password`, `application` or `accessCode`";
                self.report(Code::MissingRequiredField, &scheme.at, message, help);
                return json!({});
            }
        };
        json!({ name: flow })
    }
}
