//! The keywords that schemas have in Swagger 2.0 only, and those that they have in later versions only.

use serde_json::{Map, Value, json};

use super::LATER_HELP;
use crate::diagnostic::Code;
use crate::normalize::report::Reporter;
use crate::tree::NodePath;

/// The keywords that have another form in later versions, or exist only there.
const LATER: [&str; 4] = ["exclusiveMaximum", "exclusiveMinimum", "nullable", "type"];

/// Converts the keywords of a schema.
pub(super) fn convert(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    later(reporter, fields, at);
    nullable(reporter, fields, at);
    discriminator(fields);
    enum_name(fields);
    file(fields);
}

/// Reports the keywords of later versions, which are read as what they mean.
fn later(reporter: &mut Reporter<'_>, fields: &Map<String, Value>, at: &NodePath<'_>) {
    for key in LATER {
        let what = match fields.get(key) {
            Some(Value::Number(_)) if key.starts_with("exclusive") => {
                format!("a number in `{key}`")
            }
            Some(Value::Array(_)) if key == "type" => "a list of types".to_owned(),
            Some(Value::Bool(true)) if key == "nullable" => "`nullable`".to_owned(),
            _ => continue,
        };
        let message = format!("{what} is not allowed in Swagger 2.0");
        reporter.report(Code::LaterKeyword, &at.key(key), message, LATER_HELP);
    }
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

/// Replaces the discriminator of a schema that is no definition, which no schema extends.
fn discriminator(fields: &mut Map<String, Value>) {
    if let Some(Value::String(property)) = fields.get("discriminator") {
        let discriminator = json!({ "propertyName": property });
        fields.insert("discriminator".to_owned(), discriminator);
    }
}

/// Uses the name of `x-ms-enum` as the title, after which types are named.
fn enum_name(fields: &mut Map<String, Value>) {
    let name = fields.get("x-ms-enum").and_then(|labels| labels.get("name")).cloned();
    if let Some(Value::String(name)) = name
        && fields.contains_key("enum")
        && !fields.contains_key("title")
    {
        fields.insert("title".to_owned(), name.into());
    }
}

/// Replaces the type of files, which are bytes.
fn file(fields: &mut Map<String, Value>) {
    if fields.get("type").is_some_and(|text| text == "file") {
        fields.insert("type".to_owned(), "string".into());
        fields.insert("format".to_owned(), "binary".into());
    }
}
