//! What can be asked of the command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::read::Options;

/// Turns OpenAPI documents into Rust client crates.
#[derive(Debug, Parser)]
#[command(name = "sailwright", version, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) generate: GenerateArguments,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write what sailwright.toml names; this is also done without a command
    Generate(GenerateArguments),
    /// Read documents and print what is wrong with them
    Check {
        /// The root files of the documents
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        read: ReadArguments,
    },
    /// Write a document of many files as one
    Bundle {
        /// The root file of the document
        file: PathBuf,
        /// Where to write it, as YAML or JSON by its ending; stdout if not given
        #[arg(short, long)]
        output: Option<PathBuf>,
        #[command(flatten)]
        read: ReadArguments,
    },
    /// Print the data between two stages
    Print {
        /// Which data
        stage: Stage,
        /// The root file of the document
        file: PathBuf,
        #[command(flatten)]
        read: ReadArguments,
    },
    /// Compare two documents: what a change breaks (a later step)
    Review {
        /// The document before
        old: PathBuf,
        /// The document after
        new: PathBuf,
        /// How the result is written
        #[arg(long, default_value = "text")]
        format: ReviewFormat,
        /// The least change that makes the command fail
        #[arg(long, default_value = "wire")]
        fail_on: ReviewLevel,
    },
}

/// How generated code is asked for.
#[derive(Args, Clone, Debug, Default)]
pub struct GenerateArguments {
    /// What is generated from what [default: sailwright.toml]
    #[arg(long, value_name = "FILE", conflicts_with = "spec")]
    pub config: Option<PathBuf>,
    /// Write nothing; exit with 1 when something would change
    #[arg(long)]
    pub check: bool,
    /// Generate from this document, without a configuration
    #[arg(long, value_name = "FILE", requires = "out")]
    pub spec: Option<PathBuf>,
    /// The folder of the crate that is written
    #[arg(long, value_name = "DIR", requires = "spec")]
    pub out: Option<PathBuf>,
    /// The name of the crate [default: from the title of the document]
    #[arg(long = "crate", value_name = "NAME", requires = "spec")]
    pub crate_name: Option<String>,
    /// The module of the document [default: the root of the crate]
    #[arg(long, value_name = "NAME", requires = "spec")]
    pub module: Option<String>,
    /// How the document is read.
    #[command(flatten)]
    pub read: ReadArguments,
}

/// How a document is read.
#[derive(Args, Clone, Debug, Default)]
pub struct ReadArguments {
    /// Apply an OpenAPI Overlay; can be given several times
    #[arg(long = "overlay", value_name = "FILE")]
    pub overlays: Vec<PathBuf>,
    /// Read files outside of the folder of the document, too
    #[arg(long)]
    pub allow_outside: bool,
}

impl ReadArguments {
    /// The same for the library.
    #[must_use]
    pub fn options(&self) -> Options {
        Options { overlays: self.overlays.clone(), allow_outside: self.allow_outside }
    }
}

/// The data between two stages.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Stage {
    /// What the API is
    Spec,
    /// What the crate will be
    Ir,
    /// The identifiers
    Names,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ReviewFormat {
    Text,
    Markdown,
    Json,
    Github,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ReviewLevel {
    Wire,
    Source,
    Doc,
}
