//! Diagnostics as text: message, file, line, an excerpt, and help.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};
use rayon::prelude::*;

use super::locate::locate;
use super::{Diagnostic, Pointer, Position, Severity};

/// The length in bytes up to which a line is printed as an excerpt.
const MAX_EXCERPT: usize = 10_000;

/// The path and the text of a file.
#[derive(Clone, Copy, Debug)]
pub struct SourceText<'a> {
    /// The path to print.
    pub path: &'a Path,
    /// The content.
    pub text: &'a str,
}

/// Returns the diagnostics as text, sorted by file, line and column. A [`FileId`](super::FileId) is an index into
/// `sources`.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &[SourceText<'_>]) -> String {
    render_each(diagnostics, sources).into_iter().map(|(_, text)| text).collect()
}

/// Returns the severity and the text of each diagnostic, in the order of [`render`]. A diagnostic about a node that a
/// document reads several times is contained once.
pub(crate) fn render_each(
    diagnostics: &[Diagnostic],
    sources: &[SourceText<'_>],
) -> Vec<(Severity, String)> {
    let located = sources.par_iter().enumerate().flat_map_iter(|(index, source)| {
        let of_file = diagnostics.iter().filter(|each| each.at.file.0 as usize == index);
        let of_file: Vec<_> = of_file.collect();
        if of_file.is_empty() { Vec::new() } else { with_positions(*source, &of_file) }
    });
    let mut located: Vec<Located<'_>> = located.collect();
    located.sort_by(|a, b| {
        (a.source.path, a.position, a.diagnostic).cmp(&(b.source.path, b.position, b.diagnostic))
    });
    // The node of a YAML anchor is reported once for each alias, always with the same position. The parameter of a path
    // is reported for each operation that is skipped, with another help.
    located.dedup_by(|a, b| {
        let (one, other) = (a.diagnostic, b.diagnostic);
        let are_nodes = a.is_exact && b.is_exact || one.at == other.at;
        are_nodes
            && (a.source.path, a.position, one.code, &one.message, &one.help)
                == (b.source.path, b.position, other.code, &other.message, &other.help)
    });
    let in_no_file = |each: &&Diagnostic| sources.get(each.at.file.0 as usize).is_none();
    let without_position = diagnostics.iter().filter(in_no_file);
    let without_position =
        without_position.map(|each| (each.code.severity(), render_without_position(each)));
    let located = located.iter().map(|each| (each.diagnostic.code.severity(), each.render()));
    without_position.chain(located).collect()
}

struct Located<'a> {
    source: SourceText<'a>,
    lines: Arc<[&'a str]>,
    position: Position,
    /// Whether the position is that of the node, and not of an ancestor.
    is_exact: bool,
    diagnostic: &'a Diagnostic,
}

fn with_positions<'a>(source: SourceText<'a>, diagnostics: &[&'a Diagnostic]) -> Vec<Located<'a>> {
    let pointers: Vec<&Pointer> = diagnostics.iter().map(|each| &each.at.pointer).collect();
    let positions = if pointers.iter().all(|pointer| pointer.0.is_empty()) {
        vec![(Position::START, true); pointers.len()]
    } else {
        locate(source.text, &pointers)
    };
    let lines: Arc<[&str]> = source.text.lines().collect();
    let located =
        diagnostics.iter().zip(positions).map(|(diagnostic, (position, is_exact))| Located {
            source,
            lines: Arc::clone(&lines),
            position: diagnostic.position.unwrap_or(position),
            is_exact,
            diagnostic,
        });
    located.collect()
}

/// Renders a diagnostic about a file that is not among the sources.
fn render_without_position(diagnostic: &Diagnostic) -> String {
    let group = Group::with_title(title(diagnostic));
    let help = Level::HELP.message(one_line(&diagnostic.help));
    format!("{}\n\n", Renderer::plain().render(&[group.element(help)]))
}

fn title(diagnostic: &Diagnostic) -> Title<'_> {
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    level.primary_title(one_line(&diagnostic.message)).id(diagnostic.code.name())
}

impl Located<'_> {
    fn render(&self) -> String {
        let path = self.source.path.to_string_lossy();
        let mut group = Group::with_title(title(self.diagnostic));
        group = if let Some((line, span)) = self.excerpt() {
            let excerpt = Snippet::source(line).path(path).line_start(self.position.line);
            group.element(excerpt.annotation(AnnotationKind::Primary.span(span)))
        } else {
            let Position { line, column } = self.position;
            group.element(Origin::path(path).line(line).char_column(column))
        };
        group = group.element(Level::HELP.message(one_line(&self.diagnostic.help)));
        format!("{}\n\n", Renderer::plain().render(&[group]))
    }
}

impl Located<'_> {
    /// Returns the line and the range of bytes to mark, or `None` if the position is after the end of the line.
    fn excerpt(&self) -> Option<(String, Range<usize>)> {
        let Position { line, column } = self.position;
        let line =
            self.lines.get(line.saturating_sub(1)).filter(|line| line.len() <= MAX_EXCERPT)?;
        let line: String = printable(line);
        let (start, _) = line.char_indices().nth(column.saturating_sub(1))?;
        let end = start + length(line.get(start..)?);
        Some((line, start..end))
    }
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
