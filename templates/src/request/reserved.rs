//! Values whose reserved characters are not encoded (`allowReserved`).

use percent_encoding::{AsciiSet, utf8_percent_encode};

use super::encode::STRICT;

/// The location of a value, which limits the reserved characters that are not encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReservedIn {
    /// `/`, `?` and `#` would end the path segment, and `[` and `]` are not allowed in a path.
    Path,
    /// `&`, `+` and `#` would end or change the value, and `[` and `]` are not allowed in a query.
    Query,
    /// `,` and `;` are not allowed in the value of a cookie.
    Cookie,
}

/// The characters of [`STRICT`] without the reserved ones that every location can contain.
const COMMON: &AsciiSet = &STRICT
    .remove(b':')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'=');

const PATH: &AsciiSet = &COMMON.remove(b',').remove(b';').remove(b'&').remove(b'+');

const QUERY: &AsciiSet = &COMMON.remove(b',').remove(b';').remove(b'/').remove(b'?');

const COOKIE: &AsciiSet = &COMMON
    .remove(b'/')
    .remove(b'?')
    .remove(b'#')
    .remove(b'[')
    .remove(b']')
    .remove(b'&')
    .remove(b'+');

impl ReservedIn {
    /// Appends a value with its reserved characters and percent-encoded triples.
    pub(super) fn push(self, out: &mut String, text: &str) {
        let encoded = match self {
            Self::Path => PATH,
            Self::Query => QUERY,
            Self::Cookie => COOKIE,
        };
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('%') {
            out.extend(utf8_percent_encode(before, encoded));
            let digits = after.as_bytes().get(..2);
            let is_triple = digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
            out.push_str(if is_triple { "%" } else { "%25" });
            rest = after;
        }
        out.extend(utf8_percent_encode(rest, encoded));
    }
}
