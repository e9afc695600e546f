//! Diagnostics as JSON: one object in each line.

use serde::Serialize;

use super::{Finding, Reason, name};

/// A line.
#[derive(Serialize)]
struct Line<'a> {
    severity: &'static str,
    /// Absent if the command could not run.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(flatten)]
    place: Option<FilePlace>,
    /// Whether `--deny` names the code of this warning.
    denied: bool,
    /// Whether the target of a reference is missing.
    lost: bool,
}

#[derive(Serialize)]
struct FilePlace {
    file: String,
    line: usize,
    column: usize,
    pointer: String,
}

pub(super) fn print(findings: &[Finding<'_>], reason: Option<Reason<'_>>) -> String {
    let lines = findings.iter().map(line).chain(reason.map(failure));
    lines.filter_map(|line| Some(serde_json::to_string(&line).ok()? + "\n")).collect()
}

fn failure(reason: Reason<'_>) -> Line<'_> {
    let (severity, message, code, help, place) = ("error", reason.text, None, None, None);
    Line { severity, code, message, help, place, denied: false, lost: false }
}

fn line<'a>(finding: &Finding<'a>) -> Line<'a> {
    let diagnostic = finding.at.diagnostic;
    let place = finding.at.place.map(|place| FilePlace {
        file: place.path.to_string_lossy().into_owned(),
        line: place.position.line,
        column: place.position.column,
        pointer: diagnostic.at.pointer.to_string(),
    });
    Line {
        severity: name(finding.severity()),
        code: Some(diagnostic.code.name()),
        message: &diagnostic.message,
        help: Some(&diagnostic.help),
        place,
        denied: finding.is_denied,
        lost: diagnostic.code.is_lost_reference(),
    }
}
