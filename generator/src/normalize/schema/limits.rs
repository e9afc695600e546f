//! The limits and contents of OpenAPI 3.1.

use serde_json::{Map, Value};

/// Converts exclusive limits: numbers in 3.1, booleans that modify the limit in 3.0.
pub(super) fn normalize(fields: &mut Map<String, Value>) {
    for (exclusive, limit, stricter) in [
        ("exclusiveMinimum", "minimum", f64::gt as fn(&f64, &f64) -> bool),
        ("exclusiveMaximum", "maximum", f64::lt),
    ] {
        match fields.remove(exclusive) {
            Some(Value::Bool(is_exclusive)) => {
                fields.insert(exclusive.to_owned(), is_exclusive.into());
            }
            Some(Value::Number(number)) => {
                let other = fields.get(limit).and_then(Value::as_f64);
                let is_stricter = match (number.as_f64(), other) {
                    (Some(number), Some(other)) => !stricter(&other, &number),
                    _ => true,
                };
                if is_stricter {
                    fields.insert(limit.to_owned(), Value::Number(number));
                    fields.insert(exclusive.to_owned(), true.into());
                }
            }
            _ => {}
        }
    }
    content(fields);
}

/// Converts the encoding and media type of a string in 3.1 to a format.
fn content(fields: &mut Map<String, Value>) {
    let text = |key: &str| fields.get(key).and_then(Value::as_str).map(str::to_ascii_lowercase);
    let format = match (text("contentEncoding").as_deref(), text("contentMediaType").as_deref()) {
        (Some("base64" | "base64url"), _) => "byte",
        (None, Some("application/octet-stream")) => "binary",
        _ => return,
    };
    fields.entry("format").or_insert_with(|| format.into());
}
