//! Requests that cannot be built.

use std::fmt;

/// Why a request could not be built; nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidRequest {
    part: String,
    why: String,
}

impl InvalidRequest {
    pub(crate) fn new(part: impl Into<String>, why: impl Into<String>) -> Self {
        Self { part: part.into(), why: why.into() }
    }

    /// The part of the request that is wrong: ``path parameter `sessionId` ``.
    #[must_use]
    pub fn part(&self) -> &str {
        &self.part
    }

    /// What is wrong with it.
    #[must_use]
    pub fn why(&self) -> &str {
        &self.why
    }
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.part, self.why)
    }
}

impl std::error::Error for InvalidRequest {}
