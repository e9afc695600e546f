//! Percent-encoding.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

#[cfg(feature = "structured-parameters")]
use super::reserved::ReservedIn;

/// All characters except unreserved ones.
pub(super) const STRICT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

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
    /// Encoding for `allowReserved`
    #[cfg(feature = "structured-parameters")]
    Reserved(ReservedIn),
}

impl Encoding {
    /// Returns the encoding of names: reserved characters are allowed in values only.
    #[cfg(feature = "structured-parameters")]
    pub(super) fn of_names(self) -> Self {
        if self.is_reserved() { Self::Strict } else { self }
    }

    /// Returns whether reserved characters are not encoded.
    #[cfg(feature = "structured-parameters")]
    pub(super) fn is_reserved(self) -> bool {
        matches!(self, Self::Reserved(_))
    }

    /// Appends the encoded `text` to `out`.
    pub(super) fn push(self, out: &mut String, text: &str) {
        match self {
            Self::None => out.push_str(text),
            Self::Strict => out.extend(utf8_percent_encode(text, STRICT)),
            #[cfg(feature = "structured-parameters")]
            Self::Reserved(location) => location.push(out, text),
        }
    }

    /// Returns the encoded `text`.
    pub(super) fn encoded(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.push(&mut out, text);
        out
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

/// Encodes a text as forms do: a space is `+`.
#[cfg(any(feature = "forms", feature = "tokens"))]
pub(crate) fn form_encoded(text: &str) -> String {
    percent_encoded(text).replace("%20", "+")
}

/// Returns JSON with an escape for each character that is not printable ASCII, for headers and other charsets.
#[cfg(any(feature = "charset", feature = "structured-parameters"))]
pub(super) fn ascii(json: &str) -> String {
    use std::fmt::Write;

    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        if matches!(character, ' '..='~') {
            out.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}
