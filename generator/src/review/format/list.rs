//! Lists and numbers that several formats print.

use crate::diagnostic::Verdict;
use crate::review::{AcceptProblem, Entry, FileLocation, LostReference, Report, VersionAdvice};

/// Returns the first items, separated by commas, and the number of the others.
pub(super) fn listed<T>(items: &[T], limit: usize, text: impl Fn(&T) -> String) -> String {
    counted(items, items.len(), limit, text)
}

/// Returns the operations that use a changed type, with the number of those that are not shown.
pub(super) fn uses(entry: &Entry, limit: usize, text: impl Fn(&String) -> String) -> String {
    counted(&entry.uses, entry.use_count, limit, text)
}

fn counted<T>(items: &[T], count: usize, limit: usize, text: impl Fn(&T) -> String) -> String {
    let shown: Vec<String> = items.iter().take(limit).map(text).collect();
    let rest = count.saturating_sub(shown.len());
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    shown.join(", ") + &more
}

/// Returns a number with its noun: `1 change`, `2 changes`.
pub(super) fn number(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Returns a location as `file:line:column`.
pub(super) fn place(FileLocation { file, line, column }: &FileLocation) -> String {
    format!("{file}:{line}:{column}")
}

/// Returns the numbers of the verdicts that occur: `2 wire, 1 doc`.
pub(super) fn counts(report: &Report) -> String {
    let counts = Verdict::ALL.map(|verdict| (report.count(verdict), verdict.name()));
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let mut counts: Vec<String> = counts.map(|(count, name)| format!("{count} {name}")).collect();
    let accepted = report.entries.iter().filter(|entry| entry.acceptance.is_some()).count();
    if accepted > 0 {
        counts.push(format!("{accepted} accepted"));
    }
    if counts.is_empty() { "no changes".to_owned() } else { counts.join(", ") }
}

/// Returns what a verdict means, for readers who see it for the first time.
pub(super) fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Wire => "a deployed client stops working or loses data",
        Verdict::Source => "code that uses the crate stops compiling",
        Verdict::Behavior => "code compiles and does something else",
        Verdict::Additive => "something is added, and nothing else changes",
        Verdict::Doc => "only the documentation changes",
    }
}

/// Returns the sentences about lost references, entries of `[[review.accept]]` without effect and versions that are too low, with
/// whether each fails the review.
pub(super) fn problems(report: &Report) -> Vec<(bool, String, Option<&FileLocation>)> {
    let lost = report.lost.iter().map(|LostReference { source, message, location }| {
        (true, format!("{message} in `{source}`"), location.as_ref())
    });
    let accepts = report.accepts.iter().map(|problem| {
        let AcceptProblem { message, location, .. } = problem;
        (true, message.clone(), Some(location))
    });
    let versions = report.versions.iter().filter_map(|advice| {
        let VersionAdvice { of, old, new, required, is_too_low, is_error } = advice;
        let required = required.as_ref().filter(|_| *is_too_low)?;
        let change = if old == new {
            format!("is {old}, unchanged")
        } else {
            format!("changes from {old} to {new}")
        };
        Some((*is_error, format!("{of} {change}; the changes require {required}"), None))
    });
    lost.chain(accepts).chain(versions).collect()
}
