//! `sailwright.toml`: what is generated from what.

mod accept;
mod error;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

pub use accept::Accept;
pub use error::ConfigError;

use crate::api::Ty;
use crate::lower::{self, Selector};
use crate::name::Pins;

/// What is generated from what.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The crate that is written.
    #[serde(rename = "crate")]
    pub package: Package,
    /// The documents; each is a module of the crate.
    #[serde(rename = "document", default)]
    pub documents: Vec<Document>,
    /// Parameters whose value the client holds, for all operations alike.
    #[serde(rename = "client-parameter", default)]
    pub client_parameters: Vec<ClientParameter>,
    /// The type of the scalars with a format: `date-time = "jiff::Timestamp"`.
    #[serde(default)]
    pub formats: BTreeMap<String, String>,
    /// Components that there is a type for already: `Money = "money::Money"`.
    #[serde(default)]
    pub replace: BTreeMap<String, String>,
    /// Names that are fixed.
    #[serde(default)]
    pub names: Pins,
    /// What else the types derive, by the name of the component or inline type; `*`: all of them.
    #[serde(default)]
    pub derives: BTreeMap<String, Vec<String>>,
    /// What else the crate depends on, as in `Cargo.toml`.
    #[serde(default)]
    pub dependencies: BTreeMap<String, toml::Value>,
    /// Findings that are known and accepted; each must still be found.
    #[serde(default)]
    pub accept: Vec<Accept>,
}

/// The crate that is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Its name; taken from the title of the document if it is not given.
    pub name: Option<String>,
    /// Its folder, relative to the configuration.
    pub out: PathBuf,
    /// Its version.
    #[serde(default = "first_version")]
    pub version: String,
    /// What it is, in one sentence.
    pub description: Option<String>,
    /// More for the front page of its documentation, such as that it is not official; Markdown.
    pub docs: Option<String>,
    /// Whether it belongs to a workspace that has the licence, the edition and the lints.
    #[serde(default)]
    pub workspace: bool,
}

/// A document.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Document {
    /// The module; the root of the crate if it is not given.
    pub module: Option<String>,
    /// Its root file, relative to the configuration.
    pub root: PathBuf,
    /// Overlays to apply, in this order.
    #[serde(default)]
    pub overlays: Vec<PathBuf>,
    /// Whether files outside of the folder of the root file may be read.
    #[serde(default)]
    pub allow_outside: bool,
    /// The operations to generate; all if nothing is given.
    #[serde(default)]
    pub include: Vec<Choice>,
    /// The operations to leave out of those.
    #[serde(default)]
    pub exclude: Vec<Choice>,
}

/// Some operations of a document: `{ tag = "Roles" }`, `{ operation = "getRole" }`, `{ path = "/roles" }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// Those with this tag.
    Tag(String),
    /// The one with this `operationId`, or with this method and path.
    Operation(String),
    /// Those whose path is this one or lies below it.
    Path(String),
}

/// A parameter whose value the client holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// What emission needs to know about the crate.
#[derive(Clone, Debug)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is.
    pub description: Option<String>,
    /// More for the front page of its documentation; Markdown.
    pub docs: Option<String>,
    /// Whether it belongs to a workspace that has the licence, the edition and the lints.
    pub workspace: bool,
    /// What else it depends on.
    pub dependencies: BTreeMap<String, toml::Value>,
    /// Parameters whose value the client holds.
    pub client_parameters: Vec<ClientParameter>,
    /// What else the types derive.
    pub derives: BTreeMap<String, Vec<String>>,
}

impl Package {
    /// A crate of which only the folder is known, and maybe the name.
    #[must_use]
    pub fn new(name: Option<String>, out: PathBuf) -> Self {
        Self {
            name,
            out,
            version: first_version(),
            description: None,
            docs: None,
            workspace: false,
        }
    }
}

impl Config {
    /// The configuration of a crate of one document, without a file.
    #[must_use]
    pub fn single(document: Document, package: Package) -> Self {
        Self {
            package,
            documents: vec![document],
            client_parameters: Vec::new(),
            formats: BTreeMap::new(),
            replace: BTreeMap::new(),
            names: Pins::default(),
            derives: BTreeMap::new(),
            dependencies: BTreeMap::new(),
            accept: Vec::new(),
        }
    }

    /// Reads a configuration.
    ///
    /// # Errors
    ///
    /// Fails with line and column when the text is not TOML, has a key that there is not, or a name or a path
    /// that is not Rust.
    pub fn read(text: &str) -> Result<Self, ConfigError> {
        let config: Self = toml::from_str(text).map_err(|error| ConfigError::of(text, &error))?;
        config.check(text)?;
        Ok(config)
    }

    /// What lowering needs to know about a document.
    #[must_use]
    pub fn lowering(&self, document: &Document) -> lower::Options {
        let formats = self.formats.iter();
        lower::Options {
            client_parameters: self
                .client_parameters
                .iter()
                .map(|each| each.name.clone())
                .collect(),
            include: document.include.iter().map(Choice::selector).collect(),
            exclude: document.exclude.iter().map(Choice::selector).collect(),
            formats: formats.map(|(format, path)| (format.clone(), ty(path))).collect(),
            types: self.replace.clone(),
        }
    }

    /// What emission needs to know; `name` is that of the crate where none is given.
    #[must_use]
    pub fn settings(&self, name: String) -> Crate {
        let package = self.package.clone();
        Crate {
            name: package.name.unwrap_or(name),
            version: package.version,
            description: package.description,
            docs: package.docs,
            workspace: package.workspace,
            dependencies: self.dependencies.clone(),
            client_parameters: self.client_parameters.clone(),
            derives: self.derives.clone(),
        }
    }

    /// What the types of serde cannot say.
    fn check(&self, text: &str) -> Result<(), ConfigError> {
        if self.documents.is_empty() {
            return Err(ConfigError::at(text, "", "there is no [[document]]"));
        }
        let alone = self.documents.len() == 1;
        if let Some(document) = self.documents.iter().find(|each| each.module.is_none() && !alone) {
            let message = "a document needs a `module` when it is not the only one";
            return Err(ConfigError::at(text, &document.root.to_string_lossy(), message));
        }
        if let Some((_, name)) = self.names.illegal().next() {
            return Err(ConfigError::at(text, name, "this is not an identifier"));
        }
        let derives = self.derives.values().flatten();
        let formats = self.formats.values().filter(|path| scalar(path).is_none());
        for path in formats.chain(self.replace.values()).chain(derives) {
            if syn::parse_str::<syn::Path>(path).is_err() {
                return Err(ConfigError::at(text, path, "this is not a path of Rust"));
            }
        }
        Ok(())
    }
}

impl Choice {
    fn selector(&self) -> Selector {
        match self {
            Self::Tag(tag) => Selector::Tag(tag.clone()),
            Self::Operation(operation) => Selector::Operation(operation.clone()),
            Self::Path(path) => Selector::Path(path.clone()),
        }
    }
}

fn first_version() -> String {
    "0.1.0".to_owned()
}

fn ty(path: &str) -> Ty {
    scalar(path).unwrap_or_else(|| Ty::External(path.to_owned()))
}

/// The types that are known by a short name.
fn scalar(path: &str) -> Option<Ty> {
    Some(match path {
        "bool" => Ty::Bool,
        "i32" => Ty::I32,
        "i64" => Ty::I64,
        "u32" => Ty::U32,
        "u64" => Ty::U64,
        "f64" => Ty::F64,
        "String" => Ty::String,
        "DateTime" => Ty::DateTime,
        "Date" => Ty::Date,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINIMAL: &str = "[crate]\nout = \"generated\"\n[[document]]\nroot = \"api.yaml\"\n";

    #[test]
    fn a_minimal_configuration_is_enough() {
        let config = Config::read(MINIMAL).unwrap();
        assert_eq!(config.package.version, "0.1.0");
        assert_eq!(config.documents.len(), 1);
    }

    #[test]
    fn mistakes_are_told_with_line_and_column() {
        for (text, at, message) in [
            ("[crate]\nout = 1\n", (2, 7), "invalid type"),
            ("[crate]\nout = \"x\"\nwhat = 1\n", (3, 1), "unknown field"),
            ("[crate\n", (1, 7), "unclosed"),
            ("[crate]\nout = \"x\"\n", (1, 1), "no [[document]]"),
            (&format!("{MINIMAL}[names.types]\nFoo = \"1x\"\n"), (6, 7), "not an identifier"),
            (&format!("{MINIMAL}[replace]\nFoo = \"a b\"\n"), (6, 7), "not a path"),
        ] {
            let error = Config::read(text).unwrap_err();
            assert_eq!((error.line, error.column), at, "{text}: {error:?}");
            assert!(error.message.contains(message), "{text}: {error:?}");
        }
    }
}
