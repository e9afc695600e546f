//! The field `type`: lists of types, null, and unknown types.

use serde_json::{Map, Value, json};

use crate::diagnostic::Code;
use crate::normalize::report::{Reporter, type_name};
use crate::tree::NodePath;

const TYPES: [&str; 6] = ["boolean", "integer", "number", "string", "array", "object"];

/// The extension for several types, which OpenAPI 3.0 does not support.
const TYPES_EXTENSION: &str = "x-sailwright-types";

/// The format of strings that Kubernetes also sends as integers.
const INTEGER_OR_STRING: &str = "int-or-string";

/// Leaves at most one type, without null.
pub(super) fn normalize(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    fields.remove(TYPES_EXTENSION);
    if fields.get("x-nullable") == Some(&Value::Bool(true)) {
        fields.insert("nullable".to_owned(), true.into());
    }
    let word = fields.get("type").and_then(Value::as_str);
    if !word.is_some_and(|word| TYPES.contains(&word)) {
        types(reporter, fields, &at.key("type"));
    }
    if fields.get("type") == Some(&json!("string"))
        && fields.get("format") == Some(&json!(INTEGER_OR_STRING))
    {
        fields.remove("type");
        fields.insert(TYPES_EXTENSION.to_owned(), json!(["integer", "string"]));
    }
}

/// Replaces a list of types, null, and types with another name.
fn types(reporter: &mut Reporter<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    match fields.remove("type") {
        None | Some(Value::Null) => {}
        Some(Value::String(word)) => single(reporter, fields, &word, at),
        Some(Value::Array(words)) => {
            let mut types = Vec::new();
            for word in &words {
                match word.as_str() {
                    Some(word) => {
                        single(reporter, fields, word, at);
                        types.extend(fields.remove("type").filter(|word| !types.contains(word)));
                    }
                    None => not_a_type(reporter, word, at),
                }
            }
            if types.len() > 1 {
                fields.insert(TYPES_EXTENSION.to_owned(), types.into());
            } else if let Some(word) = types.pop() {
                fields.insert("type".to_owned(), word);
            }
        }
        Some(other) => not_a_type(reporter, &other, at),
    }
}

fn not_a_type(reporter: &mut Reporter<'_>, value: &Value, at: &NodePath<'_>) {
    let message = format!("`type` must be a string, found {}", type_name(value));
    reporter.report(Code::UnknownType, at, message, "accepted as any value");
}

fn single(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    word: &str,
    at: &NodePath<'_>,
) {
    if TYPES.contains(&word) {
        fields.insert("type".to_owned(), word.into());
        return;
    }
    if word == "null" {
        fields.insert("nullable".to_owned(), true.into());
        return;
    }
    let message = format!("unknown type `{word}`");
    let Some((meant, format)) = intended(word) else {
        reporter.report(Code::UnknownType, at, message, "accepted as any value");
        return;
    };
    let with = format.map_or(String::new(), |format| format!(" with `format: {format}`"));
    reporter.report(Code::UnknownType, at, message, format!("treated as `type: {meant}`{with}"));
    fields.insert("type".to_owned(), meant.into());
    if let Some(format) = format {
        fields.entry("format").or_insert_with(|| json!(format));
    }
}

/// Returns the intended type and format of an unknown type: a different case, a format, or a type of a programming
/// language.
fn intended(word: &str) -> Option<(&'static str, Option<&'static str>)> {
    let lower = word.trim().to_ascii_lowercase();
    if let Some(known) = TYPES.iter().find(|known| **known == lower) {
        return Some((known, None));
    }
    Some(match lower.as_str() {
        "date-time" | "datetime" | "timestamp" => ("string", Some("date-time")),
        "date" => ("string", Some("date")),
        "time" => ("string", Some("time")),
        "uuid" | "guid" => ("string", Some("uuid")),
        "uri" | "url" => ("string", Some("uri")),
        "email" => ("string", Some("email")),
        "byte" => ("string", Some("byte")),
        "binary" | "file" => ("string", Some("binary")),
        "password" => ("string", Some("password")),
        "text" | "str" | "enum" => ("string", None),
        "int32" => ("integer", Some("int32")),
        "int64" | "long" => ("integer", Some("int64")),
        "int" | "short" => ("integer", None),
        "float" => ("number", Some("float")),
        "double" => ("number", Some("double")),
        "decimal" | "numeric" => ("number", None),
        "bool" => ("boolean", None),
        "list" => ("array", None),
        "map" | "dict" | "hash" => ("object", None),
        _ => return None,
    })
}
