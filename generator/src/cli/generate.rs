//! `sailwright generate`, which is also run without a command.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::GenerateArguments;
use super::{FAILED, FOUND, deliver, failed, print_error};
use crate::config::{Config, Document, Package};
use crate::diagnostic::{self, SourceText, io_reason};
use crate::load::Source;
use crate::pipeline::{self, Output, WriteMode, generate};

/// The name of the configuration file.
const CONFIG: &str = "sailwright.toml";

pub(super) fn run(arguments: &GenerateArguments) -> ExitCode {
    match (&arguments.spec, &arguments.out) {
        (Some(spec), Some(out)) => {
            let config = single(arguments, spec, out);
            write(&Source::disk(), (Path::new(""), &config), out, arguments.check)
        }
        _ => match read(arguments.config.as_deref()) {
            Ok((path, config)) => {
                let folder = path.parent().map(Path::to_owned).unwrap_or_default();
                let out = folder.join(&config.package.out);
                write(&Source::Disk { folder }, (&path, &config), &out, arguments.check)
            }
            Err(reason) => failed(&reason),
        },
    }
}

/// Returns the configuration for the document on the command line.
fn single(arguments: &GenerateArguments, spec: &Path, out: &Path) -> Config {
    let document = Document { module: arguments.module.clone(), ..arguments.read.document(spec) };
    let name = arguments.crate_name.clone();
    let package = Package {
        name,
        out: out.to_owned(),
        runtime: arguments.runtime,
        types_only: arguments.types_only,
        ..Package::default()
    };
    Config { package, documents: vec![document], ..Config::default() }
}

/// Reads the configuration file. Its paths are relative to its own path, which is returned too.
fn read(path: Option<&Path>) -> Result<(PathBuf, Config), String> {
    let path = match path {
        Some(path) => path.to_owned(),
        None => find().ok_or_else(|| {
            format!("this folder and its parents have no {CONFIG}; name one with `--config`")
        })?,
    };
    let shown = path.display();
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {shown}: {}", io_reason(&error)))?;
    let config = Config::read(&text).map_err(|error| error.at(&shown.to_string()))?;
    Ok((path, config))
}

/// Searches the configuration file in the current folder and its parents.
fn find() -> Option<PathBuf> {
    if Path::new(CONFIG).is_file() {
        return Some(PathBuf::from(CONFIG));
    }
    let current = std::env::current_dir().ok()?;
    current.ancestors().skip(1).map(|folder| folder.join(CONFIG)).find(|path| path.is_file())
}

fn write(source: &Source, (path, config): (&Path, &Config), out: &Path, check: bool) -> ExitCode {
    let mut output = generate(source, config);
    let summary = summary(&output);
    print_diagnostics(&output, SourceText { path, text: &config.text });
    let has_errors = output.has_errors();
    let Some(tree) = output.tree.take() else {
        print_error("nothing was written\n");
        return ExitCode::from(FOUND);
    };
    let mode = if check { WriteMode::Check } else { WriteMode::Apply };
    let plan = match pipeline::write(tree, out, mode) {
        Ok(plan) => plan,
        Err(error) => {
            return failed(&format!("cannot write {}: {}", out.display(), io_reason(&error)));
        }
    };
    if !plan.foreign.is_empty() {
        print_error(&plan.report());
        print_error("error: sailwright did not generate these files; nothing was written\n");
        return ExitCode::from(FOUND);
    }
    if check && !plan.is_done() {
        print_error(&plan.report());
        let command = &config.package.command;
        print_error(&format!("error: the crate is not up to date; run `{command}`\n"));
        return ExitCode::from(FOUND);
    }
    let (written, deleted, unchanged) = (plan.write.len(), plan.delete.len(), plan.unchanged);
    let result = if check {
        format!("{unchanged} files are up to date")
    } else {
        format!("wrote {written}, deleted {deleted}, unchanged {unchanged}")
    };
    match deliver(&format!("{summary}; {result}\n"), None) {
        code if code != ExitCode::from(FAILED) && has_errors => ExitCode::from(FOUND),
        code => code,
    }
}

fn print_diagnostics(output: &Output, config: SourceText<'_>) {
    for report in &output.documents {
        print_error(&diagnostic::render(&report.diagnostics, &report.files.sources()));
    }
    print_error(&diagnostic::render(&output.diagnostics, &[config]));
}

/// `read 98 files, 2 documents: 74 operations, 95 types`
fn summary(output: &Output) -> String {
    let documents = output.documents.len();
    let files: usize = output.documents.iter().map(|report| report.files.iter().count()).sum();
    let operations: usize = output.documents.iter().map(|report| report.operations).sum();
    let types: usize = output.documents.iter().map(|report| report.types).sum();
    format!("read {files} files, {documents} documents: {operations} operations, {types} types")
}
