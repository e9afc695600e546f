//! Line breaking.

/// The maximal number of characters in a line; only a longer word exceeds it.
pub(super) const WIDTH: usize = 92;

/// Breaks a paragraph at spaces. No line starts with text that Markdown would read as a list, a heading, a quotation
/// or a rule.
pub(super) fn paragraph(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        if part.len() <= WIDTH && !part.contains("  ") {
            lines.extend(Some(part.trim_matches(' ').to_owned()).filter(|line| !line.is_empty()));
            continue;
        }
        let mut line = String::with_capacity(part.len().min(WIDTH));
        let mut length = 0;
        for word in part.split_ascii_whitespace() {
            let chars = word.chars().count();
            if length > 0 && length + 1 + chars > WIDTH && may_start_line(word) {
                lines.push(std::mem::replace(&mut line, String::with_capacity(WIDTH)));
                length = 0;
            }
            if length > 0 {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += chars;
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    for line in &mut lines {
        guard(line);
    }
    lines
}

/// Whether a line may start with a word.
fn may_start_line(word: &str) -> bool {
    // A fence of code or a rule has no letters; code and emphasis do.
    let is_fence = word.starts_with("```") || !word.contains(char::is_alphanumeric);
    let is_markup = word.starts_with(['-', '+', '=', '#', '>', '|', '~', ':', '\\'])
        || (word.starts_with(['*', '`', '_']) && is_fence);
    !is_markup && !is_number(word)
}

/// Escapes the start of a line that would not be read as a paragraph.
fn guard(line: &mut String) {
    let first = line.split(' ').next().unwrap_or("");
    if first.starts_with(['-', '+', '=', '#', ':']) {
        line.insert(0, '\\');
    } else if is_number(first) {
        let digits = first.chars().take_while(char::is_ascii_digit).count();
        line.insert(digits, '\\');
    }
}

/// Whether a word is the mark of an ordered list.
fn is_number(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < word.len() && (rest.starts_with('.') || rest.starts_with(')'))
}
