//! `sailwright check`

use std::path::PathBuf;
use std::process::ExitCode;

use super::arguments::ReadArguments;
use super::output::OutputArguments;
use super::report::Report;
use crate::config::Config;
use crate::load::Source;
use crate::pipeline::{Model, model};

pub(super) fn run(
    files: &[PathBuf],
    arguments: &ReadArguments,
    output: &OutputArguments,
) -> ExitCode {
    let read = |path| model(&Source::disk(), &Config::default(), &arguments.document(path));
    let models: Vec<Model> = files.iter().map(|path| read(path)).collect();
    let mut report = Report::new(output);
    for (path, Model { named, files, diagnostics }) in files.iter().zip(&models) {
        let count = report.add(diagnostics, &files.sources());
        let result = named.as_ref().map_or("rejected".to_owned(), |named| {
            format!("{} operations, {} types", named.ir.operations.len(), named.ir.types.len())
        });
        let (files, errors, warnings) = (files.iter().count(), count.errors, count.warnings);
        let path = path.display();
        report
            .note(format!("{path}: {result}, {files} files, {errors} errors, {warnings} warnings"));
    }
    report.finish()
}
