//! Charsets other than UTF-8.

use std::borrow::Cow;

/// Returns whether text of a charset is also UTF-8.
pub(crate) fn is_utf8(charset: &str) -> bool {
    matches!(charset, "utf-8" | "utf8" | "us-ascii" | "ascii")
}

/// Decodes text of a charset; `None` if the charset is not supported, or the text has invalid bytes.
pub(crate) fn decode<'a>(charset: &str, text: &'a [u8]) -> Option<Cow<'a, str>> {
    match charset {
        // Browsers read this charset as `windows-1252`, but servers mean it.
        "iso-8859-1" | "iso8859-1" | "latin1" => {
            Some(text.iter().map(|byte| char::from(*byte)).collect())
        }
        _ => decode_by_label(charset, text),
    }
}

#[cfg(feature = "charset")]
fn decode_by_label<'a>(charset: &str, text: &'a [u8]) -> Option<Cow<'a, str>> {
    let encoding = encoding_rs::Encoding::for_label(charset.as_bytes())?;
    let (text, has_errors) = encoding.decode_with_bom_removal(text);
    (!has_errors).then_some(text)
}

/// Returns `None`, because no document of the crate declares another charset.
#[cfg(not(feature = "charset"))]
fn decode_by_label<'a>(_charset: &str, _text: &'a [u8]) -> Option<Cow<'a, str>> {
    None
}
