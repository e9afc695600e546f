//! Errors of the configuration.

use std::error::Error;
use std::fmt;

use super::table::Mistake;
use crate::diagnostic::Position;

/// A mistake in the configuration and its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// A description of the mistake.
    pub message: String,
    /// The correction, as an imperative.
    pub help: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, message, help } = self;
        write!(f, "line {line}, column {column}: {message}; {help}")
    }
}

impl Error for ConfigError {}

impl ConfigError {
    /// Returns the mistake with its location in a file and its help, as diagnostics are printed.
    pub(crate) fn at(&self, file: &str) -> String {
        let Self { line, column, message, help } = self;
        format!("{message}\n  --> {file}:{line}:{column}\n  = help: {help}")
    }

    /// Returns the error for text that is not TOML. The message of the parser is not part of it.
    pub(super) fn syntax(text: &str, error: &toml::de::Error) -> Self {
        let offset = error.span().map_or(0, |span| span.start);
        let (message, help) = if error.message().contains("duplicate key") {
            ("the key is already defined", "remove one of the two definitions")
        } else {
            ("this is not TOML", "check the brackets, the quotes and the commas up to here")
        };
        Self::new(text, Mistake::new(offset, message, help))
    }

    pub(super) fn new(text: &str, mistake: Mistake) -> Self {
        let Mistake { offset, message, help } = mistake;
        let Position { line, column } = Position::after(text.get(..offset).unwrap_or(text));
        Self { line, column, message, help }
    }
}
