//! What stands at the top of a document.

use serde_json::{Map, Value, json};

use super::walk::{Decision, Walk};
use crate::diagnostic::Code;
use crate::load::NodePath;

/// Adds what the top of a document lacks.
pub(super) fn complete(
    walk: &mut Walk<'_>,
    fields: &mut Map<String, Value>,
    modern: bool,
    at: &NodePath<'_>,
) {
    let has = |fields: &Map<String, Value>, key: &str| {
        fields.get(key).is_some_and(|value| !value.is_null())
    };
    if !has(fields, "info") {
        missing(walk, "info", "the API has no title and no version", at);
        fields.insert("info".to_owned(), json!({ "title": "", "version": "" }));
    }
    let others = modern && (has(fields, "components") || has(fields, "webhooks"));
    if !has(fields, "paths") && !others {
        missing(walk, "paths", "there are no operations", at);
    }
    if let Some(version) = fields.get_mut("openapi").filter(|version| version.is_number()) {
        *version = version.to_string().into();
    }
}

pub(super) fn info(
    walk: &mut Walk<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    for key in ["title", "version"] {
        if !fields.contains_key(key) {
            missing(walk, key, "it is read as an empty text", at);
            fields.insert(key.to_owned(), "".into());
        }
    }
    Decision::Keep
}

pub(super) fn server(
    walk: &mut Walk<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    if fields.contains_key("url") {
        return Decision::Keep;
    }
    missing(walk, "url", "this server is left out", at);
    Decision::Drop
}

pub(super) fn variable(
    walk: &mut Walk<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    if !fields.contains_key("default") {
        let first = fields.get("enum").and_then(|values| values.get(0)).cloned();
        missing(walk, "default", "the first value, or an empty text, is taken", at);
        fields.insert("default".to_owned(), first.unwrap_or_else(|| "".into()));
    }
    Decision::Keep
}

pub(super) fn tag(
    walk: &mut Walk<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    if fields.contains_key("name") {
        return Decision::Keep;
    }
    missing(walk, "name", "this tag is left out", at);
    Decision::Drop
}

/// Paths start with a slash; the few that do not are read as if they did.
pub(super) fn paths(
    walk: &mut Walk<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    for path in fields.keys() {
        if !path.starts_with('/') && !path.starts_with("x-") {
            let message = format!("the path `{path}` does not start with a slash");
            walk.say(
                Code::PathWithoutSlash,
                &at.key(path),
                message,
                format!("it is read as `/{path}`"),
            );
        }
    }
    Decision::Keep
}

/// Reports that a member is missing.
pub(super) fn missing(walk: &mut Walk<'_>, key: &str, consequence: &str, at: &NodePath<'_>) {
    walk.say(Code::MissingRequiredField, at, format!("`{key}` is missing"), consequence);
}
