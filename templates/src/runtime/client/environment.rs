//! Settings from the environment and from a file.

use secrecy::SecretString;
use serde_json::Value;

use super::ConfigError;

/// How a vendor calls the settings that applications keep outside of their code.
///
/// The variables are `{prefix}_BASE_URL`, `{prefix}_ACCESS_TOKEN`, `{prefix}_CLIENT_ID` and
/// `{prefix}_CLIENT_SECRET`; the file is a JSON object.
#[derive(Clone, Copy, Debug)]
pub struct EnvironmentNames {
    /// What the names of the variables begin with: `SAIL`
    pub prefix: &'static str,
    /// The file, from the working directory: `config.json`; none is read when it is empty
    pub file: &'static str,
    /// The key of the base URL in the file
    pub base_url: &'static str,
    /// The key of the client id in the file
    pub client_id: &'static str,
    /// The key of the client secret in the file
    pub client_secret: &'static str,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// With the name of the setting, for errors.
    pub(super) base_url: Option<(String, String)>,
    pub(super) secret: Option<FoundSecret>,
}

#[derive(Debug)]
pub(super) enum FoundSecret {
    Token(String, SecretString),
    Client(String, String, SecretString),
}

impl EnvironmentNames {
    /// Looks the settings up; those of the environment win over those of the file.
    pub(super) fn read(
        &self,
        variable: &dyn Fn(&str) -> Option<String>,
        file: Option<&str>,
    ) -> Result<Found, ConfigError> {
        let name = |what: &str| format!("{}_{what}", self.prefix);
        let get = |what: &str| variable(&name(what)).filter(|value| !value.is_empty());
        let base_url = get("BASE_URL").map(|url| (name("BASE_URL"), url));
        let secret = match (get("ACCESS_TOKEN"), get("CLIENT_ID"), get("CLIENT_SECRET")) {
            (Some(token), ..) => Some(FoundSecret::Token(name("ACCESS_TOKEN"), token.into())),
            (None, Some(id), Some(secret)) => {
                Some(FoundSecret::Client(name("CLIENT_ID"), id, secret.into()))
            }
            (None, None, None) => None,
            (None, id, _) => {
                let missing = if id.is_some() { "CLIENT_SECRET" } else { "CLIENT_ID" };
                return Err(ConfigError::new(name(missing), "it is not set, its other half is"));
            }
        };
        let found = Found { base_url, secret };
        if found.base_url.is_some() && found.secret.is_some() {
            return Ok(found);
        }
        let in_file = file.map_or_else(|| Ok(Found::default()), |text| self.read_file(text))?;
        Ok(Found {
            base_url: found.base_url.or(in_file.base_url),
            secret: found.secret.or(in_file.secret),
        })
    }

    fn read_file(&self, text: &str) -> Result<Found, ConfigError> {
        let tree: Value = serde_json::from_str(text)
            .map_err(|error| ConfigError::new(self.file, format!("it is not JSON: {error}")))?;
        let name = |key: &str| format!("{}: {key}", self.file);
        let get = |key: &str| match tree.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone()).filter(|text| !text.is_empty())),
            Some(_) => Err(ConfigError::new(name(key), "it is not a text")),
        };
        let base_url = get(self.base_url)?.map(|url| (name(self.base_url), url));
        let secret = match (get(self.client_id)?, get(self.client_secret)?) {
            (Some(id), Some(secret)) => {
                Some(FoundSecret::Client(name(self.client_id), id, secret.into()))
            }
            (None, None) => None,
            (id, _) => {
                let missing = if id.is_some() { self.client_secret } else { self.client_id };
                return Err(ConfigError::new(name(missing), "it is not set, its other half is"));
            }
        };
        Ok(Found { base_url, secret })
    }
}
