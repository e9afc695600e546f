//! `[environment]`: environment variables and a file that configure the clients of applications.

use super::table::{Mistake, Value};

/// The source of the configuration of clients outside of their code. The crate gets `Client::from_environment`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Environment {
    /// The prefix of the environment variables: `SAIL` for `SAIL_BASE_URL`, `SAIL_CLIENT_ID`, `SAIL_CLIENT_SECRET` and
    /// `SAIL_ACCESS_TOKEN`.
    pub prefix: String,
    /// The file that is read for values without an environment variable.
    pub file: Option<SettingsFile>,
}

/// A JSON or YAML file that configures clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsFile {
    /// The path, relative to the working directory of the application, or to the home directory if it starts with `~/`.
    pub path: String,
    /// Whether the file is YAML.
    pub is_yaml: bool,
    /// The key of the base URL. `a/b` is the key `b` in the table of the key `a`, and `{a}` is the value of the key `a`.
    pub base_url: String,
    /// The key of the client ID.
    pub client_id: String,
    /// The key of the client secret.
    pub client_secret: String,
}

impl Environment {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let table = value.section("[environment]", &["prefix", "file"])?;
        let help = "use letters in upper case, digits and `_`, starting with a letter";
        let prefix = table.require("prefix")?;
        let file = table.get("file");
        Ok(Self {
            prefix: prefix.string_that(is_prefix, "a prefix of environment variables", help)?,
            file: file.as_ref().map(SettingsFile::read).transpose()?,
        })
    }
}

impl SettingsFile {
    fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let keys = ["path", "format", "base-url", "client-id", "client-secret"];
        let table = value.table(&keys)?;
        let path = table.require("path")?;
        let is_path = |path: &str| !matches!(path, "" | "~" | "~/");
        let is_format = |format: &str| matches!(format, "json" | "yaml");
        let help = "write `\"json\"` or `\"yaml\"`";
        let format = table.get("format");
        let format = format
            .map(|value| value.string_that(is_format, "a format of files", help))
            .transpose()?;
        Ok(Self {
            path: path.string_that(is_path, "a path", "write the path of the file")?,
            is_yaml: format.as_deref() == Some("yaml"),
            base_url: table.required_string("base-url")?,
            client_id: table.required_string("client-id")?,
            client_secret: table.required_string("client-secret")?,
        })
    }
}

fn is_prefix(text: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    text.starts_with(|c: char| c.is_ascii_uppercase()) && text.chars().all(is_allowed)
}
