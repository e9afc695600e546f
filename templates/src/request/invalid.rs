//! Invalid requests.

use std::fmt;

/// An invalid request, which was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidRequest {
    part: String,
    reason: String,
}

impl InvalidRequest {
    pub(crate) fn new(part: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { part: part.into(), reason: reason.into() }
    }

    /// Returns the invalid part of the request: ``path parameter `sessionId` ``.
    #[must_use]
    pub fn part(&self) -> &str {
        &self.part
    }
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.part, self.reason)
    }
}

impl std::error::Error for InvalidRequest {}
