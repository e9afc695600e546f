//! Plain text as Markdown that is displayed as exactly this text.

use std::borrow::Cow;

/// Adds a text with all Markdown escaped, identifiers as code and web addresses as links.
pub(super) fn text(out: &mut String, text: &str) {
    out.reserve(text.len());
    for (position, word) in text.split(' ').enumerate() {
        if position > 0 {
            out.push(' ');
        }
        if is_plain(word) {
            out.push_str(word);
        } else {
            out.push_str(&self::word(word));
        }
    }
}

/// Returns a code span of a text.
pub(in crate::emit) fn code(text: &str) -> String {
    let mut shown = Cow::Borrowed(text);
    if !is_printed(text) {
        shown = String::new().into();
        text.chars().for_each(|c| show(shown.to_mut(), c));
    }
    if shown.trim().is_empty() {
        return String::from("\"\"");
    }
    if !shown.contains('`') {
        return ["`", &shown, "`"].concat();
    }
    let fence = "`".repeat(longest_run(&shown, '`') + 1);
    format!("{fence} {shown} {fence}")
}

/// Whether a text consists of printable ASCII characters.
pub(super) fn is_printed(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Adds a character; an invisible one as a Rust escape sequence.
fn show(text: &mut String, c: char) {
    if is_visible(c) && !matches!(c, '\n' | '\t') {
        text.push(c);
    } else {
        text.extend(c.escape_debug());
    }
}

/// Returns a link whose text is its address.
pub(super) fn autolink(url: &str) -> String {
    format!("<{}>", address(url))
}

/// Returns an address for use between angle brackets.
pub(super) fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars().filter(|c| is_visible(*c) && !c.is_whitespace()) {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '`' => out.push_str("%60"),
            _ => out.push(c),
        }
    }
    out
}

/// Whether an address is on the web. Links to anything else are dropped: rustdoc would read them as intra-doc links.
pub(super) fn is_web(url: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && url.len() > scheme.len()
    })
}

/// Whether a character is allowed in a comment: no control character and no mark of text direction.
pub(in crate::emit) fn is_visible(c: char) -> bool {
    if matches!(c, ' '..='~') {
        return true;
    }
    let turns = matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
    (!c.is_control() || matches!(c, '\n' | '\t')) && !turns && c != '\u{feff}'
}

/// Returns the length of the longest run of a character.
pub(super) fn longest_run(text: &str, wanted: char) -> usize {
    if !text.contains(wanted) {
        return 0;
    }
    let (mut longest, mut run) = (0, 0);
    for c in text.chars() {
        run = if c == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// Whether a word needs neither a link, backticks nor an escape. True for most words, so it is checked first.
fn is_plain(word: &str) -> bool {
    let open = word.strip_prefix('(').unwrap_or(word);
    let letters = open.strip_suffix(['.', ',', ':', ';', ')']).unwrap_or(open);
    if letters.is_empty() {
        return word.is_empty();
    }
    let rest = letters.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(letters);
    let is_mark = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'\'' | b'"');
    if rest.bytes().all(|byte| byte.is_ascii_lowercase() || is_mark(byte)) {
        return !letters.ends_with("www");
    }
    rest.bytes().all(|byte| byte.is_ascii_uppercase() || is_mark(byte))
}

/// Returns a word as Markdown.
fn word(word: &str) -> String {
    let addressed = word.contains('/') || word.contains("www.");
    let heads = ["https://", "http://", "ftp://", "www."].iter().filter(|_| addressed);
    if let Some(start) = heads.filter_map(|head| word.find(head)).min() {
        let end = word
            .trim_end_matches([
                '.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '>', '*', '_',
            ])
            .len();
        if end > start && is_web(&word[start..end]) {
            return format!(
                "{}{}{}",
                plain(&word[..start]),
                autolink(&word[start..end]),
                plain(&word[end..])
            );
        }
        return code(word);
    }
    let inner = word.trim_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '_' | '$' | '@' | '{' | '}' | '/')
    });
    let inner = inner.strip_suffix("'s").unwrap_or(inner);
    if looks_like_code(inner) {
        let start = word.find(inner).unwrap_or(0);
        let end = start + inner.len();
        let (start, end) =
            if word[end..].starts_with("()") { (start, end + 2) } else { (start, end) };
        return format!(
            "{}{}{}",
            plain(&word[..start]),
            code(&word[start..end]),
            plain(&word[end..])
        );
    }
    if word.contains("()") || word.contains("::") || word.contains("://") {
        code(word)
    } else {
        plain(word)
    }
}

/// Whether a word is probably an identifier: `snake_case`, `camelCase`, `CamelCase`, `a::b`, `/pets/{id}`.
fn looks_like_code(word: &str) -> bool {
    let path = word.contains('{') && word.contains('}') && word.contains(char::is_alphanumeric);
    let snake = word.contains('_') && word.contains(char::is_alphanumeric);
    path || snake || word.contains("::") || word.split(|c: char| !c.is_alphanumeric()).any(is_camel)
}

/// Whether a word has a lower-case letter and, after the first letter, an upper-case one. Plurals (`IDs`) do not count.
fn is_camel(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    word.chars().skip(1).any(char::is_uppercase) && word.contains(char::is_lowercase)
}

/// Escapes the special characters of Markdown.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let entity =
            c == '&' && chars.peek().is_some_and(|next| next.is_alphanumeric() || *next == '#');
        if entity || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
