//! Settings that cannot be.

use std::error::Error;
use std::fmt;

/// A setting with which no client can be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    setting: String,
    why: String,
}

impl ConfigError {
    pub(crate) fn new(setting: impl Into<String>, why: impl fmt::Display) -> Self {
        Self { setting: setting.into(), why: why.to_string() }
    }

    /// The setting: the name of the builder's method, of the environment variable, or the file and key.
    #[must_use]
    pub fn setting(&self) -> &str {
        &self.setting
    }

    /// What is wrong with it.
    #[must_use]
    pub fn why(&self) -> &str {
        &self.why
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "setting `{}`: {}", self.setting, self.why)
    }
}

impl Error for ConfigError {}
