//! `sailwright explain`

use std::process::ExitCode;

use super::output::OutputArguments;
use super::report::Report;
use crate::config::nearest;
use crate::diagnostic::Code;

/// Prints the page of a code.
pub(super) fn run(name: &str, output: &OutputArguments) -> ExitCode {
    let report = Report::new(output);
    if let Some(code) = Code::ALL.iter().find(|code| code.name() == name) {
        return report.deliver(code.page(), None);
    }
    let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let mut near = Vec::new();
    while let Some(name) = nearest(name, &names).filter(|_| near.len() < 3) {
        near.push(format!("`{name}`"));
        names.retain(|other| *other != name);
    }
    let help = if near.is_empty() {
        "copy it from the brackets of the diagnostic".to_owned()
    } else {
        format!("did you mean {}?", near.join(", "))
    };
    report.failed(&format!("there is no code `{name}`; {help}"))
}
