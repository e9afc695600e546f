//! `sailwright check`

use std::path::PathBuf;
use std::process::ExitCode;

use super::{FOUND, ReadArguments, complain, report};
use crate::load::Source;
use crate::resolve;

pub(super) fn run(files: &[PathBuf], arguments: &ReadArguments) -> ExitCode {
    let mut rejected = false;
    for path in files {
        let reading = resolve::read(&Source::disk(), path, &arguments.options());
        let (errors, warnings) = report(reading.findings, &reading.files);
        let what = reading.spec.map_or("rejected".to_owned(), |spec| {
            format!("{} operations, {} schemas", spec.operations.len(), spec.schemas.len())
        });
        let count = reading.files.iter().count();
        let path = path.display();
        complain(&format!("{path}: {what}, {count} files, {errors} errors, {warnings} warnings\n"));
        rejected |= errors > 0;
    }
    if rejected { ExitCode::from(FOUND) } else { ExitCode::SUCCESS }
}
