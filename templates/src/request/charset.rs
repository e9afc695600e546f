//! Text in charsets other than UTF-8.

use std::borrow::Cow;

use super::encode::ascii;
use super::media_type;

/// Returns a text in the charset of a media type, or the reason why this is not possible.
pub(super) fn encode(media_type: &str, text: &str) -> Result<Vec<u8>, Cow<'static, str>> {
    let Some(charset) = media_type::charset(media_type) else {
        return Ok(text.as_bytes().to_vec());
    };
    // Browsers read `iso-8859-1` as `windows-1252`, and so does `encoding_rs`. Servers do not.
    let encoded = match charset.as_str() {
        "us-ascii" | "ascii" => single_bytes(text, 0x7f),
        "iso-8859-1" | "iso8859-1" | "latin1" => single_bytes(text, 0xff),
        "utf-16be" => Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        "utf-16le" => Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        // RFC 2781, section 4.3: a byte order mark precedes the text.
        "utf-16" => {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            Ok(units.flat_map(u16::to_be_bytes).collect())
        }
        charset => return by_label(charset, text),
    };
    encoded.map_err(|c| missing(c, &charset))
}

/// Returns the bytes of characters up to a largest one, or the first character beyond.
fn single_bytes(text: &str, largest: u8) -> Result<Vec<u8>, char> {
    let byte = |c: char| u8::try_from(c).ok().filter(|byte| *byte <= largest).ok_or(c);
    text.chars().map(byte).collect()
}

fn by_label(charset: &str, text: &str) -> Result<Vec<u8>, Cow<'static, str>> {
    let encoding = encoding_rs::Encoding::for_label(charset.as_bytes())
        .filter(|encoding| encoding.output_encoding() == *encoding)
        .ok_or_else(|| format!("the charset `{charset}` is not supported"))?;
    let (bytes, _, has_unmappable) = encoding.encode(text);
    if !has_unmappable {
        return Ok(bytes.into_owned());
    }
    let is_missing = |c: &char| encoding.encode(c.encode_utf8(&mut [0; 4])).2;
    Err(missing(text.chars().find(is_missing).unwrap_or_default(), charset))
}

fn missing(c: char, charset: &str) -> Cow<'static, str> {
    format!("the character `{}` does not exist in `{charset}`", c.escape_debug()).into()
}

/// Returns JSON for a media type: if it has a charset other than UTF-8, only with the characters that all charsets share.
pub(super) fn json(media_type: &str, json: Vec<u8>) -> Vec<u8> {
    if media_type::charset(media_type).is_none() || json.is_ascii() {
        return json;
    }
    ascii(&String::from_utf8_lossy(&json)).into_bytes()
}
