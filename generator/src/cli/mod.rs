//! The command.
//!
//! Results are written to stdout, everything else to stderr. The exit code is 0 on success, 1 if there is an error in a
//! document or a file would change, and 2 if the command could not run.

mod arguments;
mod bundle;
mod check;
mod generate;
mod print;
mod review;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use self::arguments::{Arguments, Command};
use crate::diagnostic::{self, Code, Diagnostic, Severity, io_reason};
use crate::load::Files;

/// The exit code if there is an error in a document or a file would change.
const FOUND: u8 = 1;
/// The exit code if the command could not run.
const FAILED: u8 = 2;

/// Runs the command. The first argument is the name of the command.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let is_error = error.use_stderr();
            // A closed pipe is not an error: its reader has read enough.
            let _ = error.print();
            return if is_error { ExitCode::from(FAILED) } else { ExitCode::SUCCESS };
        }
    };
    match arguments.command {
        None => generate::run(&arguments.generate),
        Some(Command::Generate(arguments)) => generate::run(&arguments),
        Some(Command::Check { files, read }) => check::run(&files, &read),
        Some(Command::Bundle { file, output, read }) => {
            bundle::run(&file, output.as_deref(), &read)
        }
        Some(Command::Review(arguments)) => review::run(&arguments),
        Some(Command::Print { stage, file, read }) => print::run(stage, &file, &read),
    }
}

/// Prints the reason why the command could not run.
fn failed(reason: &str) -> ExitCode {
    print_error(&format!("error: {reason}\n"));
    ExitCode::from(FAILED)
}

/// The number of diagnostics.
struct Count {
    errors: usize,
    warnings: usize,
    /// Whether a file could not be read.
    is_unreadable: bool,
}

impl Count {
    fn exit_code(&self) -> ExitCode {
        match self {
            Self { is_unreadable: true, .. } => ExitCode::from(FAILED),
            Self { errors: 0, .. } => ExitCode::SUCCESS,
            _ => ExitCode::from(FOUND),
        }
    }
}

/// Prints diagnostics and counts those that are printed.
fn report(diagnostics: &[Diagnostic], files: &Files) -> Count {
    let printed = diagnostic::render_each(diagnostics, &files.sources());
    print_error(&printed.iter().map(|(_, text)| text.as_str()).collect::<String>());
    let errors = printed.iter().filter(|(severity, _)| *severity == Severity::Error).count();
    let is_unreadable = diagnostics.iter().any(|each| each.code == Code::UnreadableFile);
    Count { errors, warnings: printed.len() - errors, is_unreadable }
}

/// Writes to stderr. A closed pipe is not an error.
fn print_error(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Writes a result to a file or to stdout. A closed pipe is not an error.
fn deliver(text: &str, output: Option<&Path>) -> ExitCode {
    let written = match output {
        Some(path) => std::fs::write(path, text),
        None => io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let target = output.map_or("stdout".into(), Path::to_string_lossy);
            failed(&format!("cannot write {target}: {}", io_reason(&error)))
        }
    }
}
