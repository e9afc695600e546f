//! Percent-encoding.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters: for path segments, cookies and forms.
const STRICT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// As [`STRICT`], and `/` stays: for queries.
const QUERY: &AsciiSet = &STRICT.remove(b'/');

/// What may not stand in a query at all: for parameters with `allowReserved`. `&`, `#` and `+`
/// would end the value or change it.
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

/// What may not stand in the path of a document: braces are parameters that have no value.
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

/// How text is made fit for its place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Encoding {
    /// Nothing is changed: headers
    None,
    /// For a path segment, a cookie or a form
    Strict,
    /// For a query
    Query,
    /// For a query whose value may hold reserved characters
    Reserved,
}

impl Encoding {
    /// How names are encoded where values are encoded like this: reserved characters are for values only.
    pub(super) fn of_names(self) -> Self {
        if matches!(self, Self::Reserved) { Self::Query } else { self }
    }

    /// Appends `text` to `out`.
    pub(super) fn push(self, out: &mut String, text: &str) {
        match self {
            Self::None => out.push_str(text),
            Self::Strict => out.extend(utf8_percent_encode(text, STRICT)),
            Self::Query => out.extend(utf8_percent_encode(text, QUERY)),
            Self::Reserved => out.extend(utf8_percent_encode(text, RESERVED)),
        }
    }

    /// The character between the items of a list that is written as one value.
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

/// Appends a path of a document, with the characters that a URL cannot hold encoded.
pub(super) fn push_template(out: &mut String, path: &str) {
    out.extend(utf8_percent_encode(path, TEMPLATE));
}
