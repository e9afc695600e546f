//! The parts of a declaration in `public-api.txt`.

/// A function: `impl<T> async fn<U>(&self, id: &str) -> Pet where U: Clone`.
pub struct Function<'a> {
    pub is_async: bool,
    /// The generic parameters of the implementation and of the function, without brackets.
    pub generics: Vec<&'a str>,
    /// Each argument with its type; `self` has none.
    pub arguments: Vec<&'a str>,
    pub result: Option<&'a str>,
    pub conditions: Option<&'a str>,
}

impl<'a> Function<'a> {
    /// Parses a declaration. `None` if it is not that of a function.
    pub fn parse(text: &'a str) -> Option<Self> {
        let mut generics = Vec::new();
        let mut rest = text;
        if let Some(after) = rest.strip_prefix("impl<") {
            let end = close(after, '<', '>')?;
            generics.push(&after[..end]);
            rest = after[end + 1..].trim_start();
        }
        let is_async = rest.starts_with("async ");
        rest = rest.trim_start_matches("async ").trim_start_matches("const ").strip_prefix("fn")?;
        if let Some(after) = rest.strip_prefix('<') {
            let end = close(after, '<', '>')?;
            generics.push(&after[..end]);
            rest = &after[end + 1..];
        }
        let after = rest.strip_prefix('(')?;
        let end = close(after, '(', ')')?;
        let arguments = split(&after[..end], ',');
        let (result, conditions) = match after[end + 1..].split_once(" where ") {
            Some((result, conditions)) => (result, Some(conditions)),
            None => (&after[end + 1..], None),
        };
        let result = result.trim().trim_end_matches(" { .. }").strip_prefix("-> ");
        Some(Self { is_async, generics, arguments, result, conditions })
    }
}

/// Returns the position of the bracket that closes a text whose opening bracket precedes it.
pub fn close(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        let is_arrow = letter == '>' && text[..at].ends_with('-');
        if letter == open {
            depth += 1;
        } else if letter == close && !is_arrow {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
    }
    None
}

/// Splits a list at a separator, except in brackets.
pub fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '<' | '(' | '[' => depth += 1,
            '>' if text[..at].ends_with('-') => {}
            '>' | ')' | ']' => depth = depth.saturating_sub(1),
            _ if letter == separator && depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    let last = text[start..].trim();
    parts.extend((!last.is_empty()).then_some(last));
    parts
}

/// Returns the paths and names in a declaration: `types::Pet` and `Vec` of `Vec<types::Pet>`.
pub fn paths(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |letter: char| letter.is_alphanumeric() || "_:#".contains(letter);
    text.split(move |letter| !is_part(letter))
        .map(|path| path.trim_matches(':'))
        .filter(|path| !path.is_empty())
}

/// Replaces a word in a text.
pub fn replace_word(text: &str, word: &str, by: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
        let before = rest[..at].chars().next_back().is_some_and(is_part);
        let after = rest[at + word.len()..].chars().next().is_some_and(is_part);
        result.push_str(&rest[..at]);
        result.push_str(if before || after { word } else { by });
        rest = &rest[at + word.len()..];
    }
    result + rest
}
