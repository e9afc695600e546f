//! Text of a server in messages.

/// Returns the beginning of a text in one line of at most `limit` characters. Characters that change the order of the
/// others or that nobody sees are escaped, so that the line cannot show anything else than the text.
pub(crate) fn line(text: &mut dyn Iterator<Item = char>, limit: usize) -> String {
    let mut line = String::new();
    let mut left = limit;
    for c in text {
        let length = if is_invisible(c) { c.escape_unicode().count() } else { 1 };
        let Some(rest) = left.checked_sub(length) else { break };
        left = rest;
        match c {
            _ if length > 1 => line.extend(c.escape_unicode()),
            _ if c.is_control() => line.push(' '),
            _ => line.push(c),
        }
    }
    line
}

/// Returns whether a character is a bidirectional control, a line separator, or has no width. The joiners of emoji and
/// of some scripts are not.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
