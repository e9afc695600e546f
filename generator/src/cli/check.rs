//! `sailwright check`

use std::path::PathBuf;
use std::process::ExitCode;

use super::{Count, ReadArguments, complain, report};
use crate::load::Source;
use crate::lower::{Options, lower};
use crate::read;

pub(super) fn run(files: &[PathBuf], arguments: &ReadArguments) -> ExitCode {
    let mut total = Count { errors: 0, warnings: 0, unreadable: false };
    for path in files {
        let mut reading = read::read(&Source::disk(), path, &arguments.options());
        let ir = reading.spec.map(|spec| lower(&spec, &Options::default(), &mut reading.findings));
        let Count { errors, warnings, unreadable } = report(reading.findings, &reading.files);
        let what = ir.map_or("rejected".to_owned(), |ir| {
            format!("{} operations, {} types", ir.operations.len(), ir.types.len())
        });
        let count = reading.files.iter().count();
        let path = path.display();
        complain(&format!("{path}: {what}, {count} files, {errors} errors, {warnings} warnings\n"));
        total.errors += errors;
        total.unreadable |= unreadable;
    }
    total.exit_code()
}
