//! A report as a migration guide: for each document and tag, the items that have another path, and what to do about the
//! other changes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::list::{listed, number, place, uses};
use super::markdown::{broken, code, words};
use crate::diagnostic::{Rule, Verdict};
use crate::review::{Entry, Report, SubjectKind};

/// The number of operations or locations that are listed for a change; the rest is counted.
const MAX_LISTED: usize = 5;

/// The number of broken items that are listed for a change; the rest is counted.
const MAX_BROKEN: usize = 50;

/// Returns the guide. Changes that need no other code are only counted.
pub(super) fn guide(report: &Report) -> String {
    let (old, new) = (&report.old, &report.new);
    let mut out = format!(
        "# Migration from {} {} to {} {}\n\n",
        code(&old.name),
        code(&old.version),
        code(&new.name),
        code(&new.version)
    );
    let needs_work = |entry: &&Entry| entry.verdict() < Verdict::Additive;
    let mut groups: BTreeMap<(&str, String), Vec<&Entry>> = BTreeMap::new();
    for entry in report.entries.iter().filter(needs_work) {
        let document = entry.document.as_deref().unwrap_or_default();
        groups.entry((document, group(entry))).or_default().push(entry);
    }
    let mut last = None;
    for ((document, group), entries) in &groups {
        if last != Some(*document) {
            let title = match *document {
                "" => "The crate".to_owned(),
                document => format!("The document {}", code(document)),
            };
            let _ = write!(out, "## {title}\n\n");
            last = Some(document);
        }
        section(&mut out, group, entries);
    }
    let rest = report.entries.iter().filter(|entry| !needs_work(entry)).count();
    if groups.is_empty() {
        out += "No change needs other code.\n\n";
    }
    if rest > 0 {
        let _ = writeln!(out, "Without an effect on code: {}.", number(rest, "change"));
    }
    out
}

/// Returns the title of the group of a change. Groups are sorted by their titles.
fn group(entry: &Entry) -> String {
    match (&entry.tag, entry.subject.kind) {
        (Some(tag), _) => format!("Operations of {}", code(tag)),
        (None, SubjectKind::Operation) => "Operations without a tag".to_owned(),
        (None, SubjectKind::Type) => "Types".to_owned(),
        (None, SubjectKind::Tag) => "Tags".to_owned(),
        (None, SubjectKind::Document | SubjectKind::Crate) => "General".to_owned(),
    }
}

fn section(out: &mut String, title: &str, entries: &[&Entry]) {
    let _ = write!(out, "### {title}\n\n");
    let mut rows = String::new();
    let mut list = String::new();
    for each in entries {
        match paths(each).filter(|_| is_rename(each.rule)) {
            Some((old, new)) => row(&mut rows, each, old, new),
            None => change(&mut list, each),
        }
    }
    if !rows.is_empty() {
        let _ = writeln!(out, "| Before | After | What to do |\n|---|---|---|\n{rows}");
    }
    if !list.is_empty() {
        let _ = writeln!(out, "{list}");
    }
}

/// Returns whether the changes of a rule are described by an old and a new path.
fn is_rename(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::ModuleRenamed
            | Rule::TagRenamed
            | Rule::OperationRenamed
            | Rule::ParameterRenamed
            | Rule::TypeRenamed
            | Rule::PropertyRenamed
            | Rule::EnumValueRenamed
            | Rule::AlternativeRenamed
    )
}

/// Returns the old and the new path of a change, if they differ.
fn paths(entry: &Entry) -> Option<(&str, &str)> {
    let old = entry.old.as_ref()?.rust_path.as_deref()?;
    let new = entry.new.as_ref()?.rust_path.as_deref()?;
    (old != new).then_some((old, new))
}

fn row(out: &mut String, entry: &Entry, old: &str, new: &str) {
    let advice = entry.advice.as_ref().unwrap_or(&entry.message);
    let cells = [code(old), code(new), words(advice)].map(|text| cell(&text));
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

fn change(out: &mut String, entry: &Entry) {
    let verdicts: Vec<&str> = entry.verdicts.iter().map(|verdict| verdict.name()).collect();
    let _ = writeln!(out, "- {} ({})", words(&entry.message), verdicts.join(", "));
    if let Some((old, new)) = paths(entry) {
        let _ = writeln!(out, "  - {} → {}", code(old), code(new));
    }
    if let Some(advice) = &entry.advice {
        let _ = writeln!(out, "  - To do: {}", words(advice));
    }
    for item in entry.broken.iter().take(MAX_BROKEN) {
        let _ = writeln!(out, "  - {}", broken(item));
    }
    if entry.broken.len() > MAX_BROKEN {
        let _ = writeln!(out, "  - {}", number(entry.broken.len() - MAX_BROKEN, "more item"));
    }
    if !entry.uses.is_empty() {
        let _ = writeln!(out, "  - Used by {}", uses(entry, MAX_LISTED, |each| code(each)));
    }
    if !entry.used_at.is_empty() {
        let locations = listed(&entry.used_at, MAX_LISTED, |each| code(&place(each)));
        let _ = writeln!(out, "  - In your code: {locations}");
    }
}

/// Escapes the separator of table cells, which code spans do not protect.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
