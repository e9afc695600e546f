//! Errors of reading JSON.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Display, Formatter, Write};

use super::line::line;

/// The most characters of a body that an excerpt shows.
const EXCERPT: usize = 120;

/// The most characters of a reason of another crate.
const REASON: usize = 500;

/// An error of reading JSON into a type, with the path to the value.
///
/// It is printed as `at $.items[3].name: expected a string, found null`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError(Box<Details>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Details {
    /// From the innermost step outwards.
    path: Vec<Step>,
    cause: Cause,
    offset: usize,
}

/// A step from a JSON value to one of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To a property of an object
    Property(Cow<'static, str>),
    /// To an item of a list
    Item(usize),
}

/// The reason of an error. It is formatted on demand, because most errors are those of union alternatives
/// that do not fit, and nobody reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// Another kind of value was expected: the expected kind, and the kind of the value.
    Expected(&'static str, &'static str),
    /// Another number was expected: the expected kind, and the number.
    Number(&'static str, String),
    /// A required property is missing: the expected kind.
    Missing(&'static str),
    /// The body is not JSON.
    Malformed(jiter::JsonErrorType),
    /// A skipped string is not UTF-8.
    NotUtf8,
    /// The value is nested too deep.
    TooDeep,
    /// Too many values do not have the shape of their types.
    TooManyProblems,
    /// A type of another crate rejects the value, with its reason.
    Foreign(String),
}

impl JsonError {
    pub(super) fn new(cause: Cause, offset: usize) -> Self {
        Self(Box::new(Details { path: Vec::new(), cause, offset }))
    }

    /// Adds the step from the enclosing value.
    pub(super) fn inside(mut self, step: Step) -> Self {
        self.0.path.push(step);
        self
    }

    /// Adds the step from the enclosing value.
    pub(super) fn add(&mut self, step: Step) {
        self.0.path.push(step);
    }

    /// Sets the expected kind of a missing value.
    pub(super) fn expecting(mut self, expected: &'static str) -> Self {
        self.0.cause = Cause::Missing(expected);
        self
    }

    /// Returns the steps to the value, from the innermost one outwards.
    pub(super) fn steps(&self) -> &[Step] {
        &self.0.path
    }

    /// Replaces the parts of the document that the error contains: keys, numbers, and reasons of other crates.
    pub(crate) fn replace_parts(&mut self, replace: impl Fn(&str) -> String) {
        for step in &mut self.0.path {
            if let Step::Property(key) = step {
                *key = replace(key).into();
            }
        }
        if let Cause::Number(_, part) | Cause::Foreign(part) = &mut self.0.cause {
            *part = replace(part);
        }
    }

    /// Returns whether the document is JSON, but does not have the shape of its type.
    pub(super) fn is_shape(&self) -> bool {
        use Cause::{Malformed, NotUtf8, TooDeep, TooManyProblems};
        !matches!(self.0.cause, Malformed(_) | NotUtf8 | TooDeep | TooManyProblems)
    }

    /// Returns the expected kind of value.
    pub(super) fn expected(&self) -> &str {
        match &self.0.cause {
            Cause::Expected(expected, _)
            | Cause::Number(expected, _)
            | Cause::Missing(expected) => expected,
            _ => "a value of its type",
        }
    }

    /// Returns the kind of the value that was found, or the reason why it is rejected.
    pub(super) fn found(&self) -> &str {
        match &self.0.cause {
            Cause::Expected(_, found) => found,
            Cause::Number(_, found) | Cause::Foreign(found) => found,
            Cause::Missing(_) => "nothing",
            _ => "malformed JSON",
        }
    }

    /// Returns whether a value has another type than expected, and nothing else is wrong.
    #[cfg(feature = "unions")]
    pub(super) fn is_wrong_type(&self) -> bool {
        matches!(self.0.cause, Cause::Expected(..) | Cause::Number(..))
    }

    /// Adds bytes that precede the JSON.
    pub(super) fn after(mut self, bytes: usize) -> Self {
        self.0.offset += bytes;
        self
    }

    /// Returns the path to the value, such as `$.items[3].name`.
    #[must_use]
    pub fn path(&self) -> String {
        self.path_without(0)
    }

    /// Returns the path without a number of innermost steps.
    pub(super) fn path_without(&self, inner: usize) -> String {
        let mut path = String::from("$");
        for step in self.0.path.iter().skip(inner).rev() {
            // Writing to a string cannot fail.
            let _ = match step {
                Step::Item(index) => write!(path, "[{index}]"),
                Step::Property(key) if is_plain(key) => write!(path, ".{key}"),
                Step::Property(key) => write!(path, "[{key:?}]"),
            };
        }
        path
    }

    /// Returns the message without the path.
    #[must_use]
    pub fn message(&self) -> String {
        self.0.cause.to_string()
    }

    /// Returns how many bytes of the body precede the position of the error.
    #[doc(hidden)]
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// Returns the part of the body around the error, as one line of at most 120 characters.
    ///
    /// `body` is the document that was read. Bytes that are not UTF-8 are replaced.
    #[doc(hidden)]
    #[must_use]
    pub fn excerpt(&self, body: &[u8]) -> String {
        Self::excerpt_around(body, self.0.offset)
    }

    /// Returns the part of a text around an offset.
    pub(crate) fn excerpt_around(body: &[u8], offset: usize) -> String {
        // A character has at most four bytes, so this window holds more than enough of them.
        let from = offset.min(body.len());
        let before = String::from_utf8_lossy(&body[from.saturating_sub(EXCERPT * 2)..from]);
        let after = String::from_utf8_lossy(&body[from..body.len().min(from + EXCERPT * 4)]);
        let skipped = before.chars().count().saturating_sub(EXCERPT / 2);
        line(&mut before.chars().skip(skipped).chain(after.chars()), EXCERPT)
    }
}

impl Display for JsonError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: {}", self.path(), self.0.cause)
    }
}

impl Error for JsonError {}

impl From<jiter::JsonError> for JsonError {
    fn from(error: jiter::JsonError) -> Self {
        Self::new(Cause::Malformed(error.error_type), error.index)
    }
}

impl From<jiter::JiterError> for JsonError {
    fn from(error: jiter::JiterError) -> Self {
        let cause = match error.error_type {
            jiter::JiterErrorType::JsonError(error) => Cause::Malformed(error),
            // The reader checks the kind of a value before it reads the value.
            jiter::JiterErrorType::WrongType { .. } => {
                Cause::Malformed(jiter::JsonErrorType::ExpectedSomeValue)
            }
        };
        Self::new(cause, error.index)
    }
}

impl Display for Cause {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expected(expected, found) => write!(f, "expected {expected}, found {found}"),
            Self::Number(expected, found) => write!(f, "expected {expected}, found {found}"),
            Self::Missing(_) => f.write_str("this required property is missing"),
            Self::Malformed(error) => write!(f, "malformed JSON: {error}"),
            Self::NotUtf8 => f.write_str("malformed JSON: a string is not UTF-8"),
            Self::TooDeep => f.write_str("nested more than 128 levels deep"),
            // The reason may contain a part of the value.
            Self::Foreign(reason) => f.write_str(&line(&mut reason.chars(), REASON)),
            Self::TooManyProblems => f.write_str("more than 10000 values have another shape"),
        }
    }
}

/// Returns whether a key needs no quotes in a path.
fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}
