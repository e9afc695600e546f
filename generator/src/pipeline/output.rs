//! The result of the pipeline.

use crate::diagnostic::{Diagnostic, Severity};
use crate::load::Files;
use crate::sync::Tree;

/// The generated files and the diagnostics.
#[derive(Debug)]
pub struct Output {
    /// The files of the crate. `None` if a document cannot be used.
    pub tree: Option<Tree>,
    /// The reports on the documents, in the order of the configuration.
    pub documents: Vec<Report>,
    /// The diagnostics about the configuration, which is their file 0, and about the generator.
    pub diagnostics: Vec<Diagnostic>,
}

impl Output {
    /// Returns whether a diagnostic is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        let mut all = self.documents.iter().flat_map(|report| &report.diagnostics);
        let is_error = |each: &Diagnostic| each.code.severity() == Severity::Error;
        all.any(is_error) || self.diagnostics.iter().any(is_error)
    }
}

/// A report on a document.
#[derive(Debug)]
pub struct Report {
    /// The files that were read.
    pub files: Files,
    /// The diagnostics that the configuration does not accept, sorted by location.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of generated operations.
    pub operations: usize,
    /// The number of generated types.
    pub types: usize,
}
