//! A report as plain text.

use std::fmt::Write as _;

use super::list::{listed, place as place_of};
use crate::diagnostic::{Verdict, one_line, printable};
use crate::review::{
    AcceptProblem, BrokenItem, Entry, LostReference, Place, Report, VersionAdvice,
};

/// The number of operations or items that are listed for an entry; the rest is counted.
const MAX_LISTED: usize = 5;

/// Returns the text.
pub(super) fn text(report: &Report) -> String {
    let text = lines(report);
    text.lines().map(|line| printable(line) + "\n").collect()
}

fn lines(report: &Report) -> String {
    let mut out = String::new();
    for each in &report.entries {
        entry(&mut out, each);
    }
    for LostReference { source, message, location } in &report.lost {
        let _ = writeln!(out, "error: only `{source}` has lost a reference: {}", one_line(message));
        if let Some(at) = location {
            let _ = writeln!(out, "  --> {}:{}:{}", one_line(&at.file), at.line, at.column);
        }
        let _ = writeln!(out, "  = help: make the target available on both sides\n");
    }
    for each in &report.accepts {
        accept(&mut out, each);
    }
    for each in &report.versions {
        version(&mut out, each);
    }
    let counts =
        Verdict::ALL.map(|verdict| format!("{} {}", report.count(verdict), verdict.name()));
    let accepted = report.entries.iter().filter(|entry| entry.acceptance.is_some()).count();
    let accepted = if accepted > 0 { format!(", {accepted} accepted") } else { String::new() };
    let _ = writeln!(out, "{}{accepted}", counts.join(", "));
    out
}

fn entry(out: &mut String, entry: &Entry) {
    let verdicts: Vec<&str> = entry.verdicts.iter().map(|verdict| verdict.name()).collect();
    let name = entry.rule.name();
    let _ = writeln!(out, "{}[{name}]: {}", verdicts.join("+"), one_line(&entry.message));
    place(out, "old", entry.old.as_ref());
    place(out, "new", entry.new.as_ref());
    for item in entry.broken.iter().take(MAX_LISTED) {
        broken(out, item);
    }
    if let Some(rest) = rest(entry.broken.len()) {
        let _ = writeln!(out, "  = breaks {rest} more items");
    }
    if !entry.uses.is_empty() {
        let listed: Vec<&str> = entry.uses.iter().take(MAX_LISTED).map(String::as_str).collect();
        let more = rest(entry.use_count).map_or(String::new(), |rest| format!(", and {rest} more"));
        let _ = writeln!(out, "  = used by {}{more}", one_line(&listed.join(", ")));
    }
    if !entry.used_at.is_empty() {
        let _ = writeln!(out, "  = used at {}", listed(&entry.used_at, MAX_LISTED, place_of));
    }
    if let Some(advice) = &entry.advice {
        let _ = writeln!(out, "  = help: {}", one_line(advice));
    }
    if let Some(acceptance) = &entry.acceptance {
        let until = acceptance.until.as_ref().map_or(String::new(), |day| format!(" until {day}"));
        let _ = writeln!(out, "  = accepted{until}: {}", one_line(&acceptance.reason));
    }
    let _ = writeln!(out, "  = fingerprint {}\n", entry.fingerprint);
}

fn place(out: &mut String, side: &str, place: Option<&Place>) {
    let Some(Place { rust_path, signature, location }) = place else { return };
    if let Some(at) = location {
        let _ = writeln!(out, "  --> {side} {}:{}:{}", one_line(&at.file), at.line, at.column);
    }
    if let Some(path) = rust_path {
        let signature = signature.as_ref().map_or(String::new(), |text| format!(": {text}"));
        let _ = writeln!(out, "  {side} {path}{signature}");
    }
}

fn broken(out: &mut String, BrokenItem { path, old, new }: &BrokenItem) {
    let _ = match (old, new) {
        (Some(old), Some(new)) => writeln!(out, "  = breaks {path}: {old} -> {new}"),
        (Some(old), None) => writeln!(out, "  = breaks {path}: {old} (removed)"),
        (None, Some(new)) => writeln!(out, "  = breaks {path}: {new} (added)"),
        (None, None) => Ok(()),
    };
}

/// Returns the number of items that are not listed, if there are any.
fn rest(count: usize) -> Option<usize> {
    count.checked_sub(MAX_LISTED).filter(|rest| *rest > 0)
}

fn accept(out: &mut String, problem: &AcceptProblem) {
    let AcceptProblem { location: at, message, .. } = problem;
    let _ = writeln!(out, "error: {message}\n  --> {}:{}:{}\n", at.file, at.line, at.column);
}

fn version(out: &mut String, advice: &VersionAdvice) {
    let VersionAdvice { of, old, new, required: Some(required), is_too_low: true, is_error } =
        advice
    else {
        return;
    };
    let level = if *is_error { "error" } else { "note" };
    let change = if old == new { format!("{old}, unchanged") } else { format!("{old} -> {new}") };
    let _ = writeln!(out, "{level}: {of} is {change}; the changes require {required}\n");
}
