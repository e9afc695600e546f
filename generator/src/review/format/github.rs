//! A report as workflow commands of GitHub: each is one line, and annotates a line of a document.

use std::fmt::Write as _;

use super::inline::short;
use super::list::{counts, listed, number, place, problems};
use crate::diagnostic::Verdict;
use crate::review::{Entry, FileLocation, Report};

/// The number of annotations of each level. GitHub shows no more for a step.
const MAX_ANNOTATIONS: usize = 10;

/// The number of locations in an annotation; the rest is counted.
const MAX_LISTED: usize = 3;

/// The levels of GitHub.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Error,
    Warning,
}

/// Returns the commands, and a last line with all counts. Added things, documentation and accepted changes are only counted.
pub(super) fn annotations(report: &Report, fail_on: &[Verdict]) -> String {
    let mut annotations = Vec::new();
    for (fails, message, location) in problems(report) {
        let level = if fails { Level::Error } else { Level::Warning };
        annotations.push((level, annotation("sailwright review", &message, location, true)));
    }
    let open = report.entries.iter().filter(|entry| entry.acceptance.is_none());
    for each in open.filter(|entry| entry.verdict() < Verdict::Additive || entry.fails(fail_on)) {
        let level = if each.fails(fail_on) { Level::Error } else { Level::Warning };
        annotations.push((level, change(each)));
    }
    let mut out = String::new();
    for (level, name) in [(Level::Error, "error"), (Level::Warning, "warning")] {
        let of_level = annotations.iter().filter(|(each, _)| *each == level).map(|(_, text)| text);
        let of_level: Vec<&String> = of_level.collect();
        for text in of_level.iter().take(MAX_ANNOTATIONS) {
            let _ = writeln!(out, "::{name} {text}");
        }
        let rest = of_level.len().saturating_sub(MAX_ANNOTATIONS);
        if rest > 0 {
            let _ =
                writeln!(out, "{} without an annotation", number(rest, &format!("more {name}")));
        }
    }
    out + "sailwright review: " + &counts(report) + "\n"
}

fn change(entry: &Entry) -> String {
    let verdicts: Vec<&str> = entry.verdicts.iter().map(|verdict| verdict.name()).collect();
    let title = format!("{}: {}", verdicts.join(", "), entry.rule.name());
    let mut message = short(&entry.message);
    if let Some(advice) = &entry.advice {
        let _ = write!(message, "\nhelp: {}", short(advice));
    }
    if !entry.used_at.is_empty() {
        let _ = write!(message, "\nused at {}", short(&listed(&entry.used_at, MAX_LISTED, place)));
    }
    let of = |side: &Option<crate::review::Place>| side.as_ref()?.location.clone();
    let (new, old) = (of(&entry.new), of(&entry.old));
    // The line of a removed node is in the old file.
    let (location, is_current) = (new.as_ref().or(old.as_ref()), new.is_some());
    annotation(&title, &message, location, is_current)
}

/// Returns an annotation after its level: `file=a.yaml,line=1,col=1,title=..::message`.
fn annotation(title: &str, message: &str, at: Option<&FileLocation>, has_line: bool) -> String {
    let mut properties = String::new();
    if let Some(FileLocation { file, line, column }) = at {
        let _ = write!(properties, "file={},", property(file));
        if has_line {
            let _ = write!(properties, "line={line},col={column},");
        }
    }
    let lines: Vec<String> = message.split('\n').map(short).collect();
    format!("{properties}title={}::{}", property(title), escaped(&lines.join("\n")))
}

fn property(text: &str) -> String {
    escaped(&short(text)).replace(':', "%3A").replace(',', "%2C")
}

/// Escapes the end of a command.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
