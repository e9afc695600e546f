//! Configuration from environment variables and from a JSON or YAML file.

use std::path::PathBuf;

use serde_json::Value;

use super::ConfigError;
use super::authentication::Authentication;
use crate::json::from_slice;

/// The names of the settings in the environment and in the configuration file of an API.
///
/// The variables are `{prefix}_BASE_URL`, `{prefix}_ACCESS_TOKEN`, `{prefix}_CLIENT_ID` and
/// `{prefix}_CLIENT_SECRET`; the file is an object in JSON or YAML. The path to a property of the file consists of property
/// names, separated by `/`; `{name}` in it is the value of the property `name`.
#[derive(Clone, Copy, Debug)]
pub struct EnvironmentNames {
    /// Prefix of the variables: `SAIL`
    pub prefix: &'static str,
    /// Path of the file, relative to the working directory, or to the home directory if it starts with `~/`:
    /// `config.json`. If empty, no file is read.
    pub file: &'static str,
    /// Whether the file is YAML
    pub is_yaml: bool,
    /// Path to the property of the file that contains the base URL
    pub base_url: &'static str,
    /// Path to the property of the file that contains the client ID
    pub client_id: &'static str,
    /// Path to the property of the file that contains the client secret
    pub client_secret: &'static str,
}

/// The settings that were found, with their names for error messages.
#[derive(Default)]
pub(super) struct Settings {
    pub(super) base_url: Option<(String, String)>,
    pub(super) authentication: Option<(String, Authentication)>,
}

/// The settings of the environment, and the file that is read if they are not complete.
pub(super) struct Sources {
    names: EnvironmentNames,
    variables: Settings,
    file: Option<String>,
}

impl Sources {
    /// Returns the settings that code does not contain.
    ///
    /// If code contains no base URL, either the environment or the file provides both base URL and credentials: the file
    /// is in the working directory, and another program may have written it. Secrets of the environment are not sent to
    /// a URL of that file.
    pub(super) fn choose(
        self,
        base_url_in_code: bool,
        credentials_in_code: bool,
    ) -> Result<Settings, ConfigError> {
        let Self { names, variables, file } = self;
        let has_base_url = base_url_in_code || variables.base_url.is_some();
        let has_credentials = credentials_in_code || variables.authentication.is_some();
        if has_base_url && has_credentials {
            return Ok(variables);
        }
        let Some(file) = file else { return Ok(variables) };
        let in_file = names.read_file(&file)?;
        let conflict = |setting: &str, other: &str, what: &str| {
            let reason = format!(
                "it is used with {what} of the same source only, and `{other}` is from `{}`; set both in one source, or \
                 the base URL in code",
                names.file
            );
            Err(ConfigError::new(setting, reason))
        };
        if base_url_in_code {
            let authentication = variables.authentication.or(in_file.authentication);
            return Ok(Settings { base_url: None, authentication });
        }
        if credentials_in_code {
            // Credentials of other schemes are those of the source of the URL.
            return Ok(match (variables, in_file) {
                (variables @ Settings { base_url: Some(_), .. }, _) => variables,
                (_, in_file @ Settings { base_url: Some(_), .. }) => in_file,
                (variables, in_file) => {
                    let authentication = variables.authentication.or(in_file.authentication);
                    Settings { base_url: None, authentication }
                }
            });
        }
        match (variables, in_file) {
            (
                Settings { base_url: Some((setting, _)), authentication: None },
                Settings { authentication: Some((other, _)), .. },
            ) => conflict(&setting, &other, "credentials"),
            (
                Settings { base_url: None, authentication: Some((setting, _)) },
                Settings { base_url: Some((other, _)), .. },
            ) => conflict(&setting, &other, "a base URL"),
            (Settings { base_url: None, authentication: None }, in_file) => Ok(in_file),
            (variables, _) => Ok(variables),
        }
    }
}

impl EnvironmentNames {
    /// Reads the settings of the environment, and keeps the text of the file.
    pub(super) fn read(
        &self,
        variable: &dyn Fn(&str) -> Option<String>,
        file: Option<&str>,
    ) -> Result<Sources, ConfigError> {
        let name = |suffix: &str| format!("{}_{suffix}", self.prefix);
        let get = |suffix: &str| variable(&name(suffix)).filter(|value| !value.is_empty());
        let base_url = get("BASE_URL").map(|url| (name("BASE_URL"), url));
        let authentication = match get("ACCESS_TOKEN") {
            Some(token) => Some((name("ACCESS_TOKEN"), Authentication::Token(token.into()))),
            None => client_credentials(
                (name("CLIENT_ID"), get("CLIENT_ID")),
                (name("CLIENT_SECRET"), get("CLIENT_SECRET")),
            )?,
        };
        let variables = Settings { base_url, authentication };
        Ok(Sources { names: *self, variables, file: file.map(str::to_owned) })
    }

    fn parse(&self, text: &str) -> Result<Value, ConfigError> {
        #[cfg(feature = "config-yaml")]
        if self.is_yaml {
            // The message of the parser can contain a part of the text, which has secrets.
            return serde_saphyr::from_str(text).map_err(|error| {
                let place = error.location().map(|at| (at.line(), at.column()));
                let place = place.map(|(line, column)| format!(" at line {line}, column {column}"));
                let reason = format!("it is not YAML: the error is{}", place.unwrap_or_default());
                ConfigError::new(self.file, reason)
            });
        }
        #[cfg(not(feature = "config-yaml"))]
        if self.is_yaml {
            let reason = "it is YAML, which requires the cargo feature `config-yaml`";
            return Err(ConfigError::new(self.file, reason));
        }
        from_slice(text.as_bytes()).map_err(|error| {
            let before = text.get(..error.offset()).unwrap_or(text);
            let line = before.matches('\n').count() + 1;
            let start = before.rsplit('\n').next().unwrap_or_default();
            let column = start.chars().count() + 1;
            let reason = format!("it is not JSON: the error is at line {line}, column {column}");
            ConfigError::new(self.file, reason)
        })
    }

    /// Returns the path of the file; `None` if there is none.
    pub(super) fn path(&self) -> Option<PathBuf> {
        match self.file.strip_prefix("~/") {
            Some(rest) => std::env::home_dir().map(|home| home.join(rest)),
            None => Some(PathBuf::from(self.file)).filter(|path| !path.as_os_str().is_empty()),
        }
    }

    fn read_file(&self, text: &str) -> Result<Settings, ConfigError> {
        let file = self.parse(text)?;
        let name = |key: &str| format!("{}: {key}", self.file);
        let get = |key: &str| match value_at(&file, key) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone()).filter(|text| !text.is_empty())),
            Some(_) => Err(ConfigError::new(name(key), "it is not a string")),
        };
        let base_url = get(self.base_url)?.map(|url| (name(self.base_url), url));
        let authentication = client_credentials(
            (name(self.client_id), get(self.client_id)?),
            (name(self.client_secret), get(self.client_secret)?),
        )?;
        Ok(Settings { base_url, authentication })
    }
}

/// Returns the value at a path, in which `{name}` is the value of the property `name` of the file.
fn value_at<'f>(file: &'f Value, path: &str) -> Option<&'f Value> {
    path.split('/').try_fold(file, |value, name| {
        let selected = name.strip_prefix('{').and_then(|name| name.strip_suffix('}'));
        let name = match selected {
            Some(name) => file.get(name)?.as_str()?,
            None => name,
        };
        value.get(name)
    })
}

/// Combines client ID and client secret, each with the name of its setting.
fn client_credentials(
    (id_name, id): (String, Option<String>),
    (secret_name, secret): (String, Option<String>),
) -> Result<Option<(String, Authentication)>, ConfigError> {
    let missing = match (id, secret) {
        (Some(id), Some(secret)) => {
            return Ok(Some((id_name, Authentication::ClientCredentials(id, secret.into()))));
        }
        (None, None) => return Ok(None),
        (Some(_), None) => (secret_name, id_name),
        (None, Some(_)) => (id_name, secret_name),
    };
    Err(ConfigError::new(missing.0, format!("it is not set, but `{}` is", missing.1)))
}
