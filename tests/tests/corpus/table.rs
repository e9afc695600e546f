//! The table of results.

use std::fmt::Write as _;

/// What became of one document.
#[derive(Debug, Default)]
pub struct Row {
    /// Its path.
    pub document: String,
    /// The package that was made of it.
    pub package: String,
    /// How many operations it has.
    pub operations: usize,
    /// How many of them are methods of the crate.
    pub generated: usize,
    /// How many of them were left out with a finding.
    pub left_out: usize,
    /// How many findings there were.
    pub findings: usize,
    /// How many lines were generated.
    pub lines: usize,
    /// How long it took to generate.
    pub seconds: f64,
    /// How long it took to check.
    pub seconds_to_check: Option<f64>,
    /// How many examples of bodies are valid, and how many are not.
    pub examples: Option<(usize, usize)>,
    /// What the tools said about the crate, by tool.
    pub problems: Vec<(&'static str, Vec<String>)>,
    /// What is wrong with the output itself.
    pub faults: Vec<String>,
}

impl Row {
    /// All that is wrong, by document.
    pub fn complaints(&self) -> Vec<String> {
        let faults = self.faults.iter().map(|fault| format!("{}: {fault}", self.document));
        let problems = self.problems.iter().flat_map(|(tool, problems)| {
            problems.iter().take(10).map(move |text| format!("{}: {tool}: {text}", self.document))
        });
        faults.chain(problems).collect()
    }
}

/// All rows, with a head.
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

/// One row.
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
        row.findings,
        row.lines,
        row.seconds,
        tools.join(", ")
    )
}
