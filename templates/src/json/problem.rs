//! Values of responses that do not have the shape of their types.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};

use super::error::Step;
use super::{JsonError, line};

/// The most characters of a key of the server in the path of a problem.
const KEY: usize = 100;

/// A value of a response that does not have the shape that the API document describes, and that lenient decoding replaced
/// or omitted.
///
/// It is printed as `at $.items[3].name: expected a string, found null; the field has the empty value of its type`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    error: JsonError,
    json: Option<Box<str>>,
    /// The number of steps from the omitted value to the one that cannot be read.
    omitted: Option<usize>,
}

impl Problem {
    /// Creates the problem of a required field that has the empty value of its type.
    pub(super) fn filled(error: JsonError, json: Option<Box<str>>) -> Self {
        Self { error, json, omitted: None }
    }

    /// Creates the problem of the omitted value whose step was added to the error last.
    pub(super) fn omitted_value(error: JsonError, json: Box<str>) -> Self {
        let inner = error.steps().len().saturating_sub(1);
        Self { error, json: Some(json), omitted: Some(inner) }
    }

    /// Adds the step from the enclosing value.
    pub(super) fn inside(&mut self, step: &Step) {
        self.error.add(match step {
            // Each problem has a copy of its path, so that long keys of a server would take much memory.
            Step::Property(Cow::Owned(key)) if key.len() > KEY => {
                Step::Property(line(&mut key.chars(), KEY).into())
            }
            step => step.clone(),
        });
    }

    /// Returns the path of the value that could not be read, such as `$.items[3].name`.
    #[must_use]
    pub fn path(&self) -> String {
        self.error.path()
    }

    /// Returns the expected kind of value, such as `a string`.
    #[must_use]
    pub fn expected(&self) -> &str {
        self.error.expected()
    }

    /// Returns the kind of the value that was found, such as `null`, or a number that is out of range; `nothing` if a
    /// required property is missing.
    #[must_use]
    pub fn found(&self) -> &str {
        self.error.found()
    }

    /// Returns the path of the optional value or list item that was omitted; `None` if a required field has the empty value
    /// of its type.
    #[must_use]
    pub fn omitted(&self) -> Option<String> {
        self.omitted.map(|inner| self.error.path_without(inner))
    }

    /// Returns the JSON that is not in the result: that of the omitted value, or else of the field; `None` if a required
    /// property is missing.
    #[must_use]
    pub fn json(&self) -> Option<&str> {
        self.json.as_deref()
    }

    /// Returns the index of the omitted value if it is an item of the list with this number of steps in its path.
    #[cfg(all(feature = "client", feature = "pagination"))]
    pub(crate) fn omitted_item(&self, list: usize) -> Option<usize> {
        match self.error.steps().get(self.omitted?..)? {
            [Step::Item(index), outer @ ..] if outer.len() == list => Some(*index),
            _ => None,
        }
    }

    /// Returns the error of strict decoding.
    #[cfg(all(feature = "client", feature = "pagination"))]
    pub(crate) fn into_error(self) -> JsonError {
        self.error
    }
}

impl Display for Problem {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)?;
        match self.omitted() {
            Some(path) => write!(f, "; `{path}` is omitted"),
            None => f.write_str("; the field has the empty value of its type"),
        }
    }
}
