//! Parameters.

use serde_json::{Map, Value, json};

use super::document::missing;
use super::walk::{Fate, Walk};
use crate::diagnostic::Code;
use crate::load::Spot;

/// The members of a schema that stood in the parameter itself before OpenAPI 3.
const OLD_MEMBERS: [&str; 7] = ["type", "format", "items", "enum", "default", "minimum", "maximum"];

/// Swagger 2.0 wrote the schema of a parameter into the parameter itself.
pub(super) fn lift(walk: &mut Walk<'_>, members: &mut Map<String, Value>, at: &Spot<'_>) {
    let has = |key: &str| members.get(key).is_some_and(|value| !value.is_null());
    if has("schema") || has("content") || !has("type") {
        return;
    }
    let message = "`type` belongs into the `schema` of a parameter since OpenAPI 3";
    walk.say(Code::SwaggerLeftover, &at.key("type"), message, "it is read as if it stood there");
    let moved =
        OLD_MEMBERS.iter().filter_map(|key| Some(((*key).to_owned(), members.remove(*key)?)));
    let schema: Map<String, Value> = moved.collect();
    members.insert("schema".to_owned(), Value::Object(schema));
}

/// Makes a parameter one that can be read, or drops it.
pub(super) fn repair(walk: &mut Walk<'_>, members: &mut Map<String, Value>, at: &Spot<'_>) -> Fate {
    let Some(location) = location(walk, members, at) else { return Fate::Drop };
    if members.get("name").and_then(Value::as_str).is_none_or(str::is_empty) {
        missing(walk, "name", "this parameter is left out", at);
        return Fate::Drop;
    }
    if location == "path" && members.get("required") != Some(&Value::Bool(true)) {
        let message = "a parameter of a path must be `required: true`";
        walk.say(Code::OptionalPathParameter, at, message, "it is required anyway");
        members.insert("required".to_owned(), true.into());
    }
    content(walk, members, at);
    style(walk, members, location, at)
}

fn location(
    walk: &mut Walk<'_>,
    members: &mut Map<String, Value>,
    at: &Spot<'_>,
) -> Option<&'static str> {
    let Some(text) = members.get("in").and_then(Value::as_str).map(str::to_owned) else {
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
            members.insert("in".to_owned(), known.into());
        }
        None if ["body", "formdata"].contains(&lower.as_str()) => {
            let message = format!("`in: {text}` does not exist any more since OpenAPI 3");
            let help = "this parameter is left out; describe it in `requestBody`";
            walk.say(Code::SwaggerLeftover, &at, message, help);
        }
        None => {
            let help = "this parameter is left out; it is one of path, query, header and cookie";
            walk.say(
                Code::RejectedParameter,
                &at,
                format!("a parameter cannot be in `{text}`"),
                help,
            );
        }
    }
    known
}

/// A parameter has a schema, or exactly one media type.
fn content(walk: &mut Walk<'_>, members: &mut Map<String, Value>, at: &Spot<'_>) {
    let medias = members.get("content").and_then(Value::as_object).map_or(0, Map::len);
    if members.contains_key("schema") || medias == 0 {
        members.remove("content");
    }
    if !members.contains_key("schema") && medias == 0 {
        missing(walk, "schema", "the parameter is read as a text", at);
        members.insert("schema".to_owned(), json!({ "type": "string" }));
    }
}

/// Drops a style that such a parameter cannot have.
pub(super) fn style(
    walk: &mut Walk<'_>,
    members: &mut Map<String, Value>,
    location: &str,
    at: &Spot<'_>,
) -> Fate {
    let allowed: &[&str] = match location {
        "path" => &["simple", "label", "matrix"],
        "header" => &["simple"],
        "cookie" => &["form"],
        _ => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    };
    let Some(style) = members.get("style").and_then(Value::as_str) else { return Fate::Keep };
    if !allowed.contains(&style) {
        let message = format!("`{style}` is not a style of {location} parameters");
        let help = format!("`{}` is taken", allowed.first().unwrap_or(&"form"));
        walk.say(Code::BadStyle, &at.key("style"), message, help);
        members.remove("style");
    }
    Fate::Keep
}
