//! `sailwright print`

use std::path::Path;
use std::process::ExitCode;

use super::arguments::Stage;
use super::{ReadArguments, deliver, failed, report};
use crate::load::Source;
use crate::resolve;
use crate::spec::Spec;

pub(super) fn run(stage: Stage, file: &Path, arguments: &ReadArguments) -> ExitCode {
    let reading = resolve::read(&Source::disk(), file, &arguments.options());
    let count = report(reading.findings, &reading.files);
    let Some(spec) = reading.spec else { return count.exit_code() };
    match text(stage, &spec) {
        Some(text) => deliver(&text, None),
        None => failed("this stage is not there yet"),
    }
}

/// The data of a stage, as Rust prints it.
fn text(stage: Stage, spec: &Spec) -> Option<String> {
    match stage {
        Stage::Spec => Some(format!("{spec:#?}\n")),
        Stage::Ir | Stage::Names => None,
    }
}
