//! The arguments of the command.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::review::ReviewArguments;
use crate::config::{Document, Runtime, is_crate_name};

/// Generates Rust client crates from OpenAPI documents
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
    /// Generate the crate that sailwright.toml describes (default)
    Generate(GenerateArguments),
    /// Read documents and print their errors and warnings
    Check {
        /// The root files of the documents
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        read: ReadArguments,
    },
    /// Write a document of several files as one file
    Bundle {
        /// The root file of the document
        file: PathBuf,
        /// The file to write, as YAML or JSON by its extension [default: stdout]
        #[arg(short, long)]
        output: Option<PathBuf>,
        #[command(flatten)]
        read: ReadArguments,
    },
    /// Compare two crates: what a change breaks, and for whom
    Review(ReviewArguments),
    /// Print the data between two stages
    Print {
        /// The data to print
        stage: Stage,
        /// The root file of the document
        file: PathBuf,
        #[command(flatten)]
        read: ReadArguments,
    },
}

#[derive(Args, Clone, Debug, Default)]
pub(super) struct GenerateArguments {
    /// The configuration file [default: sailwright.toml in this folder or its parents]
    #[arg(long, value_name = "FILE", conflicts_with = "spec")]
    pub(super) config: Option<PathBuf>,
    /// Write nothing; exit with 1 if a file would change
    #[arg(long)]
    pub(super) check: bool,
    /// Generate from this document without a configuration file
    #[arg(long, value_name = "FILE", requires = "out")]
    pub(super) spec: Option<PathBuf>,
    /// The folder of the crate
    #[arg(long, value_name = "DIR", requires = "spec")]
    pub(super) out: Option<PathBuf>,
    /// The name of the crate [default: the title of the document]
    #[arg(long = "crate", value_name = "NAME", requires = "spec", value_parser = crate_name)]
    pub(super) crate_name: Option<String>,
    /// The form of the runtime: a dependency or a module of the crate
    #[arg(long, requires = "spec", value_parser = runtime, default_value = "embedded")]
    pub(super) runtime: Runtime,
    /// Generate the types of the components only, without operations and client
    #[arg(long, requires = "spec")]
    pub(super) types_only: bool,
    /// The module of the document [default: the root of the crate]
    #[arg(long, value_name = "NAME", requires = "spec")]
    pub(super) module: Option<String>,
    #[command(flatten)]
    pub(super) read: ReadArguments,
}

#[derive(Args, Clone, Debug, Default)]
pub(super) struct ReadArguments {
    /// Apply an OpenAPI Overlay; can be repeated
    #[arg(long = "overlay", value_name = "FILE")]
    pub(super) overlays: Vec<PathBuf>,
    /// Allow references to files outside of the folder of the document
    #[arg(long)]
    pub(super) allow_outside: bool,
}

impl ReadArguments {
    /// Returns the document with this root file.
    pub(super) fn document(&self, root: &Path) -> Document {
        Document {
            root: root.to_owned(),
            overlays: self.overlays.clone(),
            allow_outside: self.allow_outside,
            ..Document::default()
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Stage {
    /// The document without references
    Spec,
    /// The intermediate representation of the crate
    Ir,
    /// The identifiers of the crate
    Names,
}

fn crate_name(text: &str) -> Result<String, &'static str> {
    if is_crate_name(text) { Ok(text.to_owned()) } else { Err("this is not the name of a crate") }
}

fn runtime(text: &str) -> Result<Runtime, &'static str> {
    let mut forms = Runtime::NAMES.into_iter();
    forms.find(|(name, _)| *name == text).map(|(_, form)| form).ok_or("use `crate` or `embedded`")
}
