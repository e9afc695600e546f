//! What stands at the top of a document.

use serde_json::{Map, Value, json};

use super::walk::{Fate, Walk};
use crate::diagnostic::Code;
use crate::load::Spot;

/// Adds what the top of a document lacks.
pub(super) fn complete(
    walk: &mut Walk<'_>,
    members: &mut Map<String, Value>,
    modern: bool,
    at: &Spot<'_>,
) {
    let has = |members: &Map<String, Value>, key: &str| {
        members.get(key).is_some_and(|value| !value.is_null())
    };
    if !has(members, "info") {
        missing(walk, "info", "the API has no title and no version", at);
        members.insert("info".to_owned(), json!({ "title": "", "version": "" }));
    }
    let others = modern && (has(members, "components") || has(members, "webhooks"));
    if !has(members, "paths") && !others {
        missing(walk, "paths", "there are no operations", at);
    }
    if let Some(version) = members.get_mut("openapi").filter(|version| version.is_number()) {
        *version = version.to_string().into();
    }
}

pub(super) fn info(walk: &mut Walk<'_>, members: &mut Map<String, Value>, at: &Spot<'_>) -> Fate {
    for key in ["title", "version"] {
        if !members.contains_key(key) {
            missing(walk, key, "it is read as an empty text", at);
            members.insert(key.to_owned(), "".into());
        }
    }
    Fate::Keep
}

pub(super) fn server(walk: &mut Walk<'_>, members: &mut Map<String, Value>, at: &Spot<'_>) -> Fate {
    if members.contains_key("url") {
        return Fate::Keep;
    }
    missing(walk, "url", "this server is left out", at);
    Fate::Drop
}

pub(super) fn variable(
    walk: &mut Walk<'_>,
    members: &mut Map<String, Value>,
    at: &Spot<'_>,
) -> Fate {
    if !members.contains_key("default") {
        let first = members.get("enum").and_then(|values| values.get(0)).cloned();
        missing(walk, "default", "the first value, or an empty text, is taken", at);
        members.insert("default".to_owned(), first.unwrap_or_else(|| "".into()));
    }
    Fate::Keep
}

pub(super) fn tag(walk: &mut Walk<'_>, members: &mut Map<String, Value>, at: &Spot<'_>) -> Fate {
    if members.contains_key("name") {
        return Fate::Keep;
    }
    missing(walk, "name", "this tag is left out", at);
    Fate::Drop
}

/// Paths start with a slash; the few that do not are read as if they did.
pub(super) fn paths(walk: &mut Walk<'_>, members: &mut Map<String, Value>, at: &Spot<'_>) -> Fate {
    for path in members.keys() {
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
    Fate::Keep
}

/// Reports that a member is missing.
pub(super) fn missing(walk: &mut Walk<'_>, key: &str, consequence: &str, at: &Spot<'_>) {
    walk.say(Code::MissingMember, at, format!("`{key}` is missing"), consequence);
}
