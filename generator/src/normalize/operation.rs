//! Operations, answers and media types.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::walk::{Decision, Walk};
use crate::diagnostic::Code;
use crate::load::NodePath;

/// An operation without answers is one whose answers are not documented.
pub(super) fn complete(fields: &mut Map<String, Value>) -> Decision {
    fields.entry("responses").or_insert_with(|| Value::Object(Map::new()));
    Decision::Keep
}

/// A description is a duty that nobody needs.
pub(super) fn response(fields: &mut Map<String, Value>) -> Decision {
    fields.entry("description").or_insert_with(|| "".into());
    Decision::Keep
}

/// Drops answers whose key is no status, or the one of another answer in other letters.
pub(super) fn statuses(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    // Capital letters come first.
    let mut ranges = BTreeSet::new();
    fields.retain(|key, _| {
        if is_status(key) && !ranges.insert(key.to_ascii_uppercase()) {
            let message = format!("`{}` has an answer already", key.to_ascii_uppercase());
            walk.say(Code::InvalidStatusCode, &at.key(key), message, "this answer is left out");
            return false;
        }
        if is_status(key) || key.starts_with("x-") {
            return true;
        }
        let message = format!("`{key}` is not a status");
        let help = "this answer is left out; a status is `200`, `4XX` or `default`";
        walk.say(Code::InvalidStatusCode, &at.key(key), message, help);
        false
    });
}

fn is_status(key: &str) -> bool {
    let bytes = key.as_bytes();
    match bytes {
        [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] | [b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => true,
        _ => key == "default",
    }
}

/// Drops media types that are none.
pub(super) fn media_types(
    walk: &mut Walk<'_>,
    content: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    content.retain(|key, _| {
        if is_media_type(key) || key.starts_with("x-") {
            return true;
        }
        let message = format!("`{}` is not a media type", key.escape_debug());
        walk.say(
            Code::InvalidMediaType,
            &at.key(key),
            message,
            "this form of the body is left out",
        );
        false
    });
    content.retain(|key, _| is_media_type(key));
}

fn is_media_type(key: &str) -> bool {
    let essence = key.split(';').next().unwrap_or_default().trim();
    let is_token = |text: &str| {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$&-^_.+*%'`|~{}".contains(c);
        !text.is_empty() && text.chars().all(allowed)
    };
    let printable = key.chars().all(|c| c == ' ' || c.is_ascii_graphic());
    printable
        && essence.split_once('/').is_some_and(|(kind, sort)| is_token(kind) && is_token(sort))
}
