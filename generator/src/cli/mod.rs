//! The command.
//!
//! Results are written to stdout, everything else to stderr. The exit code is 0 on success, 1 if something was found (an
//! error in a document, a lost reference, a denied warning, a file that would change), and 2 if the command could not run.

mod arguments;
mod bundle;
mod check;
mod explain;
#[cfg(feature = "fetch")]
mod fetch;
mod generate;
mod init;
mod operations;
mod output;
mod print;
mod progress;
mod report;
mod review;
mod shell;
mod summary;

use std::ffi::OsString;
use std::process::ExitCode;

use self::arguments::{Arguments, Command};

/// The exit code if something was found.
const FOUND: u8 = 1;
/// The exit code if the command could not run.
const FAILED: u8 = 2;

/// Runs the command. The first argument is the name of the command.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::parse(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let is_error = error.use_stderr();
            // A closed pipe is not an error: its reader has read enough.
            let _ = error.print();
            return if is_error { ExitCode::from(FAILED) } else { ExitCode::SUCCESS };
        }
    };
    let output = &arguments.output;
    match arguments.command {
        None => generate::run(&arguments.generate, output),
        Some(Command::Generate(arguments)) => generate::run(&arguments, output),
        Some(Command::Check { files, read }) => check::run(&files, &read, output),
        Some(Command::Init { file }) => init::run(file.as_deref(), output),
        #[cfg(feature = "fetch")]
        Some(Command::Fetch { url, output: to }) => fetch::run(&url, &to, output),
        Some(Command::Bundle { file, output: to, read }) => {
            bundle::run(&file, to.as_deref(), &read, output)
        }
        Some(Command::Print { stage, file, config, format, read }) => {
            let document = print::document(file.as_deref(), config.as_deref(), &read);
            print::run((stage, format), document, output)
        }
        Some(Command::Review(arguments)) => review::run(&arguments, output),
        Some(Command::Explain { code }) => explain::run(&code, output),
        Some(Command::Completions { shell }) => shell::completions(shell, output),
        Some(Command::Man { command }) => shell::man(command.as_deref(), output),
    }
}
