//! `sailwright check`

use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::ReadArguments;
use super::output::OutputArguments;
use super::progress::during;
use super::report::Report;
use crate::config::Config;
use crate::diagnostic::io_reason;
use crate::load::Source;
use crate::pipeline::{Model, model};

/// The largest document that is read from standard input.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

pub(super) fn run(
    files: &[PathBuf],
    arguments: &ReadArguments,
    output: &OutputArguments,
) -> ExitCode {
    let read = |path: &PathBuf| {
        let source = source(path, arguments)?;
        Ok(model(&source, &Config::default(), &arguments.document(path)))
    };
    let models = during("reading", output, || files.iter().map(read).collect());
    let models: Vec<Model> = match models {
        Ok(models) => models,
        Err(error) => {
            let error: io::Error = error;
            let reason = format!("cannot read standard input: {}", io_reason(&error));
            return Report::new(output).failed(&reason);
        }
    };
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

/// Returns the source of a document. Standard input, `-`, refers to no other files.
fn source(path: &Path, arguments: &ReadArguments) -> io::Result<Source> {
    if path != Path::new("-") {
        return Ok(Source::disk());
    }
    let mut bytes = Vec::new();
    io::stdin().lock().take(MAX_BYTES).read_to_end(&mut bytes)?;
    let mut files = BTreeMap::new();
    for overlay in &arguments.overlays {
        // A file that cannot be read is reported like any other.
        if let Ok(text) = std::fs::read_to_string(overlay) {
            files.insert(overlay.clone(), text);
        }
    }
    files.insert(path.to_owned(), String::from_utf8_lossy(&bytes).into_owned());
    Ok(Source::Memory(files))
}
