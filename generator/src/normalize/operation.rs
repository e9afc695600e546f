//! Operations, answers and media types.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::walk::{Fate, Walk};
use crate::diagnostic::Code;
use crate::load::Spot;

/// An operation without answers is one whose answers are not documented.
pub(super) fn complete(members: &mut Map<String, Value>) -> Fate {
    members.entry("responses").or_insert_with(|| Value::Object(Map::new()));
    Fate::Keep
}

/// A description is a duty that nobody needs.
pub(super) fn response(members: &mut Map<String, Value>) -> Fate {
    members.entry("description").or_insert_with(|| "".into());
    Fate::Keep
}

/// Drops answers whose key is no status, or the one of another answer in other letters.
pub(super) fn statuses(walk: &mut Walk<'_>, members: &mut Map<String, Value>, at: &Spot<'_>) {
    // Capital letters come first.
    let mut ranges = BTreeSet::new();
    members.retain(|key, _| {
        if is_status(key) && !ranges.insert(key.to_ascii_uppercase()) {
            let message = format!("`{}` has an answer already", key.to_ascii_uppercase());
            walk.say(Code::BadStatus, &at.key(key), message, "this answer is left out");
            return false;
        }
        if is_status(key) || key.starts_with("x-") {
            return true;
        }
        let message = format!("`{key}` is not a status");
        let help = "this answer is left out; a status is `200`, `4XX` or `default`";
        walk.say(Code::BadStatus, &at.key(key), message, help);
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
pub(super) fn media_types(walk: &mut Walk<'_>, content: &mut Map<String, Value>, at: &Spot<'_>) {
    content.retain(|key, _| {
        if is_media_type(key) || key.starts_with("x-") {
            return true;
        }
        let message = format!("`{}` is not a media type", key.escape_debug());
        walk.say(Code::BadMediaType, &at.key(key), message, "this form of the body is left out");
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
