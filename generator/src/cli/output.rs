//! The arguments of every command about what is printed.

use std::io::{self, Write as _};

use anstream::AutoStream;
use clap::{Args, ColorChoice, ValueEnum};

use crate::config::nearest;
use crate::diagnostic::{Code, Severity};

/// The arguments of every command about what is printed.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArguments {
    /// The form of the diagnostics on stderr
    #[arg(long, global = true, value_name = "FORMAT", value_enum, default_value_t)]
    pub(super) message_format: MessageFormat,
    /// Exit with 1 if there is a warning with this code, or any for `warnings`; can be repeated
    #[arg(long, global = true, value_name = "CODE", value_parser = deny)]
    pub(super) deny: Vec<Deny>,
    /// Print only results, and what makes the exit status 1 or 2
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Print all diagnostics of each code, with excerpts
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    /// When to print colors; `auto` prints them on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    color: ColorChoice,
}

/// The form of the diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// Text for people
    #[default]
    Text,
    /// A JSON object in each line
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// A SARIF 2.1.0 log
    Sarif,
}

/// The warnings that make the exit status 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deny {
    Warnings,
    Code(Code),
}

impl Deny {
    /// Returns whether the diagnostics with a code are warnings that make the exit status 1.
    pub(super) fn matches(self, code: Code) -> bool {
        let is_named = match self {
            Self::Warnings => true,
            Self::Code(denied) => denied == code,
        };
        is_named && code.severity() == Severity::Warning
    }
}

fn deny(text: &str) -> Result<Deny, String> {
    if text == "warnings" {
        return Ok(Deny::Warnings);
    }
    let code = Code::ALL.iter().copied().find(|code| code.name() == text);
    code.map(Deny::Code).ok_or_else(|| {
        let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        names.push("warnings");
        let near = nearest(text, &names).map(|near| format!("; did you mean `{near}`?"));
        format!("this is not the code of a diagnostic{}", near.unwrap_or_default())
    })
}

impl OutputArguments {
    /// Writes to stderr. A closed pipe is not an error.
    pub(super) fn print_error(&self, text: &str) {
        let choice = match self.color {
            ColorChoice::Auto => AutoStream::choice(&io::stderr()),
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        };
        let _ = AutoStream::new(io::stderr().lock(), choice).write_all(text.as_bytes());
    }
}
