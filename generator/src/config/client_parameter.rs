//! `[[client-parameter]]`: a parameter that is set once for a client.

use super::rust::identifier;
use super::table::{Mistake, Value};

/// A header or query parameter whose value is set once for a client instead of in each call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientParameter {
    /// The name of the parameter in the document.
    pub name: String,
    /// The method of the client builder that sets it.
    pub setter: String,
    /// The value to send if the parameter is switched on. If `None`, the setter takes a string.
    pub value: Option<String>,
    /// The documentation of the setter, in Markdown.
    pub docs: String,
}

impl ClientParameter {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let table = value.section("[[client-parameter]]", &["name", "setter", "value", "docs"])?;
        Ok(Self {
            name: table.required_string("name")?,
            setter: identifier(&table.require("setter")?)?,
            value: table.string("value")?,
            docs: table.required_string("docs")?,
        })
    }
}
