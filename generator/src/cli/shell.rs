//! `sailwright completions` and `sailwright man`: the arguments in the forms of shells and of `man`.

use std::process::ExitCode;

use clap::CommandFactory;

use super::arguments::Arguments;
use super::output::OutputArguments;
use super::report::Report;

pub(super) fn completions(shell: clap_complete::Shell, output: &OutputArguments) -> ExitCode {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "sailwright", &mut text);
    Report::new(output).deliver(&String::from_utf8_lossy(&text), None)
}

/// Prints the man page of a command, or that of the program.
pub(super) fn man(name: Option<&str>, output: &OutputArguments) -> ExitCode {
    let report = Report::new(output);
    let mut program = Arguments::command();
    program.build();
    let command = match name {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone(),
            None => return report.failed(&format!("there is no command `{name}`")),
        },
    };
    let mut text = Vec::new();
    match clap_mangen::Man::new(command).render(&mut text) {
        Ok(()) => report.deliver(&String::from_utf8_lossy(&text), None),
        Err(_) => report.failed("the man page cannot be printed"),
    }
}
