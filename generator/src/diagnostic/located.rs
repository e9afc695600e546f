//! Diagnostics with the line and the column of their nodes.

use std::path::Path;

use rayon::prelude::*;

use super::locate::locate;
use super::{Diagnostic, Pointer, Position};

/// The path and the text of a file.
#[derive(Clone, Copy, Debug)]
pub struct SourceText<'a> {
    /// The path to print.
    pub path: &'a Path,
    /// The content.
    pub text: &'a str,
}

/// A diagnostic with its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Located<'a> {
    pub(crate) diagnostic: &'a Diagnostic,
    /// `None` if the diagnostic is about a file that is not among the sources.
    pub(crate) place: Option<Place<'a>>,
}

/// A position in a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) path: &'a Path,
    pub(crate) position: Position,
    /// The text of the line. `None` if the position is after the last line.
    pub(super) line: Option<&'a str>,
    /// Whether the position is that of the node, and not of an ancestor.
    is_exact: bool,
}

/// Returns the diagnostics with their places, first those without a file, then sorted by file, line and column. A
/// diagnostic about a node that a document reads several times is contained once.
pub(crate) fn located<'a>(
    diagnostics: &'a [Diagnostic],
    sources: &[SourceText<'a>],
) -> Vec<Located<'a>> {
    let with_place = sources.par_iter().enumerate().flat_map_iter(|(index, source)| {
        let of_file = diagnostics.iter().filter(|each| each.at.file.0 as usize == index);
        let of_file: Vec<_> = of_file.collect();
        if of_file.is_empty() { Vec::new() } else { with_places(*source, &of_file) }
    });
    let in_no_file = |each: &&Diagnostic| sources.get(each.at.file.0 as usize).is_none();
    let without_place = diagnostics.iter().filter(in_no_file);
    let without_place = without_place.map(|diagnostic| Located { diagnostic, place: None });
    let mut all: Vec<Located<'a>> = with_place.collect();
    all.extend(without_place);
    all.sort_by(|a, b| (a.key(), a.diagnostic).cmp(&(b.key(), b.diagnostic)));
    all.dedup_by(|a, b| a.repeats(b));
    all
}

impl<'a> Located<'a> {
    fn key(&self) -> Option<(&'a Path, Position)> {
        self.place.map(|place| (place.path, place.position))
    }

    /// Returns whether a diagnostic is printed like the one before it. The node of a YAML anchor is reported once for each
    /// alias, always with the same position. The parameter of a path is reported for each operation that is skipped, with
    /// another help.
    fn repeats(&self, other: &Self) -> bool {
        let (Some(place), Some(other_place)) = (self.place, other.place) else { return false };
        let (one, other) = (self.diagnostic, other.diagnostic);
        let are_nodes = place.is_exact && other_place.is_exact || one.at == other.at;
        are_nodes
            && (place.path, place.position, one.code, &one.message, &one.help)
                == (other_place.path, other_place.position, other.code, &other.message, &other.help)
    }
}

fn with_places<'a>(source: SourceText<'a>, diagnostics: &[&'a Diagnostic]) -> Vec<Located<'a>> {
    let pointers: Vec<&Pointer> = diagnostics.iter().map(|each| &each.at.pointer).collect();
    let positions = if pointers.iter().all(|pointer| pointer.0.is_empty()) {
        vec![(Position::START, true); pointers.len()]
    } else {
        locate(source.text, &pointers)
    };
    let lines: Vec<&str> = source.text.lines().collect();
    let located = diagnostics.iter().zip(positions).map(|(diagnostic, (position, is_exact))| {
        let position = diagnostic.position.unwrap_or(position);
        let line = lines.get(position.line.saturating_sub(1)).copied();
        let place = Place { path: source.path, position, line, is_exact };
        Located { diagnostic, place: Some(place) }
    });
    located.collect()
}
