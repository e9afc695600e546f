//! Diagnostics as workflow commands of GitHub Actions, which become annotations of the files.

use super::{Finding, Reason, name};

pub(super) fn print(findings: &[Finding<'_>], reason: Option<Reason<'_>>) -> String {
    let failure = reason.map(|reason| format!("::error::{}\n", data(reason.text)));
    findings.iter().map(command).chain(failure).collect()
}

fn command(finding: &Finding<'_>) -> String {
    let diagnostic = finding.at.diagnostic;
    let severity = if finding.is_failure() { "error" } else { name(finding.severity()) };
    let title = property(diagnostic.code.name());
    let place = finding.at.place.map(|place| {
        let file = property(&place.path.to_string_lossy());
        format!("file={file},line={},col={},", place.position.line, place.position.column)
    });
    let message = data(&format!("{}\nhelp: {}", diagnostic.message, diagnostic.help));
    format!("::{severity} {}title={title}::{message}\n", place.unwrap_or_default())
}

/// Escapes the message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
