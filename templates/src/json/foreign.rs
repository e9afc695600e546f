//! Types of other crates, which serde reads and writes.

use jiter::Peek;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::Problem;
use super::{JsonError, Reader, View};

impl View<'_> {
    /// Returns the tree that serde makes from a value; null if serde cannot write it.
    pub fn made(value: &impl Serialize) -> Self {
        Self::Made(Box::new(serde_json::to_value(value).unwrap_or_default()))
    }
}

impl Reader<'_> {
    /// Reads a value with serde.
    ///
    /// # Errors
    ///
    /// Fails if the JSON is malformed or the type rejects it.
    pub fn foreign<T: DeserializeOwned>(&mut self) -> Result<T, JsonError> {
        // Serde does not report which properties the type describes.
        self.score.opaque |= self.peek()? == Peek::Object;
        let (offset, json) = self.raw()?;
        serde_json::from_slice(json).map_err(|error| {
            let message = error.to_string();
            let reason =
                message.rsplit_once(" at line ").map_or(message.as_str(), |(reason, _)| reason);
            JsonError::new(Problem::Foreign(reason.to_owned()), offset)
        })
    }
}
