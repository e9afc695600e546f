//! The diagnostics of a run, in the form that the user selects.

mod github;
mod json;
mod sarif;
mod text;

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

pub(super) use text::counted;

use super::output::{MessageFormat, OutputArguments};
use super::{FAILED, FOUND};
use crate::diagnostic::{Code, Diagnostic, Located, Severity, SourceText, io_reason, located};

/// The diagnostics of a run. They are printed at its end, so that those with the same code are next to each other.
pub(super) struct Report<'a> {
    output: &'a OutputArguments,
    findings: Vec<Finding<'a>>,
    is_unreadable: bool,
    /// Lines about the run for people.
    notes: Vec<String>,
}

/// A diagnostic, and its effect on the exit status.
#[derive(Clone, Copy)]
struct Finding<'a> {
    at: Located<'a>,
    is_denied: bool,
}

/// The numbers of diagnostics.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    /// The warnings that `--deny` names.
    denied: usize,
    /// The references without a target.
    lost: usize,
}

/// The reason for an exit status that is not a diagnostic.
#[derive(Clone, Copy, Default)]
struct Reason<'a> {
    text: &'a str,
    /// Details for people.
    details: &'a str,
}

impl<'a> Report<'a> {
    pub(super) fn new(output: &'a OutputArguments) -> Self {
        Self { output, findings: Vec::new(), is_unreadable: false, notes: Vec::new() }
    }

    /// Adds the diagnostics about some files, and returns their numbers.
    pub(super) fn add(
        &mut self,
        diagnostics: &'a [Diagnostic],
        sources: &[SourceText<'a>],
    ) -> Count {
        let finding = |at: Located<'a>| {
            let is_denied = self.output.deny.iter().any(|deny| deny.matches(at.diagnostic.code));
            Finding { at, is_denied }
        };
        let found: Vec<_> = located(diagnostics, sources).into_iter().map(finding).collect();
        self.is_unreadable |= diagnostics.iter().any(|each| each.code == Code::UnreadableFile);
        let count = Count::of(&found);
        self.findings.extend(found);
        count
    }

    /// Adds a line about the run, which is printed for people only.
    pub(super) fn note(&mut self, text: String) {
        self.notes.push(text);
    }

    /// Prints everything, and returns the exit status that follows from the diagnostics.
    pub(super) fn finish(mut self) -> ExitCode {
        self.print(None);
        ExitCode::from(self.status())
    }

    /// Prints everything, and the reason why the command could not run.
    pub(super) fn failed(mut self, reason: &str) -> ExitCode {
        self.print(Some(Reason { text: reason, details: "" }));
        ExitCode::from(FAILED)
    }

    /// Prints everything, and what was found in addition to the diagnostics.
    pub(super) fn found(mut self, reason: &str, details: &str) -> ExitCode {
        self.print(Some(Reason { text: reason, details }));
        ExitCode::from(self.status().max(FOUND))
    }

    /// Writes a result to a file or to stdout, then prints everything. A closed pipe is not an error.
    pub(super) fn deliver(self, text: &str, output: Option<&Path>) -> ExitCode {
        let written = match output {
            Some(path) => std::fs::write(path, text),
            None => io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()),
        };
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let target = output.map_or("stdout".into(), Path::to_string_lossy);
                self.failed(&format!("cannot write {target}: {}", io_reason(&error)))
            }
            _ => self.finish(),
        }
    }

    fn status(&self) -> u8 {
        match Count::of(&self.findings) {
            _ if self.is_unreadable => FAILED,
            Count { errors: 0, denied: 0, lost: 0, .. } => 0,
            _ => FOUND,
        }
    }

    fn print(&mut self, reason: Option<Reason<'_>>) {
        let output = self.output;
        let mut findings = self.findings.clone();
        if output.quiet {
            findings.retain(Finding::is_failure);
            self.notes.clear();
        }
        output.print_error(&match output.message_format {
            MessageFormat::Text => {
                text::print(&findings, Count::of(&self.findings), output.verbose)
                    + &text::end(&self.notes, reason)
            }
            MessageFormat::Json => json::print(&findings, reason),
            MessageFormat::Github => github::print(&findings, reason),
            MessageFormat::Sarif => sarif::print(&findings, reason),
        });
    }
}

impl Finding<'_> {
    fn code(&self) -> Code {
        self.at.diagnostic.code
    }

    fn severity(&self) -> Severity {
        self.code().severity()
    }

    /// Returns whether the diagnostic makes the exit status 1.
    fn is_failure(&self) -> bool {
        self.severity() == Severity::Error || self.is_denied || self.code().is_lost_reference()
    }
}

impl Count {
    fn of(findings: &[Finding<'_>]) -> Self {
        let number = |is: fn(&&Finding<'_>) -> bool| findings.iter().filter(is).count();
        let errors = number(|each| each.severity() == Severity::Error);
        Self {
            errors,
            warnings: findings.len() - errors,
            denied: number(|each| each.is_denied),
            lost: number(|each| each.code().is_lost_reference()),
        }
    }
}

/// Returns the findings by code, errors first, otherwise in the order of the first finding of each code.
fn by_code<'f, 'a>(findings: &'f [Finding<'a>]) -> Vec<Vec<&'f Finding<'a>>> {
    let mut groups: Vec<Vec<&Finding<'_>>> = Vec::new();
    let mut positions = BTreeMap::new();
    for finding in findings {
        let position = *positions.entry(finding.code()).or_insert(groups.len());
        match groups.get_mut(position) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups.sort_by_key(|group| group.first().map(|first| first.severity()));
    groups
}

/// Returns the name of a severity.
fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
