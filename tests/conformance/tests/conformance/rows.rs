//! The functions of the rows, which the build script prints.

use sailwright_runtime::{BoxFuture, ConfigError, Error};
use serde::de::DeserializeOwned;
use serde_json::Value;

include!(concat!(env!("OUT_DIR"), "/rows.rs"));

/// The outcome of a row.
pub struct Outcome {
    /// The kind of the error.
    pub error: Option<&'static str>,
    /// The expression `read` of the row.
    pub read: String,
    /// The JSON of the value of a schema.
    pub written: Option<Value>,
}

impl Outcome {
    /// Returns the outcome of a row whose client has an invalid configuration, which is in the error.
    fn config(error: &ConfigError) -> Self {
        Self { error: Some("config"), read: error.to_string(), written: None }
    }
}

/// Returns a value from JSON.
fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// Returns the kind of the error of a result.
fn kind<T, E>(result: &Result<T, Error<E>>) -> Option<&'static str> {
    Some(match result.as_ref().err()? {
        Error::Config(_) => "config",
        Error::Build(_) => "build",
        Error::Auth(_) => "auth",
        Error::Transport(_) => "transport",
        Error::Api(_) => "api",
        Error::Undocumented(_) => "undocumented",
        Error::Decode(_) => "decode",
        _ => "save",
    })
}
