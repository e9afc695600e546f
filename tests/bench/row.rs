//! A row of the table: one tool with one document.

use crate::measure::Cost;

/// What was measured.
#[derive(Default)]
pub struct Row {
    /// The document, and how many files it has.
    pub document: String,
    /// The tool.
    pub tool: String,
    /// Generation.
    pub generation: Option<Cost>,
    /// Lines and files of Rust.
    pub output: Option<(usize, usize)>,
    /// `cargo check` of the output alone.
    pub check: Option<Cost>,
    /// `cargo build --release` of the output alone.
    pub release: Option<Cost>,
    /// Crates that the output depends on.
    pub crates: Option<usize>,
    /// What one must know.
    pub note: Vec<String>,
}

impl Row {
    /// An empty row.
    pub fn new(document: String, tool: &str) -> Self {
        Self { document, tool: tool.to_owned(), ..Self::default() }
    }
}
