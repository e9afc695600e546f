//! Values whose reserved characters are not encoded (`allowReserved`).

use percent_encoding::{AsciiSet, utf8_percent_encode};

use super::encode::STRICT;

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

/// Appends a value with its reserved characters and percent-encoded triples.
pub(super) fn push_reserved(out: &mut String, text: &str) {
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
