//! Changes of the configuration alone: each key has exactly its effect.

mod client;
mod names;
mod operations;
mod package;

use sailwright::diagnostic::Rule;
use sailwright::review::{Entry, Input, Report};

use crate::memory::{input, outline, reviewed};

/// A document for which each key matters.
const ZOO: &str = include_str!("zoo.yaml");

/// An overlay that removes an operation.
const OVERLAY: &str = "overlay: 1.0.0\ninfo: { title: Zoo, version: '1' }\n\
                       actions: [{ target: '$.paths[\"/events\"]', remove: true }]\n";

/// The key, its old and new value with the tables that it needs, and the entries.
type Row = (&'static str, String, String, &'static [&'static str]);

/// The crate with a text of the configuration, which is in the table of the key.
fn zoo(key: &str, text: &str) -> Input {
    let of = |table: &str| if key.split('.').next() == Some(table) { text } else { "" };
    let rest = if matches!(key.split('.').next(), Some("crate" | "document")) { "" } else { text };
    let config = format!(
        "[crate]\nname = \"zoo\"\n{}\n[[document]]\nroot = \"zoo.yaml\"\n{}\n{rest}",
        of("crate"),
        of("document"),
    );
    input(&[("zoo.yaml", ZOO), ("overlay.yaml", OVERLAY)], &config)
}

/// Returns the entries with the paths of the items that they break, except those of the runtime.
fn effects(report: &Report) -> Vec<String> {
    let items = |entry: &Entry| -> String {
        let all = entry.broken.iter().filter(|_| entry.rule != Rule::RuntimeChanged);
        let all = all.map(|item| match &item.new {
            Some(new) => format!(" | {} -> {new}", item.path),
            None => format!(" | {}", item.path),
        });
        all.collect()
    };
    let lines = outline(report).into_iter().zip(&report.entries);
    lines.map(|(line, entry)| line + &items(entry)).collect()
}

/// Reviews the change of each row, and compares the entries.
#[track_caller]
fn check(rows: impl IntoIterator<Item = Row>) {
    let mut problems = Vec::new();
    for (key, old, new, expected) in rows {
        let found = effects(&reviewed(zoo(key, &old), zoo(key, &new)));
        if found != expected {
            problems.push(format!("{key}: {old:?}, {new:?}\n{found:#?}\n"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.concat());
}

/// Returns a row with text that needs no allocation.
fn row(key: &'static str, old: &str, new: &str, expected: &'static [&'static str]) -> Row {
    (key, old.to_owned(), new.to_owned(), expected)
}
