//! `multipart/form-data`.

use super::target::rank;
use super::{Body, InvalidRequest, invalid};
use crate::json::{ToJson, View, to_vec};
use serde_json::Value;

/// A multipart form, with its parts in the order in which they were added.
///
/// ```
/// use sailwright_runtime::{FilePart, Multipart};
///
/// let mut form = Multipart::new();
/// form.value("purpose", &"import");
/// form.file("file", &FilePart::new("accounts.csv", "id,name\n").media_type("text/csv"));
/// ```
#[derive(Clone, Debug)]
pub struct Multipart {
    boundary: String,
    /// The parts by name.
    parts: Vec<(String, Body)>,
    error: Option<InvalidRequest>,
}

/// A file in a multipart form: its name, its bytes and its media type.
#[derive(Clone, Debug)]
pub struct FilePart {
    name: String,
    media_type: Option<String>,
    body: Body,
}

impl FilePart {
    /// Creates a file with a file name, of the media type `application/octet-stream`.
    pub fn new(name: impl Into<String>, body: impl Into<Body>) -> Self {
        Self { name: name.into(), media_type: None, body: body.into() }
    }

    /// Sets the media type: `text/csv`.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}

impl Default for Multipart {
    fn default() -> Self {
        Self::new()
    }
}

impl Multipart {
    /// Creates a form without parts.
    #[must_use]
    pub fn new() -> Self {
        let boundary = format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        Self { boundary, parts: Vec::new(), error: None }
    }

    /// Adds a value: a string, number or boolean as plain text, other values as JSON. An absent value is not added.
    pub fn value(&mut self, name: &str, value: &dyn ToJson) {
        if value.is_absent() {
            return;
        }
        match value.view() {
            View::Str(text) => self.text(name, text),
            View::Json(Value::String(text)) => self.text(name, text),
            View::Made(made) if made.is_string() => {
                self.text(name, made.as_str().unwrap_or_default());
            }
            View::Bool(_) | View::I64(_) | View::U64(_) | View::F64(_) => {
                self.part(name, None, None, to_vec(value).into());
            }
            _ => self.typed(name, "application/json", value),
        }
    }

    /// Adds a value as JSON of a media type. An absent value is not added.
    pub fn typed(&mut self, name: &str, media_type: &str, value: &dyn ToJson) {
        if !value.is_absent() {
            self.part(name, None, Some(media_type), to_vec(value).into());
        }
    }

    /// Adds a file.
    pub fn file(&mut self, name: &str, file: &FilePart) {
        let media_type = file.media_type.as_deref().unwrap_or("application/octet-stream");
        self.part(name, Some(&file.name), Some(media_type), file.body.clone());
    }

    fn text(&mut self, name: &str, text: &str) {
        self.part(name, None, None, text.to_owned().into());
    }

    fn part(&mut self, name: &str, file: Option<&str>, media_type: Option<&str>, body: Body) {
        let mut head = format!(
            "--{}\r\ncontent-disposition: form-data; name=\"{}\"",
            self.boundary,
            quoted(name)
        );
        if let Some(file) = file {
            head.push_str("; filename=\"");
            head.push_str(&quoted(file));
            head.push('"');
        }
        if let Some(media_type) = media_type {
            if media_type.contains(|c: char| c.is_control()) {
                self.error = Some(invalid("part", name, "its media type is invalid"));
            }
            head.push_str("\r\ncontent-type: ");
            head.push_str(media_type);
        }
        head.push_str("\r\n\r\n");
        let mut part = Body::from(head);
        part.append(body);
        part.push("\r\n");
        self.parts.push((name.to_owned(), part));
    }

    /// Removes the parts of a name.
    pub(super) fn remove(&mut self, name: &str) {
        self.parts.retain(|(other, _)| other != name);
    }

    /// Returns the media type with the boundary, and the body with its parts in an order of names.
    pub(super) fn finish(mut self, order: &[&str]) -> Result<(String, Body), InvalidRequest> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let mut body = Body::default();
        for position in 0..=order.len() {
            for (name, part) in &mut self.parts {
                if rank(order, name) == position {
                    body.append(std::mem::take(part));
                }
            }
        }
        body.push(format!("--{}--\r\n", self.boundary));
        Ok((format!("multipart/form-data; boundary={}", self.boundary), body))
    }
}

/// Returns a name as it is written between quotation marks in HTML forms.
fn quoted(name: &str) -> String {
    let mut quoted = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '"' => quoted.push_str("%22"),
            '\r' => quoted.push_str("%0D"),
            '\n' => quoted.push_str("%0A"),
            _ => quoted.push(c),
        }
    }
    quoted
}
