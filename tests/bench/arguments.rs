//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Measures generation and compilation of clients by sailwright and other generators, and prints a table.
#[derive(Debug, Parser)]
#[command(name = "tests/bench/run", args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// A part of a run, in a process of its own.
    #[command(subcommand)]
    pub step: Option<Step>,
    /// Another document to measure; can be repeated
    #[arg(long = "document", value_name = "FILE")]
    pub documents: Vec<PathBuf>,
    /// The folder of large documents [default: none]
    #[arg(long, env = "SAILWRIGHT_CORPUS")]
    pub folder: Option<PathBuf>,
    /// Only documents whose name contains one of these words
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<String>,
    /// Only these other generators; `-` for none
    #[arg(long, value_delimiter = ',')]
    pub tools: Vec<String>,
    /// Number of runs of each step, of which the median is shown; no run starts after one minute
    #[arg(long, default_value_t = 5)]
    pub runs: usize,
    /// The last step to measure
    #[arg(long, value_enum, default_value_t = Level::Release)]
    pub level: Level,
    /// The folder for generated and compiled crates [default: a temporary folder]
    #[arg(long)]
    pub scratch: Option<PathBuf>,
}

/// The last step to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Level {
    /// Generate only
    Generate,
    /// Generate, and run `cargo check`
    Check,
    /// Generate, run `cargo check` and `cargo build --release`, and compare the size of a program
    Release,
}

/// A part of a run.
#[derive(Debug, Subcommand)]
pub enum Step {
    /// Runs a command and prints its cost
    #[command(hide = true)]
    Measured {
        /// File for the output of the command
        log: PathBuf,
        /// The command
        program: String,
        /// Its arguments
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Compares the size and the crates of a program that calls one operation with those of the same program by hand
    Features {
        /// Only these sets of cargo features: `none`, `rustls-ring`, `rustls-aws-lc`, `native-tls`, `default`, `all`
        names: Vec<String>,
        /// The folder for the programs
        #[arg(long, default_value = "target/bench-features")]
        scratch: PathBuf,
    },
    /// Reads files with `serde_yaml` alone
    #[command(hide = true)]
    Yaml {
        /// A file that lists their paths, one in each line
        list: PathBuf,
    },
}
