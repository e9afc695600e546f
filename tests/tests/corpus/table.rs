//! The table of results.

use std::fmt::Write as _;

/// The result for one document.
#[derive(Debug, Default)]
pub struct Row {
    /// Path of the document.
    pub document: String,
    /// Name of the generated package.
    pub package: String,
    /// Number of operations in the document.
    pub operations: usize,
    /// Number of operations that are methods of the crate.
    pub generated: usize,
    /// Number of operations that are skipped with a diagnostic.
    pub left_out: usize,
    /// Number of diagnostics.
    pub diagnostics: usize,
    /// Number of generated lines.
    pub lines: usize,
    /// Seconds of generation.
    pub seconds: f64,
    /// Seconds of `cargo check`.
    pub seconds_to_check: Option<f64>,
    /// Number of valid and of invalid examples of bodies.
    pub examples: Option<(usize, usize)>,
    /// Errors and warnings about the crate, by tool.
    pub problems: Vec<(&'static str, Vec<String>)>,
    /// Faults of the output.
    pub faults: Vec<String>,
}

impl Row {
    /// Returns all faults and problems, each with the path of the document.
    pub fn complaints(&self) -> Vec<String> {
        let faults = self.faults.iter().map(|fault| format!("{}: {fault}", self.document));
        let problems = self.problems.iter().flat_map(|(tool, problems)| {
            problems.iter().take(10).map(move |text| format!("{}: {tool}: {text}", self.document))
        });
        faults.chain(problems).collect()
    }
}

/// Returns all rows with a header.
pub fn print(rows: &[Row]) -> String {
    let mut text = format!(
        "{:<48} {:>5} {:>5} {:>4} {:>8} {:>7} {:>6} {:>6}  {}\n",
        "document", "ops", "done", "out", "findings", "lines", "gen s", "chk s", "tools"
    );
    for row in rows {
        let _ = writeln!(text, "{}", line(row));
    }
    text
}

/// Returns one row.
pub fn line(row: &Row) -> String {
    let document: String = row.document.chars().take(48).collect();
    let check = row.seconds_to_check.map_or_else(String::new, |seconds| format!("{seconds:.1}"));
    let mut tools: Vec<_> = row
        .problems
        .iter()
        .map(|(tool, problems)| match problems.first() {
            None => format!("{tool} ok"),
            Some(first) => format!("{tool} {}: {first:.120}", problems.len()),
        })
        .collect();
    let examples =
        row.examples.map(|(valid, invalid)| format!("{valid} examples, {invalid} invalid"));
    tools.extend(examples);
    tools.extend(row.faults.first().map(|fault| format!("{}: {fault:.120}", row.faults.len())));
    format!(
        "{document:<48} {:>5} {:>5} {:>4} {:>8} {:>7} {:>6.2} {check:>6}  {}",
        row.operations,
        row.generated,
        row.left_out,
        row.diagnostics,
        row.lines,
        row.seconds,
        tools.join(", ")
    )
}
