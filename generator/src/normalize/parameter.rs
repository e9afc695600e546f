//! Parameters and headers.

use serde_json::{Map, Value, json};

use super::report::{Decision, Reporter};
use crate::diagnostic::Code;
use crate::tree::NodePath;

/// The fields of a schema that are fields of the parameter in Swagger 2.0.
const SWAGGER_FIELDS: [&str; 7] =
    ["type", "format", "items", "enum", "default", "minimum", "maximum"];

/// The styles of lists that every parameter of Swagger 2.0 can have.
const DELIMITED: [&str; 3] = ["pipeDelimited", "spaceDelimited", "tabDelimited"];

/// The headers that parameters cannot set since OpenAPI 3.
const RESERVED_HEADERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// The extension that marks a parameter as ignored.
const IGNORED: &str = "x-sailwright-ignored";

/// Moves the fields that describe the value to `schema`, as OpenAPI 3 requires.
pub(super) fn move_to_schema(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    let has = |key: &str| fields.get(key).is_some_and(|value| !value.is_null());
    if has("schema") || has("content") || !has("type") {
        return;
    }
    let message = "`type` is not a field of a parameter since OpenAPI 3";
    reporter.report(
        Code::SwaggerKeyword,
        &at.key("type"),
        message,
        "treated as a field of `schema`",
    );
    let mut schema = Map::new();
    for key in SWAGGER_FIELDS {
        if let Some(value) = fields.remove(key) {
            reporter.moved(&at.key(key), &at.key("schema").key(key));
            schema.insert(key.to_owned(), value);
        }
    }
    fields.insert("schema".to_owned(), Value::Object(schema));
}

/// Completes a parameter, or drops it.
pub(super) fn normalize(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    let Some(location) = location(reporter, fields, at) else { return Decision::Drop };
    if fields.get("name").and_then(Value::as_str).is_none_or(str::is_empty) {
        reporter.missing("name", "the parameter is skipped", at);
        return Decision::Drop;
    }
    fields.remove(IGNORED);
    let name = fields.get("name").and_then(Value::as_str).unwrap_or_default();
    let is_reserved = RESERVED_HEADERS.iter().any(|header| name.eq_ignore_ascii_case(header));
    if location == "header" && is_reserved && !reporter.is_swagger {
        fields.insert(IGNORED.to_owned(), true.into());
    }
    if location == "path" && fields.get("required") != Some(&Value::Bool(true)) {
        let message = "a path parameter must be `required: true`";
        reporter.report(Code::OptionalPathParameter, at, message, "treated as required");
        fields.insert("required".to_owned(), true.into());
    }
    if location == "querystring" {
        move_to_content(reporter, fields, at);
    }
    content(reporter, fields, at);
    style(reporter, fields, location, at)
}

fn location(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Option<&'static str> {
    let Some(text) = fields.get("in").and_then(Value::as_str).map(str::to_owned) else {
        reporter.missing("in", "the parameter is skipped", at);
        return None;
    };
    let lower = text.to_ascii_lowercase();
    let known = ["path", "query", "querystring", "header", "cookie"];
    let known = known.into_iter().find(|known| *known == lower);
    let at = at.key("in");
    match known {
        Some(known) if known == text => {}
        Some(known) => {
            reporter.report(
                Code::WrongType,
                &at,
                format!("the value of `in` must be `{known}`, found `{text}`"),
                format!("treated as `{known}`"),
            );
            fields.insert("in".to_owned(), known.into());
        }
        None if ["body", "formdata"].contains(&lower.as_str()) => {
            let message = format!("`in: {text}` is not allowed since OpenAPI 3");
            let help = "the parameter is skipped; declare it under `requestBody`";
            reporter.report(Code::SwaggerKeyword, &at, message, help);
        }
        None => {
            let help = "the parameter is skipped; write `path`, `query`, `querystring`, `header` or `cookie`";
            reporter.report(
                Code::InvalidParameter,
                &at,
                format!("the value of `in` must be a parameter location, found `{text}`"),
                help,
            );
        }
    }
    known
}

/// Moves the schema of a query string to a form, because only `content` describes its serialization.
fn move_to_content(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    let media_types = fields.get("content").and_then(Value::as_object).map_or(0, Map::len);
    let schema = fields.remove("schema");
    if media_types > 0 {
        return;
    }
    let message = "a `querystring` parameter must have `content`";
    let help = format!("treated as `{FORM}`; declare the schema under `content`");
    reporter.report(Code::InvalidParameter, at, message, help);
    reporter.moved(&at.key("schema"), &at.key("content").key(FORM).key("schema"));
    let schema = schema.unwrap_or_else(|| json!({}));
    fields.insert("content".to_owned(), json!({ FORM: { "schema": schema } }));
}

/// The media type of query strings.
const FORM: &str = "application/x-www-form-urlencoded";

/// Leaves either `schema` or `content`.
fn content(reporter: &mut Reporter<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    let media_types = fields.get("content").and_then(Value::as_object).map_or(0, Map::len);
    if fields.contains_key("schema") || media_types == 0 {
        fields.remove("content");
    }
    if !fields.contains_key("schema") && media_types == 0 {
        reporter.missing("schema", "treated as a string", at);
        fields.insert("schema".to_owned(), json!({ "type": "string" }));
    }
}

/// Drops a style that the parameter location does not allow.
pub(super) fn style(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    location: &str,
    at: &NodePath<'_>,
) -> Decision {
    let allowed: &[&str] = match location {
        "path" => &["simple", "label", "matrix"],
        "header" => &["simple"],
        "cookie" => &["form", "cookie"],
        "querystring" => &[],
        _ => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    };
    let Some(style) = fields.get("style").and_then(Value::as_str) else { return Decision::Keep };
    if reporter.is_swagger && DELIMITED.contains(&style) {
        return Decision::Keep;
    }
    if !allowed.contains(&style) {
        let message = format!("the style `{style}` is not allowed for {location} parameters");
        let help = match allowed.first() {
            Some(first) => format!("treated as `{first}`"),
            None => "ignored; the media type defines the serialization".to_owned(),
        };
        reporter.report(Code::InvalidStyle, &at.key("style"), message, help);
        fields.remove("style");
    }
    Decision::Keep
}
