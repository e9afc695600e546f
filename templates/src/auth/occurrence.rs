//! The occurrences of a secret in a text of a server.

use std::ops::Range;

/// The form in which a secret occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// As it is
    Plain,
    /// Percent-encoded, in any case, with `+` or `%20` for a space
    Percent,
    /// In a JSON string, with any of its escapes
    Json,
}

/// Returns the first occurrence of a secret in a text, from a position on.
pub(super) fn find(secret: &str, text: &[u8], from: usize) -> Option<Range<usize>> {
    let secret = secret.as_bytes();
    let first = secret.first()?;
    (from..text.len()).find_map(|start| {
        if text[start] != *first && !matches!(text[start], b'%' | b'+' | b'\\') {
            return None;
        }
        let forms = [Form::Plain, Form::Percent, Form::Json];
        let length = forms.into_iter().find_map(|form| length(secret, &text[start..], form))?;
        Some(start..start + length)
    })
}

/// Returns the length of the secret at the start of a text.
fn length(secret: &[u8], text: &[u8], form: Form) -> Option<usize> {
    let (mut left, mut length) = (secret, 0);
    while let Some(first) = left.first() {
        let rest = text.get(length..)?;
        let mut bytes = [0; 4];
        let (decoded, consumed) = match (form, rest.first()?) {
            (Form::Percent, b'%') => {
                bytes[0] = u8::try_from(hex(rest.get(1..3)?)?).ok()?;
                (&bytes[..1], 3)
            }
            (Form::Percent, b'+') if *first == b' ' => (&b" "[..], 1),
            (Form::Json, b'\\') => {
                let (character, consumed) = unescaped(rest)?;
                (character.encode_utf8(&mut bytes).as_bytes(), consumed)
            }
            _ => (&rest[..1], 1),
        };
        left = left.strip_prefix(decoded)?;
        length += consumed;
    }
    Some(length)
}

/// Returns the character of the escape at the start of a JSON string, and the length of the escape.
fn unescaped(text: &[u8]) -> Option<(char, usize)> {
    let character = match text.get(1)? {
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'u' => {
            let unit = |at: usize| hex(text.get(at..at + 4)?);
            let first = unit(2)?;
            // A character outside of the basic plane is two escapes.
            let units = match unit(8).filter(|_| text.get(6..8) == Some(b"\\u")) {
                Some(second) if (0xd800..0xdc00).contains(&first) => vec![first, second],
                _ => vec![first],
            };
            let length = units.len() * 6;
            return Some((char::decode_utf16(units).next()?.ok()?, length));
        }
        other if other.is_ascii() => char::from(*other),
        _ => return None,
    };
    Some((character, 2))
}

fn hex(digits: &[u8]) -> Option<u16> {
    let digits = std::str::from_utf8(digits).ok()?;
    u16::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))
}
