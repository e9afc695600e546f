//! Multipart bodies: `multipart/form-data` and other types.

use super::content::encoded;
use super::encode::Encoding;
use super::form::items;
#[cfg(feature = "read-only")]
use super::read_only::Sent;
use super::shape::Shape;
use super::style::{self, Style};
use super::target::rank;
use super::{Body, InvalidRequest, NOT_A_HEADER, invalid, media_type};
use crate::json::{ToJson, View};
use http::header::{HeaderName, HeaderValue};

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
    /// The media type, without the boundary.
    pub(super) media_type: &'static str,
    parts: Vec<Part>,
    /// The headers of all parts of a name, with the name.
    headers: Vec<(String, HeaderName, HeaderValue)>,
    /// Whether the names of the parts are not sent.
    is_by_position: bool,
    error: Option<InvalidRequest>,
}

/// A part of a form.
#[derive(Clone, Debug)]
struct Part {
    /// The property that the part is of.
    property: String,
    name: String,
    file_name: Option<String>,
    media_type: Option<String>,
    body: Body,
}

/// A file in a multipart form: its name, its bytes and its media type.
#[derive(Clone, Debug)]
pub struct FilePart {
    name: String,
    media_type: Option<String>,
    body: Body,
}

impl FilePart {
    /// Creates a file with a file name. Its media type is the first one that the API document allows for the part, or
    /// `application/octet-stream`.
    pub fn new(name: impl Into<String>, body: impl Into<Body>) -> Self {
        Self { name: name.into(), media_type: None, body: body.into() }
    }

    /// Sets the media type: `text/csv`. It must be one of those that the API document declares for the part, if there
    /// are any.
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
        let (parts, headers) = (Vec::new(), Vec::new());
        Self {
            media_type: "multipart/form-data",
            parts,
            headers,
            is_by_position: false,
            error: None,
        }
    }

    /// Returns the form without the names of its parts.
    pub(super) fn by_position(self) -> Self {
        Self { is_by_position: true, ..self }
    }

    /// Adds a value: a string, number or boolean as plain text, other values as JSON. Each item of a list is a part with
    /// the same name. An absent value, and null, are not added.
    /// <!-- part: read-only -->
    /// Read-only properties are omitted.
    /// <!-- end -->
    pub fn value(&mut self, name: &str, value: &dyn ToJson) {
        #[cfg(feature = "read-only")]
        let value = &Sent::without_read_only(value);
        let view = value.view();
        if let Err(reason) = view.check() {
            return self.fail(invalid("part", name, reason));
        }
        for item in items(&view) {
            match text(&item) {
                Some(Scalar::Text(text)) => self.part(name, None, text.into_bytes()),
                Some(Scalar::Json(json)) => {
                    self.part(name, Some("application/json"), json.into_bytes());
                }
                None => {}
            }
        }
    }

    /// Adds a value in a media type: JSON of any value, or a string, number or boolean in another type. Each item of a
    /// list is a part with the same name. An absent value is not added.
    pub fn typed(&mut self, name: &str, media_type: &str, value: &dyn ToJson) {
        if value.is_absent() {
            return;
        }
        #[cfg(feature = "read-only")]
        let value = &Sent::without_read_only(value);
        let view = value.view();
        if let Err(reason) = view.check() {
            return self.fail(invalid("part", name, reason));
        }
        for item in items(&view) {
            let text = match text(&item) {
                _ if is_json(media_type) => item.to_json(),
                Some(Scalar::Text(text) | Scalar::Json(text)) => text,
                None => continue,
            };
            match encoded(media_type, &text) {
                Ok(bytes) => self.part(name, Some(media_type), bytes),
                Err(reason) => self.fail(invalid("part", name, &reason)),
            }
        }
    }

    /// Adds a file.
    pub fn file(&mut self, name: &str, file: &FilePart) {
        self.file_as(name, &[], file);
    }

    /// Sets a header of all parts of a name. An absent value is not sent.
    pub fn header(&mut self, part: &str, name: &str, value: &dyn ToJson) {
        #[cfg(feature = "read-only")]
        let value = &Sent::without_read_only(value);
        let view = value.view();
        let text = match Shape::of(&view, false) {
            Ok(shape) if value.is_absent() || matches!(shape, Shape::Absent) => return,
            Ok(shape) => style::inline(name, &shape, Style::Simple, false, Encoding::None),
            Err(reason) => Err(reason),
        };
        let text = match text {
            Ok(text) => text,
            Err(reason) => return self.fail(invalid("header", name, reason)),
        };
        match (HeaderName::try_from(name), HeaderValue::try_from(text)) {
            (Ok(name), Ok(value)) => self.headers.push((part.to_owned(), name, value)),
            _ => self.fail(invalid("header", name, NOT_A_HEADER)),
        }
    }

    /// Adds a file of one of the media types and ranges of the document.
    pub(super) fn file_as(&mut self, name: &str, documented: &[&str], file: &FilePart) {
        let given = file.media_type.as_deref().or(file.body.media_type.as_deref());
        match media_type::select(documented, given) {
            Ok(media_type) => self.parts.push(Part {
                property: name.to_owned(),
                name: name.to_owned(),
                file_name: Some(file.name.clone()),
                media_type: Some(media_type.into_owned()),
                body: file.body.clone(),
            }),
            Err(reason) => self.fail(invalid("part", name, &reason)),
        }
    }

    /// Adds the pairs of a value in a style. Names and values are not percent-encoded.
    pub(super) fn styled(&mut self, name: &str, value: &dyn ToJson, style: Style, explode: bool) {
        let view = value.view();
        let shape = style::shape(&view, style, explode).and_then(|shape| {
            // `OpenAPI` leaves it to the API to define an escape for other delimiters.
            if !explode && style.delimiter() == "," && style != Style::DeepObject {
                style::check_separators(&shape, style, explode)?;
            }
            Ok(shape)
        });
        let shape = match shape {
            Ok(_) if value.is_absent() => return,
            Ok(shape) => shape,
            Err(reason) => return self.fail(invalid("part", name, reason)),
        };
        let delimiter = style.delimiter();
        if let (Shape::List(items), false) = (&shape, explode) {
            return self.part(name, None, items.join(delimiter).into_bytes());
        }
        if let (Shape::Object(properties), false, true) =
            (&shape, explode, style != Style::DeepObject)
        {
            let body = style::flat(properties).join(delimiter);
            return self.part(name, None, body.into_bytes());
        }
        for (pair, value) in style::pairs(name, &shape, style, explode, Encoding::None) {
            self.part(name, None, value.into_bytes());
            self.parts.iter_mut().last().into_iter().for_each(|part| part.name.clone_from(&pair));
        }
    }

    fn part(&mut self, name: &str, media_type: Option<&str>, body: Vec<u8>) {
        self.parts.push(Part {
            property: name.to_owned(),
            name: name.to_owned(),
            file_name: None,
            media_type: media_type.map(str::to_owned),
            body: body.into(),
        });
    }

    fn fail(&mut self, error: InvalidRequest) {
        self.error.get_or_insert(error);
    }

    /// Removes the parts of a name.
    pub(super) fn remove(&mut self, name: &str) {
        self.parts.retain(|part| part.property != name);
    }

    /// Adds the parts of another form.
    pub(super) fn extend(&mut self, other: Self) {
        self.parts.extend(other.parts);
        self.headers.extend(other.headers);
        other.error.into_iter().for_each(|error| self.fail(error));
    }

    /// Returns the media type with the boundary, and the body with its parts in an order of names.
    pub(super) fn finish(mut self, order: &[&str]) -> Result<(String, Body), InvalidRequest> {
        let is_invalid = |part: &&Part| {
            part.media_type.as_ref().is_some_and(|text| text.contains(|c: char| c.is_control()))
        };
        if let Some(part) = self.parts.iter().find(is_invalid) {
            self.error.get_or_insert(invalid("part", &part.name, "its media type is invalid"));
        }
        if let Some(error) = self.error {
            return Err(error);
        }
        self.parts.sort_by_key(|part| rank(order, &part.property));
        let boundary = format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        let mut media_type = self.media_type.to_owned();
        // RFC 2387, section 3.1: the type of the first part.
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        if essence.eq_ignore_ascii_case("multipart/related") && !media_type.contains("type=") {
            let first = self.parts.first().and_then(|part| part.media_type.as_deref());
            media_type = format!("{media_type}; type=\"{}\"", first.unwrap_or("text/plain"));
        }
        media_type.push_str("; boundary=");
        media_type.push_str(&boundary);
        let mut body = Body::default();
        for part in self.parts {
            body.push(part.head(&boundary, &self.headers, self.is_by_position));
            body.append(part.body);
            body.push("\r\n");
        }
        body.push(format!("--{boundary}--\r\n"));
        Ok((media_type, body))
    }
}

impl Part {
    /// Returns the boundary and the headers.
    fn head(
        &self,
        boundary: &str,
        headers: &[(String, HeaderName, HeaderValue)],
        is_by_position: bool,
    ) -> Vec<u8> {
        let mut head = format!("--{boundary}");
        if !is_by_position {
            head.push_str("\r\ncontent-disposition: form-data; name=\"");
            head.push_str(&quoted(&self.name));
            head.push('"');
            if let Some(file_name) = &self.file_name {
                head.push_str("; filename=\"");
                head.push_str(&quoted(file_name));
                head.push('"');
            }
        }
        if let Some(media_type) = &self.media_type {
            head.push_str("\r\ncontent-type: ");
            head.push_str(media_type);
        }
        let mut head = head.into_bytes();
        for (index, (part, name, value)) in headers.iter().enumerate() {
            // The last value of a header is sent.
            let is_replaced =
                headers[index + 1..].iter().any(|each| (&each.0, &each.1) == (part, name));
            if *part == self.property && !is_replaced {
                head.extend_from_slice(b"\r\n");
                head.extend_from_slice(name.as_str().as_bytes());
                head.extend_from_slice(b": ");
                head.extend_from_slice(value.as_bytes());
            }
        }
        head.extend_from_slice(b"\r\n\r\n");
        head
    }
}

/// A value of a part.
enum Scalar {
    /// A string, number or boolean
    Text(String),
    /// A list or an object as JSON
    Json(String),
}

/// Returns the text of a value. `None` if it is null.
fn text(value: &View<'_>) -> Option<Scalar> {
    match Shape::of(value, true) {
        Ok(Shape::Absent) => None,
        Ok(Shape::Scalar(text)) => Some(Scalar::Text(text.into_owned())),
        _ => Some(Scalar::Json(value.to_json())),
    }
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
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
