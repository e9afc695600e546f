//! What emission needs to know about the crate.

use std::collections::BTreeMap;

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
