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
    problem: Problem,
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

/// The problem of a value. It is formatted on demand, because most errors are those of union alternatives
/// that do not fit, and nobody reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// Another kind of value was expected: the expected kind, and the kind of the value.
    Expected(&'static str, &'static str),
    /// Another number was expected: the expected kind, and the number.
    Number(&'static str, String),
    /// A required property is missing.
    Missing,
    /// The body is not JSON.
    Malformed(jiter::JsonErrorType),
    /// A skipped string is not UTF-8.
    NotUtf8,
    /// The value is nested too deep.
    TooDeep,
    /// A type of another crate rejects the value, with its reason.
    Foreign(String),
}

impl JsonError {
    pub(super) fn new(problem: Problem, offset: usize) -> Self {
        Self(Box::new(Details { path: Vec::new(), problem, offset }))
    }

    /// Adds the step from the enclosing value.
    pub(super) fn inside(mut self, step: Step) -> Self {
        self.0.path.push(step);
        self
    }

    /// Returns whether a value has another type than expected, and nothing else is wrong.
    #[cfg(feature = "unions")]
    pub(super) fn is_wrong_type(&self) -> bool {
        matches!(self.0.problem, Problem::Expected(..) | Problem::Number(..))
    }

    /// Adds bytes that precede the JSON.
    pub(super) fn after(mut self, bytes: usize) -> Self {
        self.0.offset += bytes;
        self
    }

    /// Returns the path to the value, such as `$.items[3].name`.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::from("$");
        for step in self.0.path.iter().rev() {
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
        self.0.problem.to_string()
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
        // A character has at most four bytes, so this window holds more than enough of them.
        let from = self.0.offset.min(body.len());
        let before = String::from_utf8_lossy(&body[from.saturating_sub(EXCERPT * 2)..from]);
        let after = String::from_utf8_lossy(&body[from..body.len().min(from + EXCERPT * 4)]);
        let skipped = before.chars().count().saturating_sub(EXCERPT / 2);
        line(&mut before.chars().skip(skipped).chain(after.chars()), EXCERPT)
    }
}

impl Display for JsonError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: {}", self.path(), self.0.problem)
    }
}

impl Error for JsonError {}

impl From<jiter::JsonError> for JsonError {
    fn from(error: jiter::JsonError) -> Self {
        Self::new(Problem::Malformed(error.error_type), error.index)
    }
}

impl From<jiter::JiterError> for JsonError {
    fn from(error: jiter::JiterError) -> Self {
        let problem = match error.error_type {
            jiter::JiterErrorType::JsonError(error) => Problem::Malformed(error),
            // The reader checks the kind of a value before it reads the value.
            jiter::JiterErrorType::WrongType { .. } => {
                Problem::Malformed(jiter::JsonErrorType::ExpectedSomeValue)
            }
        };
        Self::new(problem, error.index)
    }
}

impl Display for Problem {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expected(expected, found) => write!(f, "expected {expected}, found {found}"),
            Self::Number(expected, found) => write!(f, "expected {expected}, found {found}"),
            Self::Missing => f.write_str("this required property is missing"),
            Self::Malformed(error) => write!(f, "malformed JSON: {error}"),
            Self::NotUtf8 => f.write_str("malformed JSON: a string is not UTF-8"),
            Self::TooDeep => f.write_str("nested more than 128 levels deep"),
            // The reason may contain a part of the value.
            Self::Foreign(reason) => f.write_str(&line(&mut reason.chars(), REASON)),
        }
    }
}

/// Returns whether a key needs no quotes in a path.
fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}
