//! The names of symbols, and ASCII forms of letters.

/// Returns the name of a symbol.
pub(super) fn symbol(c: char) -> String {
    let name = match c {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '@' => "at",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '^' => "caret",
        '~' => "tilde",
        '_' => "underscore",
        '"' | '\'' | '`' => "quote",
        '(' | '[' | '{' => "open",
        ')' | ']' | '}' => "close",
        _ if c.is_whitespace() => "space",
        _ => return format!(" {} ", transliterated(c)),
    };
    name.to_owned()
}

/// Returns a text in ASCII letters with a similar sound or meaning.
pub(super) fn ascii(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            plain.push(c);
        } else {
            plain.push_str(&transliterated(c));
        }
    }
    plain
}

fn transliterated(c: char) -> String {
    match deunicode::deunicode_char(c) {
        Some(plain) if plain.chars().any(|c| c.is_ascii_alphanumeric()) => {
            plain.to_ascii_lowercase()
        }
        _ => format!("u{:x}", u32::from(c)),
    }
}
