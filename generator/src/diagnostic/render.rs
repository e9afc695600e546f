//! Diagnostics as text: message, file, line, an excerpt, and help.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};

use super::located::{Located, Place, SourceText, located};
use super::{Diagnostic, Position, Severity};

/// The length in bytes up to which a line is printed as an excerpt.
const MAX_EXCERPT: usize = 10_000;

/// Returns the diagnostics as text, sorted by file, line and column. A [`FileId`](super::FileId) is an index into
/// `sources`.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &[SourceText<'_>]) -> String {
    located(diagnostics, sources).iter().map(|each| each.render(&Renderer::plain())).collect()
}

fn title(diagnostic: &Diagnostic) -> Title<'_> {
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    level.primary_title(one_line(&diagnostic.message)).id(diagnostic.code.name())
}

impl Located<'_> {
    /// Returns the diagnostic as text, with the line that it is about.
    pub(crate) fn render(&self, renderer: &Renderer) -> String {
        let mut group = Group::with_title(title(self.diagnostic));
        if let Some(place) = &self.place {
            let path = place.path.to_string_lossy();
            let Position { line, column } = place.position;
            group = if let Some((text, span)) = excerpt(place) {
                let excerpt = Snippet::source(text).path(path).line_start(line);
                group.element(excerpt.annotation(AnnotationKind::Primary.span(span)))
            } else {
                group.element(Origin::path(path).line(line).char_column(column))
            };
        }
        group = group.element(Level::HELP.message(one_line(&self.diagnostic.help)));
        format!("{}\n\n", renderer.render(&[group]))
    }
}

/// Returns the line and the range of bytes to mark, or `None` if the position is after the end of the line.
fn excerpt(place: &Place<'_>) -> Option<(String, Range<usize>)> {
    let line = place.line.filter(|line| line.len() <= MAX_EXCERPT)?;
    let line = printable(line);
    let (start, _) = line.char_indices().nth(place.position.column.saturating_sub(1))?;
    let end = start + length(line.get(start..)?);
    Some((line, start..end))
}

/// Returns the length in bytes of the word or quoted string at the start of a text.
fn length(rest: &str) -> usize {
    let first = rest.chars().next().unwrap_or_default();
    let quoted = ['"', '\''].contains(&first).then(|| rest.get(1..)?.find(first)).flatten();
    if let Some(end) = quoted {
        return end + 2;
    }
    let ends = [",", "}", "]", " ", "\t", ": ", ":\t"];
    let end = ends.iter().filter_map(|end| rest.find(end)).min();
    let word = end.and_then(|end| rest.get(..end)).unwrap_or(rest).trim_end_matches(':');
    word.len().max(first.len_utf8()).min(rest.len())
}

/// Returns a text on one line, without characters that a terminal acts on.
pub(crate) fn one_line(text: &str) -> String {
    let lines: Vec<_> = text.split(['\n', '\r']).map(str::trim).collect();
    printable(&lines.join(" "))
}

/// Returns a text without characters that a terminal acts on.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(printable_character).collect()
}

/// Replaces a character that moves the cursor of a terminal or changes the direction of writing.
fn printable_character(c: char) -> char {
    let changes_direction =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if changes_direction || c.is_control() && c != '\t' { char::REPLACEMENT_CHARACTER } else { c }
}
