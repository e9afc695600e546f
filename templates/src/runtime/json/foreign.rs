//! Types of other crates: what they are in JSON is known to serde alone.

use jiter::Peek;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::fault::Problem;
use super::{Fault, Reader, View};

impl View<'_> {
    /// What serde makes of a value. One that it cannot write is null.
    pub fn made(value: &impl Serialize) -> Self {
        Self::Made(Box::new(serde_json::to_value(value).unwrap_or_default()))
    }
}

impl Reader<'_> {
    /// Reads a value as serde does.
    ///
    /// # Errors
    ///
    /// Fails when the JSON is malformed, or when the type does not take it.
    pub fn foreign<T: DeserializeOwned>(&mut self) -> Result<T, Fault> {
        // Nothing can be said about the members that it takes or leaves.
        self.score.opaque |= self.peek()? == Peek::Object;
        let (offset, text) = self.raw()?;
        serde_json::from_slice(text).map_err(|error| {
            let text = error.to_string();
            let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
            Fault::new(Problem::Foreign(reason.to_owned()), offset)
        })
    }
}
