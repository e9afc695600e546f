//! Parameters.

use serde_json::{Map, Value, json};

use super::document::missing;
use super::walk::{Decision, Walk};
use crate::diagnostic::Code;
use crate::load::NodePath;

/// The members of a schema that stood in the parameter itself before OpenAPI 3.
const OLD_FIELDS: [&str; 7] = ["type", "format", "items", "enum", "default", "minimum", "maximum"];

/// Swagger 2.0 wrote the schema of a parameter into the parameter itself.
pub(super) fn lift(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    let has = |key: &str| fields.get(key).is_some_and(|value| !value.is_null());
    if has("schema") || has("content") || !has("type") {
        return;
    }
    let message = "`type` belongs into the `schema` of a parameter since OpenAPI 3";
    walk.say(Code::SwaggerKeyword, &at.key("type"), message, "it is read as if it stood there");
    let moved = OLD_FIELDS.iter().filter_map(|key| Some(((*key).to_owned(), fields.remove(*key)?)));
    let schema: Map<String, Value> = moved.collect();
    fields.insert("schema".to_owned(), Value::Object(schema));
}

/// Makes a parameter one that can be read, or drops it.
pub(super) fn repair(
    walk: &mut Walk<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    let Some(location) = location(walk, fields, at) else { return Decision::Drop };
    if fields.get("name").and_then(Value::as_str).is_none_or(str::is_empty) {
        missing(walk, "name", "this parameter is left out", at);
        return Decision::Drop;
    }
    if location == "path" && fields.get("required") != Some(&Value::Bool(true)) {
        let message = "a parameter of a path must be `required: true`";
        walk.say(Code::OptionalPathParameter, at, message, "it is required anyway");
        fields.insert("required".to_owned(), true.into());
    }
    content(walk, fields, at);
    style(walk, fields, location, at)
}

fn location(
    walk: &mut Walk<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Option<&'static str> {
    let Some(text) = fields.get("in").and_then(Value::as_str).map(str::to_owned) else {
        missing(walk, "in", "this parameter is left out", at);
        return None;
    };
    let lower = text.to_ascii_lowercase();
    let known = ["path", "query", "header", "cookie"].into_iter().find(|known| *known == lower);
    let at = at.key("in");
    match known {
        Some(known) if known == text => {}
        Some(known) => {
            walk.say(
                Code::WrongType,
                &at,
                format!("`{text}` is written `{known}`"),
                "it is read so",
            );
            fields.insert("in".to_owned(), known.into());
        }
        None if ["body", "formdata"].contains(&lower.as_str()) => {
            let message = format!("`in: {text}` does not exist any more since OpenAPI 3");
            let help = "this parameter is left out; describe it in `requestBody`";
            walk.say(Code::SwaggerKeyword, &at, message, help);
        }
        None => {
            let help = "this parameter is left out; it is one of path, query, header and cookie";
            walk.say(
                Code::InvalidParameter,
                &at,
                format!("a parameter cannot be in `{text}`"),
                help,
            );
        }
    }
    known
}

/// A parameter has a schema, or exactly one media type.
fn content(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    let medias = fields.get("content").and_then(Value::as_object).map_or(0, Map::len);
    if fields.contains_key("schema") || medias == 0 {
        fields.remove("content");
    }
    if !fields.contains_key("schema") && medias == 0 {
        missing(walk, "schema", "the parameter is read as a text", at);
        fields.insert("schema".to_owned(), json!({ "type": "string" }));
    }
}

/// Drops a style that such a parameter cannot have.
pub(super) fn style(
    walk: &mut Walk<'_>,
    fields: &mut Map<String, Value>,
    location: &str,
    at: &NodePath<'_>,
) -> Decision {
    let allowed: &[&str] = match location {
        "path" => &["simple", "label", "matrix"],
        "header" => &["simple"],
        "cookie" => &["form"],
        _ => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    };
    let Some(style) = fields.get("style").and_then(Value::as_str) else { return Decision::Keep };
    if !allowed.contains(&style) {
        let message = format!("`{style}` is not a style of {location} parameters");
        let help = format!("`{}` is taken", allowed.first().unwrap_or(&"form"));
        walk.say(Code::InvalidStyle, &at.key("style"), message, help);
        fields.remove("style");
    }
    Decision::Keep
}
