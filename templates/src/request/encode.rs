//! Percent-encoding.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// All characters except unreserved ones.
const STRICT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The characters of [`STRICT`] without the reserved ones that a query can contain. `&`, `+` and `#` would end or change
/// the value, and `[` and `]` are not allowed in a query.
const RESERVED: &AsciiSet = &STRICT
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// No encoding, for headers
    None,
    /// Encoding of all characters that are not unreserved
    Strict,
    /// Encoding for queries with `allowReserved`
    Reserved,
}

impl Encoding {
    /// Returns the encoding of names: reserved characters are allowed in values only.
    pub(super) fn of_names(self) -> Self {
        if self == Self::Reserved { Self::Strict } else { self }
    }

    /// Appends the encoded `text` to `out`.
    pub(super) fn push(self, out: &mut String, text: &str) {
        match self {
            Self::None => out.push_str(text),
            Self::Strict => out.extend(utf8_percent_encode(text, STRICT)),
            Self::Reserved => push_reserved(out, text),
        }
    }

    /// Returns the encoded `text`.
    pub(super) fn encoded(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.push(&mut out, text);
        out
    }
}

/// Appends a value with its reserved characters and percent-encoded triples.
fn push_reserved(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.extend(utf8_percent_encode(before, RESERVED));
        let digits = after.as_bytes().get(..2);
        let is_triple = digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        out.push_str(if is_triple { "%" } else { "%25" });
        rest = after;
    }
    out.extend(utf8_percent_encode(rest, RESERVED));
}

/// Appends a part of a path template, with the characters that are not allowed in a URL encoded.
pub(super) fn push_template(out: &mut String, path: &str) {
    out.extend(utf8_percent_encode(path, TEMPLATE));
}

/// Returns a text with all characters encoded except unreserved ones.
pub(crate) fn percent_encoded(text: &str) -> String {
    utf8_percent_encode(text, STRICT).to_string()
}
