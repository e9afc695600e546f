//! The command; all of it is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    sailwright::cli::run(std::env::args_os())
}
