//! Limits as 3.1 writes them.

use serde_json::{Map, Value};

/// An exclusive limit is a number since 3.1, and a flag beside the limit before.
pub(super) fn repair(fields: &mut Map<String, Value>) {
    for (exclusive, limit, stricter) in [
        ("exclusiveMinimum", "minimum", f64::gt as fn(&f64, &f64) -> bool),
        ("exclusiveMaximum", "maximum", f64::lt),
    ] {
        match fields.remove(exclusive) {
            Some(Value::Bool(flag)) => {
                fields.insert(exclusive.to_owned(), flag.into());
            }
            Some(Value::Number(number)) => {
                let other = fields.get(limit).and_then(Value::as_f64);
                let counts = match (number.as_f64(), other) {
                    (Some(number), Some(other)) => !stricter(&other, &number),
                    _ => true,
                };
                if counts {
                    fields.insert(limit.to_owned(), Value::Number(number));
                    fields.insert(exclusive.to_owned(), true.into());
                }
            }
            _ => {}
        }
    }
    content(fields);
}

/// What 3.1 says about the content of a text was a format before.
fn content(fields: &mut Map<String, Value>) {
    let text = |key: &str| fields.get(key).and_then(Value::as_str).map(str::to_ascii_lowercase);
    let format = match (text("contentEncoding").as_deref(), text("contentMediaType").as_deref()) {
        (Some("base64" | "base64url"), _) => "byte",
        (None, Some("application/octet-stream")) => "binary",
        _ => return,
    };
    fields.entry("format").or_insert_with(|| format.into());
}
