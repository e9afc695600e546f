//! Writing of JSON.

use serde::Serialize;

use super::View;

impl View<'_> {
    /// Returns the tree as JSON.
    #[cfg(feature = "forms")]
    pub(crate) fn to_json(&self) -> String {
        let mut json = Vec::new();
        self.write(&mut json);
        String::from_utf8(json).unwrap_or_default()
    }

    /// Writes the tree as JSON.
    pub(super) fn write(&self, json: &mut Vec<u8>) {
        match self {
            Self::Str(value) => leaf(value, json),
            Self::List(items) => {
                json.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        json.push(b',');
                    }
                    item.write(json);
                }
                json.push(b']');
            }
            Self::Object(entries) => {
                json.push(b'{');
                let sent = entries.iter().filter(|(_, value)| !matches!(value, Self::Filled(_)));
                for (index, (key, value)) in sent.enumerate() {
                    if index > 0 {
                        json.push(b',');
                    }
                    leaf(key, json);
                    json.push(b':');
                    value.write(json);
                }
                json.push(b'}');
            }
            Self::Verbatim(text, _) => json.extend_from_slice(text.as_bytes()),
            Self::Json(value) => leaf(value, json),
            Self::Made(value) => leaf(value, json),
            #[cfg(feature = "read-only")]
            Self::ReadOnly(value) => value.write(json),
            other => leaf(other, json),
        }
    }
}

fn leaf<T: Serialize + ?Sized>(value: &T, json: &mut Vec<u8>) {
    // Writing to a vector does not fail, and JSON trees have only string keys.
    let _ = serde_json::to_writer(json, value);
}
