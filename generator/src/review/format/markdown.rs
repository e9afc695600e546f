//! A report as Markdown for a comment: the verdict first, then a folded list for each verdict.

use std::fmt::Write as _;

use super::inline::{Inline, inlines, short};
use super::list::{counts, listed, meaning, number, place, problems, uses};
use crate::diagnostic::Verdict;
use crate::review::{BrokenItem, Entry, Place, Report};

/// The mark of the comment, by which a workflow finds it again.
const MARK: &str = "<!-- sailwright review -->";

/// The longest comment of GitHub, in characters. The length of a text in bytes is never lower.
const MAX_BYTES: usize = 65_536;

/// The space for what follows the lists: the end of a list and the number of entries that are left out, for each verdict.
const RESERVE: usize = 2_000;

/// The number of operations, items or locations that are listed for an entry; the rest is counted.
const MAX_LISTED: usize = 5;

/// The number of problems that are listed; the rest is counted.
const MAX_PROBLEMS: usize = 10;

/// Returns the comment.
pub(super) fn comment(report: &Report, fail_on: &[Verdict]) -> String {
    let mut out = head(report, fail_on);
    for verdict in Verdict::ALL {
        let entries = report.entries.iter().filter(|entry| entry.verdict() == verdict);
        let entries: Vec<&Entry> = entries.collect();
        if !entries.is_empty() {
            section(&mut out, verdict, &entries);
        }
    }
    out
}

fn head(report: &Report, fail_on: &[Verdict]) -> String {
    let result = if report.fails(fail_on) { "❌" } else { "✅" };
    let (old, new) = (&report.old, &report.new);
    let mut out = format!(
        "{MARK}\n## {result} sailwright review: {}\n\n{} {} ({}) → {} {} ({})\n\n",
        counts(report),
        code(&old.name),
        code(&old.version),
        code(&old.source),
        code(&new.name),
        code(&new.version),
        code(&new.source),
    );
    let problems = problems(report);
    for (fails, message, location) in problems.iter().take(MAX_PROBLEMS) {
        let level = if *fails { "**Error**" } else { "Note" };
        let location = location.map_or(String::new(), |at| format!(" {}", code(&place(at))));
        let _ = writeln!(out, "- {level}: {}{location}", words(message));
    }
    if problems.len() > MAX_PROBLEMS {
        let _ = writeln!(out, "- {} more", number(problems.len() - MAX_PROBLEMS, "problem"));
    }
    if !problems.is_empty() {
        out.push('\n');
    }
    out
}

/// Adds the folded list of a verdict, up to the limit of the comment.
fn section(out: &mut String, verdict: Verdict, entries: &[&Entry]) {
    let count = number(entries.len(), "change");
    let (name, meaning) = (verdict.name(), meaning(verdict));
    let _ = write!(out, "<details><summary><b>{name}</b>: {meaning} ({count})</summary>\n\n");
    let mut shown = 0;
    for each in entries {
        let text = entry(each);
        if out.len() + text.len() > MAX_BYTES - RESERVE {
            break;
        }
        *out += &text;
        shown += 1;
    }
    let left_out = entries.len() - shown;
    if left_out > 0 {
        let _ = writeln!(
            out,
            "\n{} more; this comment has no space for them.",
            number(left_out, "change")
        );
    }
    *out += "\n</details>\n\n";
}

fn entry(entry: &Entry) -> String {
    let accepted = if entry.acceptance.is_some() { "accepted: " } else { "" };
    let count = if entry.use_count > 1 { format!(" ×{}", entry.use_count) } else { String::new() };
    let mut lines =
        vec![format!("- {accepted}{} `{}`{count}", words(&entry.message), entry.rule.name())];
    let sides = [("before", &entry.old), ("after", &entry.new)];
    lines.extend(
        sides.iter().filter_map(|(name, side)| Some(format!("{name}: {}", at(side.as_ref()?)?))),
    );
    if !entry.broken.is_empty() {
        lines.push(format!("breaks {}", listed(&entry.broken, MAX_LISTED, broken)));
    }
    if !entry.uses.is_empty() {
        lines.push(format!("used by {}", uses(entry, MAX_LISTED, |each| code(each))));
    }
    if !entry.used_at.is_empty() {
        let locations = listed(&entry.used_at, MAX_LISTED, |each| code(&place(each)));
        lines.push(format!("**used in your code** at {locations}"));
    }
    if let Some(advice) = &entry.advice {
        lines.push(format!("help: {}", words(advice)));
    }
    if let Some(acceptance) = &entry.acceptance {
        let until =
            acceptance.until.as_ref().map_or(String::new(), |day| format!(" until {}", words(day)));
        lines.push(format!("accepted{until}: {}", words(&acceptance.reason)));
    }
    lines.push(format!("fingerprint {}", code(&entry.fingerprint)));
    lines.join("\n  - ") + "\n"
}

/// Returns the location, the path and the declaration of a side, or `None` if it has neither.
fn at(side: &Place) -> Option<String> {
    let Place { rust_path, signature, location } = side;
    let item = rust_path.as_ref().map(|path| match signature {
        Some(signature) => format!("{path}: {signature}"),
        None => path.clone(),
    });
    let parts: Vec<String> = [location.as_ref().map(place), item].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.iter().map(|part| code(part)).collect::<Vec<_>>().join(" "))
}

pub(super) fn broken(BrokenItem { path, old, new }: &BrokenItem) -> String {
    let path = code(path);
    match (old, new) {
        (Some(old), Some(new)) => format!("{path} ({} → {})", code(old), code(new)),
        (Some(old), None) => format!("{path} ({}, removed)", code(old)),
        (None, Some(new)) => format!("{path} ({}, added)", code(new)),
        (None, None) => path,
    }
}

/// Returns a text as a code span.
pub(super) fn code(text: &str) -> String {
    let text = short(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let needs_space = text.is_empty() || text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let space = if needs_space { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Returns a message as Markdown. A word that could be more than a word, such as a mention, a link, a reference to an issue
/// or HTML, becomes a code span.
pub(super) fn words(message: &str) -> String {
    let message = short(message);
    let mut out = String::new();
    for inline in inlines(&message) {
        let piece = match inline {
            Inline::Code(text) => code(text),
            Inline::Text(text) => text.split(' ').map(word).collect::<Vec<_>>().join(" "),
        };
        // Two code spans without a space would be other code spans.
        if out.ends_with('`') && piece.starts_with('`') {
            out.push(' ');
        }
        out += &piece;
    }
    out
}

fn word(text: &str) -> String {
    let rest = text.trim_start_matches('(');
    let core = rest.trim_end_matches(['(', ')', ',', '.', ';', ':', '…']);
    // Hexadecimal digits could be a commit, and letters with digits an issue.
    let is_hexadecimal = core.len() > 6 && core.chars().all(|c| c.is_ascii_hexdigit());
    let is_name = core.chars().all(|c| c.is_alphabetic() || "'-".contains(c));
    let is_number = core.chars().all(|c| c.is_ascii_digit() || c == '-');
    if (is_name || is_number) && !is_hexadecimal {
        return text.to_owned();
    }
    let (start, end) = (text.len() - rest.len(), rest.len() - core.len());
    let start = text.get(..start).unwrap_or_default();
    let end = text.get(text.len() - end..).unwrap_or_default();
    [start, &code(core), end].concat()
}
