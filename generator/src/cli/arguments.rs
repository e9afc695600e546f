//! The arguments of the command.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, Args, CommandFactory, Error, FromArgMatches, Parser, Subcommand, ValueEnum};

use super::output::OutputArguments;
use super::review::ReviewArguments;
use crate::config::{Document, Runtime, is_crate_name};

/// Generates Rust client crates from OpenAPI documents
#[derive(Debug, Parser)]
#[command(
    name = "sailwright",
    version,
    after_help = "Start with `sailwright init`, then run `sailwright`. `sailwright COMMAND --help` has examples."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) generate: GenerateArguments,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

impl Arguments {
    /// Parses the arguments. Those of `generate` are without a command or after it, and those of every command anywhere.
    pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, Error> {
        let mut command = Self::command();
        let matches = command.try_get_matches_from_mut(arguments)?;
        let is_misplaced = |argument: &&Arg| {
            let id = argument.get_id().as_str();
            !argument.is_global_set() && matches.value_source(id) == Some(ValueSource::CommandLine)
        };
        let misplaced = command.get_arguments().find(is_misplaced).map(Arg::to_string);
        if let (Some(argument), Some((name, _))) = (misplaced, matches.subcommand()) {
            let message = format!("`{argument}` is before the command `{name}`; write it after");
            return Err(command.error(ErrorKind::ArgumentConflict, message));
        }
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Generate the crate that sailwright.toml describes (default)
    #[command(after_help = "Example: sailwright generate --spec petstore.yaml --out petstore")]
    Generate(GenerateArguments),
    /// Read documents and print their errors and warnings
    #[command(after_help = "Example: sailwright check petstore.yaml --deny warnings")]
    Check {
        /// The root files of the documents; `-` is standard input
        #[arg(required = true, value_parser = file())]
        files: Vec<PathBuf>,
        #[command(flatten)]
        read: ReadArguments,
    },
    /// Write a sailwright.toml for a document, with suggestions
    #[command(after_help = "Example: sailwright init petstore.yaml")]
    Init {
        /// The root file of the document [default: the only document in this folder]
        #[arg(value_parser = file())]
        file: Option<PathBuf>,
    },
    /// Download a document and every file that it references
    #[cfg(feature = "fetch")]
    #[command(after_help = "Example: sailwright fetch https://example.com/openapi.yaml -o spec")]
    Fetch {
        /// The URL of the root file: `https`, or `http` on this computer
        url: String,
        /// The folder to write
        #[arg(short, long, value_name = "DIR")]
        output: PathBuf,
    },
    /// Write a document of several files as one file
    #[command(after_help = "Example: sailwright bundle spec/openapi.yaml -o petstore.yaml")]
    Bundle {
        /// The root file of the document
        #[arg(value_parser = file())]
        file: PathBuf,
        /// The file to write, as YAML or JSON by its extension [default: stdout]
        #[arg(short, long)]
        output: Option<PathBuf>,
        #[command(flatten)]
        read: ReadArguments,
    },
    /// Compare two crates: what a change breaks, and for whom
    #[command(
        after_help = "Example: sailwright review main:sailwright.toml sailwright.toml --format markdown"
    )]
    Review(ReviewArguments),
    /// Print a document at a stage of the generator, or its operations
    #[command(after_help = "Example: sailwright print operations petstore.yaml --format json")]
    Print {
        /// The data to print
        stage: Stage,
        /// The root file of the document [default: the only document of the configuration]
        #[arg(value_parser = file(), required_unless_present = "config")]
        file: Option<PathBuf>,
        /// The configuration file of the document, with its names and pages
        #[arg(long, value_name = "FILE", conflicts_with_all = ["overlays", "allow_outside"])]
        config: Option<PathBuf>,
        /// The form of the data
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        #[command(flatten)]
        read: ReadArguments,
    },
    /// Explain a diagnostic code
    #[command(after_help = "Example: sailwright explain unresolved-reference")]
    Explain {
        /// The code, from the brackets of the diagnostic
        code: String,
    },
    /// Print the completions of a shell
    #[command(
        after_help = "Example: sailwright completions bash > ~/.local/share/bash-completion/completions/sailwright"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the man page
    #[command(after_help = "Example: sailwright man > sailwright.1")]
    Man {
        /// The command to describe [default: an overview]
        command: Option<String>,
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
    /// Write nothing; list the files that would change
    #[arg(long, conflicts_with = "check")]
    pub(super) dry_run: bool,
    /// Generate from this document without a configuration file
    #[arg(long, value_name = "FILE", requires = "out", value_parser = file())]
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
    #[arg(long = "overlay", value_name = "FILE", value_parser = file())]
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
    /// The operations, with their names, tags, pagination and security
    Operations,
}

/// The form of a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Text for people
    #[default]
    Text,
    /// JSON
    Json,
}

/// Returns a parser of paths that rejects URLs.
fn file() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(|path| {
        let text = path.to_string_lossy();
        if text.starts_with("https://") || text.starts_with("http://") {
            return Err("this is a URL; download it with `sailwright fetch URL -o DIR`");
        }
        Ok(path)
    })
}

fn crate_name(text: &str) -> Result<String, &'static str> {
    if is_crate_name(text) { Ok(text.to_owned()) } else { Err("this is not the name of a crate") }
}

fn runtime(text: &str) -> Result<Runtime, &'static str> {
    let mut forms = Runtime::NAMES.into_iter();
    forms.find(|(name, _)| *name == text).map(|(_, form)| form).ok_or("use `crate` or `embedded`")
}
