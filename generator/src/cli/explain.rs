//! `sailwright explain`

use std::process::ExitCode;

use super::output::OutputArguments;
use super::report::Report;
use crate::config::nearest;
use crate::diagnostic::{Code, Rule};

/// Prints the page of a code or a rule.
pub(super) fn run(name: &str, output: &OutputArguments) -> ExitCode {
    let report = Report::new(output);
    let codes = Code::ALL.iter().map(|code| (code.name(), code.page()));
    let pages: Vec<_> =
        codes.chain(Rule::ALL.iter().map(|rule| (rule.name(), rule.page()))).collect();
    if let Some((_, page)) = pages.iter().find(|(other, _)| *other == name) {
        return report.deliver(page, None);
    }
    let mut names: Vec<&str> = pages.iter().map(|(name, _)| *name).collect();
    let mut near = Vec::new();
    while let Some(name) = nearest(name, &names).filter(|_| near.len() < 3) {
        near.push(format!("`{name}`"));
        names.retain(|other| *other != name);
    }
    let help = if near.is_empty() {
        "copy it from the brackets of the diagnostic or the change".to_owned()
    } else {
        format!("did you mean {}?", near.join(", "))
    };
    report.failed(&format!("there is no code or rule `{name}`; {help}"))
}
