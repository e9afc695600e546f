//! Prints findings: what, where, the line, and what to do.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};
use rayon::prelude::*;

use super::locate::locate;
use super::{Diagnostic, Pointer, Position, Severity};

/// A line that is longer helps nobody.
const MAX_LINE: usize = 10_000;

/// A file as it was read.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// Its path, as it is printed.
    pub path: &'a Path,
    /// What it holds.
    pub text: &'a str,
}

/// Prints findings, sorted by file, line and column. The number of a file is its position in
/// `texts`.
#[must_use]
pub fn render(findings: &[Diagnostic], sources: &[Text<'_>]) -> String {
    let placed = sources.par_iter().enumerate().flat_map_iter(|(number, text)| {
        let here = findings.iter().filter(|found| found.at.file.0 as usize == number);
        let here: Vec<_> = here.collect();
        if here.is_empty() { Vec::new() } else { place(*text, &here) }
    });
    let mut placed: Vec<Placed<'_>> = placed.collect();
    placed.sort_by(|a, b| {
        (a.text.path, a.position, a.found).cmp(&(b.text.path, b.position, b.found))
    });
    // What an alias of YAML stands for is found at each of its uses, and stands in one place.
    placed.dedup_by(|a, b| {
        (a.text.path, a.position, a.found.code, &a.found.message)
            == (b.text.path, b.position, b.found.code, &b.found.message)
    });
    let lost = findings.iter().filter(|found| sources.get(found.at.file.0 as usize).is_none());
    lost.map(unplaced).chain(placed.iter().map(Placed::print)).collect()
}

struct Placed<'a> {
    text: Text<'a>,
    lines: Arc<[&'a str]>,
    position: Position,
    found: &'a Diagnostic,
}

fn place<'a>(text: Text<'a>, findings: &[&'a Diagnostic]) -> Vec<Placed<'a>> {
    let pointers: Vec<&Pointer> = findings.iter().map(|found| &found.at.pointer).collect();
    let positions = if pointers.iter().all(|pointer| pointer.0.is_empty()) {
        vec![Position::START; pointers.len()]
    } else {
        locate(text.text, &pointers)
    };
    let lines: Arc<[&str]> = text.text.lines().collect();
    let placed = findings.iter().zip(positions).map(|(found, position)| Placed {
        text,
        lines: Arc::clone(&lines),
        position: found.position.unwrap_or(position),
        found,
    });
    placed.collect()
}

/// A finding about a file that is not among the texts.
fn unplaced(found: &Diagnostic) -> String {
    let group = Group::with_title(title(found));
    let help = found.help.as_deref().map(|help| Level::HELP.message(one_line(help)));
    format!("{}\n\n", Renderer::plain().render(&[group.elements(help)]))
}

fn title(found: &Diagnostic) -> Title<'_> {
    let level = match found.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    level.primary_title(one_line(&found.message)).id(found.code.name())
}

impl Placed<'_> {
    fn print(&self) -> String {
        let path = self.text.path.to_string_lossy();
        let mut group = Group::with_title(title(self.found));
        group = if let Some((line, span)) = self.excerpt() {
            let excerpt = Snippet::source(line).path(path).line_start(self.position.line);
            group.element(excerpt.annotation(AnnotationKind::Primary.span(span)))
        } else {
            let Position { line, column } = self.position;
            group.element(Origin::path(path).line(line).char_column(column))
        };
        if let Some(help) = &self.found.help {
            group = group.element(Level::HELP.message(one_line(help)));
        }
        format!("{}\n\n", Renderer::plain().render(&[group]))
    }
}

impl Placed<'_> {
    /// The line, and the bytes of it that are meant; none where there is nothing to see.
    fn excerpt(&self) -> Option<(String, Range<usize>)> {
        let Position { line, column } = self.position;
        let line = self.lines.get(line.saturating_sub(1)).filter(|line| line.len() <= MAX_LINE)?;
        let line: String = line.chars().map(shown).collect();
        let (start, _) = line.char_indices().nth(column.saturating_sub(1))?;
        let end = start + length(line.get(start..)?);
        Some((line, start..end))
    }
}

/// The bytes of the word, or of the text in quotes, that a position points to.
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

fn one_line(text: &str) -> String {
    let lines: Vec<_> = text.split(['\n', '\r']).map(str::trim).collect();
    lines.join(" ").chars().map(shown).collect()
}

/// A character as a terminal may see it: nothing that moves the cursor, or turns the direction of writing.
fn shown(c: char) -> char {
    let turns =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if turns || c.is_control() && c != '\t' { char::REPLACEMENT_CHARACTER } else { c }
}
