//! The Markdown of messages: words and code spans.

use crate::diagnostic::one_line;

/// The longest message, advice or declaration that is printed, in characters.
const MAX_CHARS: usize = 400;

/// A piece of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inline<'a> {
    /// Words, with the spaces between them.
    Text(&'a str),
    /// The content of a code span.
    Code(&'a str),
}

/// Splits a message of one line. A code span is between two equally long runs of backticks; a run without the other one is
/// text.
pub(super) fn inlines(message: &str) -> Vec<Inline<'_>> {
    let runs: Vec<(usize, usize)> = runs(message);
    let mut inlines = Vec::new();
    let (mut start, mut next) = (0, 0);
    while let Some(&(open, length)) = runs.get(next) {
        let closing = runs.iter().enumerate().skip(next + 1).find(|(_, run)| run.1 == length);
        let Some((index, &(close, _))) = closing else {
            next += 1;
            continue;
        };
        inlines.push(Inline::Text(message.get(start..open).unwrap_or_default()));
        inlines.push(Inline::Code(message.get(open + length..close).unwrap_or_default()));
        start = close + length;
        next = index + 1;
    }
    inlines.push(Inline::Text(message.get(start..).unwrap_or_default()));
    inlines.retain(|inline| *inline != Inline::Text(""));
    inlines
}

/// Returns a text on one line, without control characters and not longer than a limit.
pub(super) fn short(text: &str) -> String {
    let start: String = text.chars().take(MAX_CHARS).collect();
    let rest = text.get(start.len()..).unwrap_or_default().chars().count();
    // XML and HTML have no characters with these codes.
    let start = one_line(&start).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    if rest == 0 { start } else { format!("{start}… ({rest} characters more)") }
}

/// Returns the position and the length of each run of backticks.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.match_indices('`') {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == at => *length += 1,
            _ => runs.push((at, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::{Inline, inlines, short};

    #[test]
    fn code_spans_are_between_equal_runs() {
        let expected = [
            Inline::Code("a"),
            Inline::Text(" of "),
            Inline::Code("b`c"),
            Inline::Text(" is ` removed"),
        ];
        assert_eq!(inlines("`a` of ``b`c`` is ` removed"), expected);
    }

    #[test]
    fn long_text_is_cut_and_counted() {
        let text = short(&"é\n".repeat(300));
        assert!(text.ends_with("… (200 characters more)"), "{text}");
    }
}
