//! The command line: a thin shell on the library.
//!
//! Results go to stdout, everything else to stderr. The exit code is 0 when all is done, 1 when
//! something was found that must be looked at, and 2 when the command could not run.

mod arguments;
mod bundle;
mod check;
mod generate;
mod print;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use self::arguments::{Arguments, Command};
use crate::diagnostic::{self, Code, Findings, Severity};
use crate::load::Files;

pub use arguments::{GenerateArguments, ReadArguments};

/// Something was found: drift, a breaking change, a document that cannot be used.
const FOUND: u8 = 1;
/// The command could not run.
const FAILED: u8 = 2;

/// Runs the command with these arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let wrong = error.use_stderr();
            // Whoever closed the pipe does not want to read it.
            let _ = error.print();
            return if wrong { ExitCode::from(FAILED) } else { ExitCode::SUCCESS };
        }
    };
    match arguments.command {
        None => generate::run(&arguments.generate),
        Some(Command::Generate(arguments)) => generate::run(&arguments),
        Some(Command::Check { files, read }) => check::run(&files, &read),
        Some(Command::Bundle { file, output, read }) => {
            bundle::run(&file, output.as_deref(), &read)
        }
        Some(Command::Print { stage, file, read }) => print::run(stage, &file, &read),
        Some(Command::Review { .. }) => failed("review is a later step and not there yet"),
    }
}

/// Says why the command could not run.
fn failed(reason: &str) -> ExitCode {
    complain(&format!("error: {reason}\n"));
    ExitCode::from(FAILED)
}

/// What was found, in numbers.
struct Count {
    errors: usize,
    warnings: usize,
    /// Whether a file could not be read at all.
    unreadable: bool,
}

impl Count {
    fn exit_code(&self) -> ExitCode {
        match self {
            Self { unreadable: true, .. } => ExitCode::from(FAILED),
            Self { errors: 0, .. } => ExitCode::SUCCESS,
            _ => ExitCode::from(FOUND),
        }
    }
}

/// Prints what was found, and counts it.
fn report(findings: Findings, files: &Files) -> Count {
    let findings = findings.into_sorted();
    complain(&diagnostic::render(&findings, &files.sources()));
    let errors = findings.iter().filter(|found| found.code.severity() == Severity::Error).count();
    let unreadable = findings.iter().any(|found| found.code == Code::UnreadableFile);
    Count { errors, warnings: findings.len() - errors, unreadable }
}

/// Writes to stderr. If nobody listens, nobody is missing anything.
fn complain(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Writes a result to a file, or to stdout. A reader who has seen enough may close the pipe.
fn deliver(text: &str, output: Option<&Path>) -> ExitCode {
    let written = match output {
        Some(path) => std::fs::write(path, text),
        None => io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let place = output.map_or("stdout".into(), Path::to_string_lossy);
            failed(&format!("cannot write {place}: {error}"))
        }
    }
}
