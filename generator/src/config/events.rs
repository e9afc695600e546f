//! `[events]`: streams of server-sent events.

use super::table::{Mistake, Value};

/// The form of streams of server-sent events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Events {
    /// The data of the event that ends a stream, such as `[DONE]`. The event itself is not returned.
    pub end: String,
}

impl Events {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let table = value.section("[events]", &["end"])?;
        Ok(Self { end: table.required_string("end")? })
    }
}
