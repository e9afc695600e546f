//! `sailwright check`

use std::path::PathBuf;
use std::process::ExitCode;

use super::arguments::ReadArguments;
use super::{Count, print_error, report};
use crate::config::Config;
use crate::load::Source;
use crate::pipeline::{Model, model};

pub(super) fn run(files: &[PathBuf], arguments: &ReadArguments) -> ExitCode {
    let mut total = Count { errors: 0, warnings: 0, is_unreadable: false };
    for path in files {
        let document = arguments.document(path);
        let Model { named, files, diagnostics } =
            model(&Source::disk(), &Config::default(), &document);
        let Count { errors, warnings, is_unreadable } = report(&diagnostics, &files);
        let result = named.map_or("rejected".to_owned(), |named| {
            format!("{} operations, {} types", named.ir.operations.len(), named.ir.types.len())
        });
        let (files, path) = (files.iter().count(), path.display());
        print_error(&format!(
            "{path}: {result}, {files} files, {errors} errors, {warnings} warnings\n"
        ));
        total.errors += errors;
        total.is_unreadable |= is_unreadable;
    }
    total.exit_code()
}
