//! `sailwright.toml`: what is generated from what.

mod error;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

pub use error::ConfigError;

/// The whole file. Paths are relative to the folder that it stands in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The crate that is written.
    #[serde(rename = "crate")]
    pub package: Package,
    /// The documents that it is made from.
    #[serde(rename = "document")]
    pub documents: Vec<Document>,
    /// Parameters whose value belongs to the client and not to each call.
    #[serde(default, rename = "client-parameter")]
    pub client_parameters: Vec<ClientParameter>,
    /// The type of texts and numbers with a format, for all documents: `date-time = "jiff::Timestamp"`.
    #[serde(default)]
    pub formats: BTreeMap<String, String>,
    /// Findings that are known and accepted; one that does not occur is a finding itself.
    #[serde(default)]
    pub accept: Vec<Spanned<Accept>>,
}

/// The crate that is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Package {
    /// Its name.
    pub name: String,
    /// The folder that it is written to.
    pub out: PathBuf,
    /// Its version.
    #[serde(default = "first_version")]
    pub version: String,
    /// One line for the registry, and the first line of its documentation.
    pub description: Option<String>,
    /// More for the front page of its documentation; Markdown.
    pub docs: Option<String>,
    /// Whether it belongs to a workspace that has the licence, the edition and the lints.
    #[serde(default)]
    pub workspace: bool,
}

/// A document, and the module that is made from it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Document {
    /// The first file of the document.
    pub root: PathBuf,
    /// The module of the crate; without it, the crate itself is the module.
    pub module: Option<String>,
    /// Overlays, applied in this order.
    #[serde(default)]
    pub overlays: Vec<PathBuf>,
    /// Whether files outside of the folder of the document may be read.
    #[serde(default)]
    pub allow_outside: bool,
    /// The operations to generate; empty: all.
    #[serde(default)]
    pub include: Vec<Selector>,
    /// The operations to leave out of those.
    #[serde(default)]
    pub exclude: Vec<Selector>,
    /// Components that the user has a type for: the name of the component and the path of the type.
    #[serde(default)]
    pub types: BTreeMap<String, String>,
    /// Names that are chosen by hand: the name in the document and the one in Rust.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
}

/// Some operations of a document: exactly one member is set.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Selector {
    /// Those with this tag.
    Tag(String),
    /// The one with this `operationId`, or with this method and path: `GET /accounts/{id}`.
    Operation(String),
    /// Those whose path is this one or lies below it.
    Path(String),
}

/// A parameter whose value belongs to the client.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClientParameter {
    /// Its name on the wire.
    pub name: String,
    /// The method of the client's builder that sets it.
    pub setter: String,
    /// The value that a switch stands for; without it, the setter takes a text.
    pub value: Option<String>,
    /// What the setter's documentation says.
    pub docs: String,
}

/// A finding that is known and accepted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Accept {
    /// The code of the finding.
    pub code: String,
    /// The file that it is found in; without it, all of them.
    pub file: Option<String>,
    /// How many there are.
    pub count: usize,
    /// Why it is accepted.
    pub reason: String,
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    ///
    /// Fails with the place of the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let config: Self = toml::from_str(text).map_err(|error| ConfigError::new(text, &error))?;
        Ok(config)
    }
}

fn first_version() -> String {
    "0.1.0".to_owned()
}
