//! The message of an error body.

use std::fmt;

use serde_json::Value;

use crate::json::{ToJson, line, to_value};

/// The usual properties of a message, the most specific first.
const MESSAGES: [&str; 5] = ["detail", "message", "error_description", "title", "error"];

/// The largest number of characters of a message.
const LIMIT: usize = 200;

/// Writes the meaning of an error, and the message of its body if there is one.
///
/// # Errors
///
/// Fails if the formatter does.
pub fn describe(
    f: &mut fmt::Formatter<'_>,
    meaning: &str,
    body: Option<&dyn ToJson>,
) -> fmt::Result {
    let message = body.and_then(|body| message(&to_value(body)));
    f.write_str(meaning)?;
    match message {
        Some(message) => write!(f, ": {}", line(&mut message.chars(), LIMIT)),
        None => Ok(()),
    }
}

/// Returns the message of a body: the body itself if it is a string, or the first property with a message.
fn message(body: &Value) -> Option<String> {
    match body {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Object(entries) => MESSAGES.iter().find_map(|name| message(entries.get(*name)?)),
        _ => None,
    }
}
