//! Invalid settings.

use std::error::Error;
use std::fmt;

/// A setting that is missing or invalid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    setting: String,
    reason: String,
}

impl ConfigError {
    pub(crate) fn new(setting: impl Into<String>, reason: impl fmt::Display) -> Self {
        Self { setting: setting.into(), reason: reason.to_string() }
    }

    /// Returns the name of the setting: a method of the builder, an environment variable, or a file with a property.
    #[must_use]
    pub fn setting(&self) -> &str {
        &self.setting
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "setting `{}`: {}", self.setting, self.reason)
    }
}

impl Error for ConfigError {}
