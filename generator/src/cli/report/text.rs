//! Diagnostics as text: by code, with a summary.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::Renderer;
use annotate_snippets::renderer::{
    AnsiColor, DEFAULT_ERROR_STYLE, DEFAULT_WARNING_STYLE, Effects, Style,
};

use super::{Count, Finding, Reason, by_code, name};
use crate::diagnostic::{Position, Severity, one_line};

/// The number of diagnostics that are printed of each code.
const SHOWN: usize = 3;
const BOLD: Style = Style::new().effects(Effects::BOLD);
const BLUE: Style = AnsiColor::BrightBlue.on_default().effects(Effects::BOLD);

/// Returns the diagnostics with colors. Errors, and all diagnostics if `verbose`, have an excerpt of the document.
pub(super) fn print(findings: &[Finding<'_>], count: Count, verbose: bool) -> String {
    let mut text = String::new();
    let groups = by_code(findings);
    let mut hidden = 0;
    for group in &groups {
        let shown = if verbose { group.len() } else { SHOWN.min(group.len()) };
        let more = group.len() - shown;
        hidden += more;
        let group = group.get(..shown).unwrap_or_default();
        if verbose || group.iter().any(|each| each.severity() == Severity::Error) {
            let renderer = Renderer::styled();
            for each in group {
                text.push_str(&each.at.render(&renderer));
            }
            if more > 0 {
                add_more(&mut text, group, more);
                text.push('\n');
            }
        } else {
            add_group(&mut text, group, more);
        }
    }
    if !findings.is_empty() {
        add_lost(&mut text, findings);
        let codes = groups.len();
        add_summary(&mut text, count, codes, hidden);
    }
    text
}

/// Returns what follows the diagnostics.
pub(super) fn end(notes: &[String], reason: Option<Reason<'_>>) -> String {
    let mut text = String::new();
    for note in notes {
        let _ = writeln!(text, "{note}");
    }
    if let Some(Reason { text: reason, details }) = reason {
        let style = DEFAULT_ERROR_STYLE;
        let _ = writeln!(text, "{details}{style}error{style:#}: {reason}");
    }
    text
}

/// Adds diagnostics with the same code without excerpts.
fn add_group(text: &mut String, group: &[&Finding<'_>], more: usize) {
    let Some(first) = group.first() else { return };
    let message = one_line(&first.at.diagnostic.message);
    let title = format!("{}[{}]", name(first.severity()), first.code().name());
    let style = DEFAULT_WARNING_STYLE;
    let _ = writeln!(text, "{style}{title}{style:#}{BOLD}: {message}{BOLD:#}");
    for finding in group {
        let Some(place) = finding.at.place else { continue };
        let Position { line, column } = place.position;
        let path = one_line(&place.path.to_string_lossy());
        let _ = write!(text, "  {BLUE}-->{BLUE:#} {path}:{line}:{column}");
        let other = one_line(&finding.at.diagnostic.message);
        let _ = if other == message { writeln!(text) } else { writeln!(text, ": {other}") };
    }
    if more > 0 {
        add_more(text, group, more);
    }
    let help = one_line(&first.at.diagnostic.help);
    let _ = writeln!(text, "  {BLUE}={BLUE:#} {BOLD}help{BOLD:#}: {help}\n");
}

fn add_more(text: &mut String, group: &[&Finding<'_>], more: usize) {
    let Some(first) = group.first() else { return };
    let code = first.code().name();
    let _ = writeln!(text, "  {BLUE}={BLUE:#} {BOLD}note{BOLD:#}: {more} more with `{code}`");
}

/// Adds the references that have no target.
fn add_lost(text: &mut String, findings: &[Finding<'_>]) {
    let mut lost: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|each| each.code().is_lost_reference()) {
        *lost.entry(one_line(&finding.at.diagnostic.message)).or_default() += 1;
    }
    let number: usize = lost.values().sum();
    if number == 0 {
        return;
    }
    let style = DEFAULT_ERROR_STYLE;
    let references = counted(number, "reference");
    let _ = writeln!(text, "{style}lost{style:#}: the targets of {references} are missing");
    for (message, times) in lost.iter().take(SHOWN) {
        let times = if *times == 1 { String::new() } else { format!(" ({times} times)") };
        let _ = writeln!(text, "  {message}{times}");
    }
    if lost.len() > SHOWN {
        let _ = writeln!(text, "  and {} more", lost.len() - SHOWN);
    }
    let help = "correct them with an overlay, or accept them with `[[accept]]` in sailwright.toml";
    let _ = writeln!(text, "  {BLUE}={BLUE:#} {BOLD}help{BOLD:#}: {help}\n");
}

fn add_summary(text: &mut String, count: Count, codes: usize, hidden: usize) {
    let (errors, warnings) = (counted(count.errors, "error"), counted(count.warnings, "warning"));
    let _ = write!(text, "{errors}, {warnings} with {}", counted(codes, "code"));
    if count.denied > 0 {
        let _ = write!(text, ", {} denied", count.denied);
    }
    if count.lost > 0 {
        let _ = write!(text, ", {} lost", counted(count.lost, "reference"));
    }
    if hidden > 0 {
        let _ = write!(text, "; `--verbose` shows {hidden} more");
    }
    let _ = writeln!(text, "; `sailwright explain CODE` explains a code");
}

pub(in crate::cli) fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
