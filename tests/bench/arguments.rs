//! What can be chosen.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Measures generation and compilation of clients, ours beside others, and prints a table.
#[derive(Debug, Parser)]
#[command(name = "tests/bench/run", args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// A part of a run, in a process of its own.
    #[command(subcommand)]
    pub step: Option<Step>,
    /// Another document to measure; can be given several times
    #[arg(long = "document", value_name = "FILE")]
    pub documents: Vec<PathBuf>,
    /// The folder of large documents [default: ../shared/specs beside the repository, where it exists]
    #[arg(long, env = "SAILWRIGHT_CORPUS")]
    pub folder: Option<PathBuf>,
    /// Only documents whose name has one of these words
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<String>,
    /// Only these tools; `-` alone: ours
    #[arg(long, value_delimiter = ',')]
    pub tools: Vec<String>,
    /// How often each step is run; the median counts. Once a minute has passed, no further run begins
    #[arg(long, default_value_t = 5)]
    pub runs: usize,
    /// How far to go
    #[arg(long, value_enum, default_value_t = Level::Release)]
    pub level: Level,
    /// Where the crates are written and compiled [default: a folder of the system's]
    #[arg(long)]
    pub scratch: Option<PathBuf>,
}

/// How far to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Level {
    /// Generate only
    Generate,
    /// `cargo check` of what was generated, too
    Check,
    /// `cargo build --release` of it, too, and the size of a program
    Release,
}

/// A part of a run.
#[derive(Debug, Subcommand)]
pub enum Step {
    /// Runs a command and prints what it took
    #[command(hide = true)]
    Measured {
        /// Where its output goes
        log: PathBuf,
        /// The command
        program: String,
        /// Its arguments
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Reads files with `serde_yaml` alone
    #[command(hide = true)]
    Yaml {
        /// A file that names them, one a line
        list: PathBuf,
    },
}
