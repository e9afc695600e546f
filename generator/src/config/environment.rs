//! Where applications keep the settings of their clients.

use serde::Deserialize;

/// Where applications keep the settings of their clients outside of their code: the crate gets
/// `Client::from_environment`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Environment {
    /// What the names of the variables begin with: `SAIL` stands for `SAIL_BASE_URL`, `SAIL_CLIENT_ID`,
    /// `SAIL_CLIENT_SECRET` and `SAIL_ACCESS_TOKEN`.
    pub prefix: String,
    /// The file that is read for what the variables do not say.
    pub file: Option<SettingsFile>,
}

/// A file with settings: a JSON object.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
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

impl Environment {
    /// Whether a variable can begin like this: letters, digits and underscores, in upper case.
    pub(super) fn has_legal_prefix(&self) -> bool {
        let usual = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        self.prefix.starts_with(|c: char| c.is_ascii_uppercase()) && self.prefix.chars().all(usual)
    }
}
