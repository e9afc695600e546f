//! The table, as Markdown. What stands in brackets is the ratio to our row of the same document.

use crate::measure::Cost;
use crate::row::Row;

const HEAD: &str = "\
| document | tool | generate: CPU s | wall s | peak MiB | lines | files | check: CPU s | peak MiB \
| release: CPU s | crates | notes |
|---|---|---|---|---|---|---|---|---|---|---|---|";

/// Writes all rows; the first row of a document with a compilation is what the others are compared with.
pub fn print(rows: &[Row], ours: &str) -> String {
    let mut text = HEAD.to_owned();
    for row in rows {
        let base = rows.iter().find(|other| other.document == row.document && other.tool == ours);
        text.push('\n');
        text.push_str(&line(row, base.filter(|base| base.tool != row.tool)));
    }
    text
}

fn line(row: &Row, base: Option<&Row>) -> String {
    let compared = |of: fn(&Row) -> Option<f64>, digits: usize| {
        let Some(value) = of(row) else { return "-".to_owned() };
        match base.and_then(of).filter(|base| *base > 0.0) {
            Some(base) => format!("{value:.digits$} ({:.1}x)", value / base),
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
