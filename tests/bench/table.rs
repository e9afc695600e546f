//! The table as Markdown, with ratios to the row of sailwright for the same document in brackets.

use crate::measure::Cost;
use crate::row::Row;

const HEAD: &str = "\
| document | tool | generate: CPU s | wall s | peak MiB | lines | files | check: CPU s | peak MiB \
| release: CPU s | crates | notes |
|---|---|---|---|---|---|---|---|---|---|---|---|";

/// Returns all rows, each number of another tool with its ratio to sailwright.
pub fn print(rows: &[Row], ours: &str) -> String {
    let mut text = HEAD.to_owned();
    for row in rows {
        text.push('\n');
        text.push_str(&line(row, &of_us(row, rows, ours)));
    }
    text
}

/// Returns the last row.
pub fn last(rows: &[Row], ours: &str) -> String {
    rows.last().map_or_else(String::new, |row| line(row, &of_us(row, rows, ours)))
}

/// Returns the rows of sailwright for the document of a row of another tool.
fn of_us<'a>(row: &Row, rows: &'a [Row], ours: &str) -> Vec<&'a Row> {
    let of_us = rows.iter().filter(|other| other.tool == ours && row.tool != ours);
    let mut of_us: Vec<&Row> = of_us.filter(|other| name(other) == name(row)).collect();
    // Rows of the same files precede rows of the same document in other files.
    of_us.sort_by_key(|other| other.document != row.document);
    of_us
}

/// Returns the name of a document without the number of its files.
fn name(row: &Row) -> &str {
    row.document.split(',').next().unwrap_or_default()
}

fn line(row: &Row, of_us: &[&Row]) -> String {
    let compared = |of: fn(&Row) -> Option<f64>, digits: usize| {
        let Some(value) = of(row) else { return "-".to_owned() };
        match of_us.iter().find_map(|row| of(row)).filter(|ours| *ours > 0.0) {
            Some(ours) => format!("{value:.digits$} ({:.1}x)", value / ours),
            None => format!("{value:.digits$}"),
        }
    };
    let count = |value: Option<usize>| value.map_or("-".to_owned(), |value| value.to_string());
    #[allow(clippy::cast_precision_loss, reason = "nobody writes that many lines")]
    let cells = [
        row.document.clone(),
        row.tool.clone(),
        compared(|row| row.generation.map(cpu), 2),
        compared(|row| row.generation.map(|cost| cost.wall), 2),
        compared(|row| row.generation.map(|cost| cost.peak), 0),
        compared(|row| row.output.map(|(lines, _)| lines as f64), 0),
        count(row.output.map(|(_, files)| files)),
        compared(|row| row.check.map(cpu), 1),
        compared(|row| row.check.map(|cost| cost.peak), 0),
        compared(|row| row.release.map(cpu), 1),
        count(row.crates),
        row.note.join("; ").replace('|', "\\|"),
    ];
    format!("| {} |", cells.join(" | "))
}

fn cpu(cost: Cost) -> f64 {
    cost.cpu
}
