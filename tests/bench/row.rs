//! A row of the table: one tool with one document.

use crate::measure::Cost;

/// The measurements of one tool with one document.
#[derive(Default)]
pub struct Row {
    /// Name of the document and number of its files.
    pub document: String,
    /// Name and version of the tool.
    pub tool: String,
    /// Cost of generation.
    pub generation: Option<Cost>,
    /// Lines and files of Rust.
    pub output: Option<(usize, usize)>,
    /// Cost of `cargo check` of the output without dependencies.
    pub check: Option<Cost>,
    /// Cost of `cargo build --release` of the output without dependencies.
    pub release: Option<Cost>,
    /// Number of dependencies of the output.
    pub crates: Option<usize>,
    /// Remarks.
    pub note: Vec<String>,
}

impl Row {
    /// Creates an empty row.
    pub fn new(document: String, tool: &str) -> Self {
        Self { document, tool: tool.to_owned(), ..Self::default() }
    }
}
