#![doc = include_str!("../../CONFIGURATION.md")]

mod accept;
mod check;
mod environment;
mod error;
mod job;
mod pages;
mod place;
#[cfg(test)]
mod reference;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use crate::diagnostic::Position;

pub use accept::Accept;
pub use environment::{Environment, SettingsFile};
pub use error::ConfigError;
pub use job::Job;
pub use pages::{Cursor, CursorPlace, Pages, Total};

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
    /// Where applications keep the settings of their clients outside of their code.
    pub environment: Option<Environment>,
    /// How lists come in pages; the first rule that fits an operation counts.
    #[serde(default)]
    pub pages: Vec<Pages>,
    /// Operations that start a job, and those that tell how it does and what came of it.
    #[serde(rename = "job", default)]
    pub jobs: Vec<Job>,
    /// The type of the scalars with a format: `date-time = "jiff::Timestamp"`.
    #[serde(default)]
    pub formats: BTreeMap<String, String>,
    /// Components that there is a type for already: `Money = "money::Money"`.
    #[serde(default)]
    pub replace: BTreeMap<String, String>,
    /// Names that are fixed.
    #[serde(default)]
    pub names: FixedNames,
    /// What else the types derive, by the name of the component or inline type; `*`: all of them.
    #[serde(default)]
    pub derives: BTreeMap<String, Vec<String>>,
    /// What else stands on the types, as between `#[` and `]`; the keys are those of `derives`.
    #[serde(default)]
    pub attributes: BTreeMap<String, Vec<String>>,
    /// What else the crate depends on, as in `Cargo.toml`.
    #[serde(default)]
    pub dependencies: BTreeMap<String, toml::Value>,
    /// Findings that are known and accepted; each must still be found.
    #[serde(default)]
    pub accept: Vec<Accept>,
    /// What it was read from; empty where it was not.
    #[serde(skip)]
    pub text: String,
}

/// The crate that is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Its name; taken from the title of the document if it is not given.
    pub name: Option<String>,
    /// Its folder, relative to the configuration. A build script writes elsewhere.
    #[serde(default = "usual_folder")]
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

/// Names that are fixed; each key is a name of the document, each value an identifier.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FixedNames {
    /// Types, by the name of the component or the first wish of an inline type.
    pub types: BTreeMap<String, String>,
    /// Fields and variants, by `Type.key` or `Type.value`.
    pub properties: BTreeMap<String, String>,
    /// Operations, by `operationId`.
    pub operations: BTreeMap<String, String>,
    /// Tags.
    pub tags: BTreeMap<String, String>,
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
            environment: None,
            pages: Vec::new(),
            jobs: Vec::new(),
            formats: BTreeMap::new(),
            replace: BTreeMap::new(),
            names: FixedNames::default(),
            derives: BTreeMap::new(),
            attributes: BTreeMap::new(),
            dependencies: BTreeMap::new(),
            accept: Vec::new(),
            text: String::new(),
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
        match check::problem(&config) {
            Some((what, message)) => Err(ConfigError::at(text, &what, message)),
            None => Ok(Self { text: text.to_owned(), ..config }),
        }
    }

    /// Where the text says something: the way to it by keys, and by numbers from 0 in lists.
    #[must_use]
    pub fn position(&self, way: &[&str]) -> Option<Position> {
        place::position(&self.text, way)
    }

    /// What is wrong with a configuration that was not read from a text.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        check::problem(self).map(|(what, message)| format!("`{what}`: {message}"))
    }
}

fn usual_folder() -> PathBuf {
    PathBuf::from("generated")
}

fn first_version() -> String {
    "0.1.0".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINIMAL: &str = "[crate]\nout = \"generated\"\n[[document]]\nroot = \"api.yaml\"\n";

    const JOB: &str = "[[job]]\nstart = \"s\"\nstatus = \"q\"\nresult = \"r\"\nid = \"i\"\n\
        parameter = \"p\"\nstate = \"a\"\n";

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
            (&MINIMAL.replace("out", "name = \"a b\"\nout"), (2, 8), "not the name of a crate"),
            (&format!("{MINIMAL}[replace]\nFoo = \"a b\"\n"), (6, 7), "not a path"),
            (&format!("{MINIMAL}[environment]\nprefix = \"a-b\"\n"), (6, 10), "upper case"),
            (&format!("{MINIMAL}[[pages]]\noffset = \"o\"\n"), (6, 10), "needs a `limit`"),
            (&format!("{MINIMAL}[[pages]]\nlimit = \"l\"\n"), (6, 9), "either by `offset`"),
            (
                &format!("{MINIMAL}[[pages]]\noffset = \"o\"\nlimit = \"l\"\n"),
                (6, 10),
                "belong together",
            ),
            (
                &format!(
                    "{MINIMAL}[[pages]]\ntotal = {{ query = \"c\" }}\n\
                     cursor = {{ parameter = \"next\", from = \"link\" }}\n"
                ),
                (7, 24),
                "the total is either",
            ),
            (&format!("{MINIMAL}{JOB}done = []\n"), (6, 9), "no state"),
            (
                &format!("{MINIMAL}{JOB}done = [\"D\"]\nfailed = [\"D\"]\n"),
                (12, 9),
                "done and failed",
            ),
            (&format!("{MINIMAL}[environment]\nfile = 1\n"), (6, 8), "invalid type"),
            (
                &format!("{MINIMAL}[environment]\nprefix = \"A\"\nfile = {{ path = \"c\" }}\n"),
                (7, 8),
                "missing field `base-url`",
            ),
            (&format!("{MINIMAL}[attributes]\nFoo = [\"a b\"]\n"), (6, 8), "not an attribute"),
        ] {
            let error = Config::read(text).unwrap_err();
            assert_eq!((error.line, error.column), at, "{text}: {error:?}");
            assert!(error.message.contains(message), "{text}: {error:?}");
        }
    }
}
