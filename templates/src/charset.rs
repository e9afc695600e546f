//! Charsets other than UTF-8.

use std::borrow::Cow;

/// Returns whether text of a charset is also UTF-8.
pub(crate) fn is_utf8(charset: &str) -> bool {
    matches!(charset, "utf-8" | "utf8" | "us-ascii" | "ascii")
}

/// Decodes text of a charset; `None` if the charset is not supported, or the text has invalid bytes.
#[cfg(feature = "charset")]
pub(crate) fn decode<'a>(charset: &str, text: &'a [u8]) -> Option<Cow<'a, str>> {
    let encoding = encoding_rs::Encoding::for_label(charset.as_bytes())?;
    let (text, has_errors) = encoding.decode_with_bom_removal(text);
    (!has_errors).then_some(text)
}

/// Decodes text of a charset; `None`, because no document of the crate declares a charset other than UTF-8.
#[cfg(not(feature = "charset"))]
pub(crate) fn decode<'a>(_charset: &str, _text: &'a [u8]) -> Option<Cow<'a, str>> {
    None
}
