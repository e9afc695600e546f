//! Operations, responses and media types.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::report::{Decision, Reporter};
use crate::diagnostic::Code;
use crate::tree::NodePath;

/// Adds the `responses` of an operation that documents none.
pub(super) fn complete(fields: &mut Map<String, Value>) -> Decision {
    fields.entry("responses").or_insert_with(|| Value::Object(Map::new()));
    Decision::Keep
}

/// Adds the description of a response, which is required but not used.
pub(super) fn response(fields: &mut Map<String, Value>) -> Decision {
    fields.entry("description").or_insert_with(|| "".into());
    Decision::Keep
}

/// Drops the responses whose key is not a status code, or is equal to another key except for its case.
pub(super) fn status_codes(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    // The keys are sorted, so that `4XX` precedes `4xx`.
    let mut ranges = BTreeSet::new();
    fields.retain(|key, _| {
        if is_status_code(key) && !ranges.insert(key.to_ascii_uppercase()) {
            let message = format!("the response `{}` is declared twice", key.to_ascii_uppercase());
            reporter.report(
                Code::InvalidStatusCode,
                &at.key(key),
                message,
                "the second response is skipped",
            );
            return false;
        }
        if is_status_code(key) || key.starts_with("x-") {
            return true;
        }
        let message = format!("`{key}` is not a status code");
        let help = "the response is skipped; write a key like `200`, `4XX` or `default`";
        reporter.report(Code::InvalidStatusCode, &at.key(key), message, help);
        false
    });
}

fn is_status_code(key: &str) -> bool {
    let bytes = key.as_bytes();
    match bytes {
        [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] | [b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => true,
        _ => key == "default",
    }
}

/// Drops the entries of `content` whose key is not a media type.
pub(super) fn media_types(
    reporter: &mut Reporter<'_>,
    content: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    content.retain(|key, _| {
        if is_media_type(key) || key.starts_with("x-") {
            return true;
        }
        let message = format!("`{}` is not a media type", key.escape_debug());
        reporter.report(Code::InvalidMediaType, &at.key(key), message, "the media type is skipped");
        false
    });
    content.retain(|key, _| is_media_type(key));
}

pub(super) fn is_media_type(key: &str) -> bool {
    let essence = key.split(';').next().unwrap_or_default().trim();
    let is_token = |text: &str| {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$&-^_.+*%'`|~{}".contains(c);
        !text.is_empty() && text.chars().all(allowed)
    };
    let printable = key.chars().all(|c| c == ' ' || c.is_ascii_graphic());
    printable
        && essence.split_once('/').is_some_and(|(kind, sort)| is_token(kind) && is_token(sort))
}
