//! The schema of the value of a parameter, whose keywords are fields of the parameter in Swagger 2.0.

use serde_json::{Map, Value};

use super::{Converter, Node, copy_fields};
use crate::diagnostic::Code;

/// The fields of a parameter that do not describe its value.
const OWN: [&str; 6] =
    ["name", "in", "description", "required", "allowEmptyValue", "collectionFormat"];

/// The fields that a parameter has in OpenAPI 3 only.
const LATER: [&str; 6] = ["schema", "style", "explode", "allowReserved", "content", "deprecated"];

impl<'s> Converter<'s, '_, '_> {
    /// Returns the schema of the value of a parameter or header.
    pub(super) fn value_schema(&mut self, node: &Node<'s>) -> Map<String, Value> {
        let own = copy_fields(node.fields, |key| !OWN.contains(&key) && !LATER.contains(&key));
        let has = |key: &str| own.get(key).is_some_and(|value| !value.is_null());
        let has_type = has("type");
        let schema = node.object("schema").filter(|_| !has_type);
        if node.string("type").is_some_and(|ty| ty.eq_ignore_ascii_case("object")) {
            self.report_later(&node.at.child("type"), "`type: object` of a parameter");
        }
        for key in LATER.into_iter().filter(|key| node.fields.contains_key(*key)) {
            let (at, what) = (node.at.child(key), format!("`{key}` of a parameter"));
            if key == "schema" && schema.is_some() {
                self.report_later(&at, &what);
            } else {
                let message = format!("{what} is not allowed in Swagger 2.0");
                let help =
                    "ignored; the fields `type`, `items` and `collectionFormat` describe the value";
                self.report(Code::LaterKeyword, &at, message, help);
            }
        }
        if let Some(schema) = schema {
            return schema.fields.clone();
        }
        let mut own = own;
        if !has_type && !["items", "enum"].iter().any(|key| own.contains_key(*key)) {
            let message = "the required field `type` is missing";
            self.report(Code::MissingRequiredField, &node.at, message, "treated as a string");
            own.insert("type".to_owned(), "string".into());
        }
        own
    }
}
