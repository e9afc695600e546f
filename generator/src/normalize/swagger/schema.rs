//! The keywords that schemas have in Swagger 2.0 only.

use serde_json::{Map, Value, json};

use crate::normalize::report::Reporter;
use crate::tree::NodePath;

/// Converts the keywords of a schema.
pub(super) fn convert(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    nullable(reporter, fields, at);
    file(fields);
}

/// Replaces `x-nullable`, which is also allowed next to a reference.
fn nullable(reporter: &mut Reporter<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    let Some(nullable) = fields.remove("x-nullable") else { return };
    if nullable != Value::Bool(true) {
        return;
    }
    if let Some(reference) = fields.remove("$ref") {
        let list = at.key("allOf");
        reporter.added(at, &list.index(0));
        fields.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
    }
    fields.insert("nullable".to_owned(), Value::Bool(true));
}

/// Replaces the type of files, which are bytes.
fn file(fields: &mut Map<String, Value>) {
    if fields.get("type").is_some_and(|text| text == "file") {
        fields.insert("type".to_owned(), "string".into());
        fields.insert("format".to_owned(), "binary".into());
    }
}
