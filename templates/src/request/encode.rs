//! Percent-encoding.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// All characters except unreserved ones, for path segments, cookies and forms.
const STRICT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// All characters of [`STRICT`] except `/`, for queries.
const QUERY: &AsciiSet = &STRICT.remove(b'/');

/// The characters that are not allowed in a query, for parameters with `allowReserved`, and `&`, `#` and `+`, which
/// would end or change the value.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The characters that are not allowed in a path template. Braces without a parameter are not encoded.
const TEMPLATE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'|');

/// The percent-encoding of names and values.
#[derive(Clone, Copy, Debug)]
pub(super) enum Encoding {
    /// No encoding, for headers
    None,
    /// Encoding for path segments, cookies and forms
    Strict,
    /// Encoding for queries
    Query,
    /// Encoding for queries with `allowReserved`
    Reserved,
}

impl Encoding {
    /// Returns the encoding of names: reserved characters are allowed in values only.
    pub(super) fn of_names(self) -> Self {
        if matches!(self, Self::Reserved) { Self::Query } else { self }
    }

    /// Appends the encoded `text` to `out`.
    pub(super) fn push(self, out: &mut String, text: &str) {
        match self {
            Self::None => out.push_str(text),
            Self::Strict => out.extend(utf8_percent_encode(text, STRICT)),
            Self::Query => out.extend(utf8_percent_encode(text, QUERY)),
            Self::Reserved => out.extend(utf8_percent_encode(text, RESERVED)),
        }
    }

    /// Returns the encoded delimiter of items in one value.
    pub(super) fn delimiter(self, delimiter: char) -> &'static str {
        match (self, delimiter) {
            (Self::None, ' ') => " ",
            (_, ' ') => "%20",
            (Self::None, '|') => "|",
            (_, '|') => "%7C",
            _ => ",",
        }
    }
}

/// Appends a part of a path template, with the characters that are not allowed in a URL encoded.
pub(super) fn push_template(out: &mut String, path: &str) {
    out.extend(utf8_percent_encode(path, TEMPLATE));
}

/// Returns a text with all characters encoded except unreserved ones.
pub(crate) fn percent_encoded(text: &str) -> String {
    utf8_percent_encode(text, STRICT).to_string()
}
