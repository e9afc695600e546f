//! Reports about nodes of the bundle, at their locations in the files.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::tree::{NodePath, Origins};

/// Collects errors and warnings about nodes of the bundle.
pub(super) struct Reporter<'a> {
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) origins: &'a mut Origins,
    /// Whether the document is Swagger 2.0, in which all parameters have lists with any delimiter.
    pub(super) is_swagger: bool,
}

/// Whether a node stays in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    Keep,
    Drop,
}

impl Reporter<'_> {
    /// Reports an error or a warning about a node.
    pub(super) fn report(
        &mut self,
        code: Code,
        at: &NodePath<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let location = self.origins.location(&at.location().pointer);
        self.diagnostics.push(code, &location, message, help);
    }

    /// Records that a node was moved, so that later reports about it and its descendants have its location in the file.
    pub(super) fn moved(&mut self, from: &NodePath<'_>, to: &NodePath<'_>) {
        self.origins.move_node(&from.location().pointer, to.location().pointer);
    }

    /// Records that a new node has the location of another one, because it contains a part of it.
    pub(super) fn added(&mut self, from: &NodePath<'_>, to: &NodePath<'_>) {
        let location = self.origins.location(&from.location().pointer);
        self.origins.mount(to.location().pointer, location);
    }

    /// Reports that a required field is missing.
    pub(super) fn missing(&mut self, key: &str, help: &str, at: &NodePath<'_>) {
        let message = format!("the required field `{key}` is missing");
        self.report(Code::MissingRequiredField, at, message, help);
    }

    /// Drops a value of the wrong type. An empty value is dropped without a report.
    pub(super) fn wrong_type(
        &mut self,
        value: &Value,
        expected: &str,
        at: &NodePath<'_>,
    ) -> Decision {
        let is_empty = match value {
            Value::Array(items) => items.is_empty(),
            Value::Object(entries) => entries.is_empty(),
            Value::String(text) => text.is_empty(),
            _ => false,
        };
        if !is_empty {
            let message = format!("expected {expected}, found {}", type_name(value));
            self.report(Code::WrongType, at, message, "the field is skipped");
        }
        Decision::Drop
    }
}

/// Returns the JSON type of a value, with an article.
pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
