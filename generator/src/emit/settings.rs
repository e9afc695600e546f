//! What emission needs to know about the crate.

use std::collections::{BTreeMap, BTreeSet};

/// What emission needs to know about the crate.
#[derive(Clone, Debug)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is, in one sentence.
    pub description: Option<String>,
    /// More for the front page of its documentation; Markdown.
    pub docs: Option<String>,
    /// Whether it belongs to a workspace that has the licence, the edition and the lints.
    pub workspace: bool,
    /// What else it depends on, as in `Cargo.toml`.
    pub dependencies: BTreeMap<String, toml::Value>,
    /// Parameters whose value the client holds.
    pub client_parameters: Vec<ClientParameter>,
    /// Where applications keep the settings of their clients.
    pub environment: Option<Environment>,
    /// What else the types derive, by the name of the component or the first wish of an inline type; `*`: all of them.
    pub derives: BTreeMap<String, Vec<String>>,
    /// What else stands on the types, by the same names.
    pub attributes: BTreeMap<String, Vec<String>>,
    /// The types of other crates that the documents use.
    pub foreign: BTreeSet<String>,
    /// Where the files are.
    pub home: Home,
}

/// Where the generated files are.
#[derive(Clone, Debug, Default)]
pub enum Home {
    /// They are a crate.
    #[default]
    Root,
    /// They are a module at the root of a crate.
    Module {
        /// The crate.
        package: String,
        /// The module.
        module: String,
    },
}

impl Home {
    /// The path of the root from inside: `crate`.
    pub(super) fn inside(&self) -> String {
        match self {
            Self::Root => "crate".to_owned(),
            Self::Module { module, .. } => format!("crate::{module}"),
        }
    }
}

impl Crate {
    /// The path of the root for those who use it: `sailpoint`.
    pub(super) fn outside(&self) -> String {
        let path = match &self.home {
            Home::Root => self.name.clone(),
            Home::Module { package, module } => format!("{package}::{module}"),
        };
        path.replace('-', "_")
    }
}

/// A parameter whose value the client holds.
#[derive(Clone, Debug)]
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

/// Where applications keep the settings of their clients.
#[derive(Clone, Debug)]
pub struct Environment {
    /// What the names of the variables begin with.
    pub prefix: String,
    /// The file that is read for what the variables do not say.
    pub file: Option<SettingsFile>,
}

/// A file with settings.
#[derive(Clone, Debug)]
pub struct SettingsFile {
    /// Where it is, from the working directory of the application.
    pub path: String,
    /// The key of the base URL.
    pub base_url: String,
    /// The key of the client id.
    pub client_id: String,
    /// The key of the client secret.
    pub client_secret: String,
}
