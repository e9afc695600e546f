//! `type`: lists of types, null, and words that are no types.

use serde_json::{Map, Value, json};

use super::super::walk::{Walk, name};
use crate::diagnostic::Code;
use crate::load::NodePath;

const TYPES: [&str; 6] = ["boolean", "integer", "number", "string", "array", "object"];

/// The extension that carries several types, for which 3.0 has no place.
const SEVERAL: &str = "x-sailwright-types";

/// Leaves at most one type that 3.0 knows.
pub(super) fn repair(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    fields.remove(SEVERAL);
    if fields.get("x-nullable") == Some(&Value::Bool(true)) {
        fields.insert("nullable".to_owned(), true.into());
    }
    if fields.get("type").and_then(Value::as_str).is_some_and(|word| TYPES.contains(&word)) {
        return;
    }
    let node_path = at.key("type");
    match fields.remove("type") {
        None | Some(Value::Null) => {}
        Some(Value::String(word)) => one(walk, fields, &word, &node_path),
        Some(Value::Array(words)) => {
            let mut types = Vec::new();
            for word in &words {
                match word.as_str() {
                    Some(word) => {
                        one(walk, fields, word, &node_path);
                        types.extend(fields.remove("type").filter(|word| !types.contains(word)));
                    }
                    None => not_a_type(walk, word, &node_path),
                }
            }
            if types.len() > 1 {
                fields.insert(SEVERAL.to_owned(), types.into());
            } else if let Some(word) = types.pop() {
                fields.insert("type".to_owned(), word);
            }
        }
        Some(other) => not_a_type(walk, &other, &node_path),
    }
}

fn not_a_type(walk: &mut Walk<'_>, value: &Value, at: &NodePath<'_>) {
    let message = format!("a type is a text, not {}", name(value));
    walk.say(Code::UnknownType, at, message, "it is taken as any value");
}

fn one(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, word: &str, at: &NodePath<'_>) {
    if TYPES.contains(&word) {
        fields.insert("type".to_owned(), word.into());
        return;
    }
    if word == "null" {
        fields.insert("nullable".to_owned(), true.into());
        return;
    }
    let message = format!("`{word}` is not a type");
    let Some((meant, format)) = meant(word) else {
        walk.say(Code::UnknownType, at, message, "it is taken as any value");
        return;
    };
    let with = format.map_or(String::new(), |format| format!(" with `format: {format}`"));
    walk.say(Code::UnknownType, at, message, format!("it is read as `type: {meant}`{with}"));
    fields.insert("type".to_owned(), meant.into());
    if let Some(format) = format {
        fields.entry("format").or_insert_with(|| json!(format));
    }
}

/// What people mean by words that are no types: other cases of letters, formats, types of their
/// languages.
fn meant(word: &str) -> Option<(&'static str, Option<&'static str>)> {
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
