//! Why JSON could not be read.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Display, Formatter, Write};

/// The most characters of a body that an excerpt shows.
const EXCERPT: usize = 120;

/// Why a JSON text could not be read into a type, and where.
///
/// It is shown as `at $.items[3].name: expected a string, found null`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(Box<Details>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Details {
    /// From the innermost step outwards.
    path: Vec<Step>,
    problem: Problem,
    offset: usize,
}

/// A step from a JSON value into one of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Into a member of an object
    Field(Cow<'static, str>),
    /// Into an item of a list
    Item(usize),
}

/// What is wrong. It becomes a text only when it is shown: most faults are those of the arms of a
/// union that do not fit, and nobody looks at them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// Another kind of value was expected: what was, and what is there.
    Expected(&'static str, &'static str),
    /// Another number was expected: what was, and what is there.
    Number(&'static str, String),
    /// A required member is not there.
    Missing,
    /// It is not JSON.
    Malformed(jiter::JsonErrorType),
    /// A text that is skipped is not UTF-8.
    NotUtf8,
    /// It is nested deeper than anything should be.
    TooDeep,
    /// A type of another crate does not take it, and what it says about that.
    Foreign(String),
}

impl Fault {
    pub(super) fn new(problem: Problem, offset: usize) -> Self {
        Self(Box::new(Details { path: Vec::new(), problem, offset }))
    }

    /// This fault, seen from the value around.
    pub(super) fn inside(mut self, step: Step) -> Self {
        self.0.path.push(step);
        self
    }

    /// Where it is, as a JSON path such as `$.items[3].name`.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::from("$");
        for step in self.0.path.iter().rev() {
            // Writing to a string cannot fail.
            let _ = match step {
                Step::Item(index) => write!(path, "[{index}]"),
                Step::Field(key) if is_plain(key) => write!(path, ".{key}"),
                Step::Field(key) => write!(path, "[{key:?}]"),
            };
        }
        path
    }

    /// What is wrong, without the place.
    #[must_use]
    pub fn message(&self) -> String {
        self.0.problem.to_string()
    }

    /// How many bytes of the body come before the place.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The part of the body around the place, in one line of at most 120 characters.
    ///
    /// `body` is the text that was read; what is not UTF-8 in it is replaced.
    #[must_use]
    pub fn excerpt(&self, body: &[u8]) -> String {
        // A character has at most four bytes, so this window holds more than enough of them.
        let from = self.0.offset.min(body.len());
        let before = String::from_utf8_lossy(&body[from.saturating_sub(EXCERPT * 2)..from]);
        let after = String::from_utf8_lossy(&body[from..body.len().min(from + EXCERPT * 4)]);
        let skipped = before.chars().count().saturating_sub(EXCERPT / 2);
        let around = before.chars().skip(skipped).chain(after.chars());
        around.take(EXCERPT).map(|c| if c.is_control() { ' ' } else { c }).collect()
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: {}", self.path(), self.0.problem)
    }
}

impl Error for Fault {}

impl From<jiter::JsonError> for Fault {
    fn from(error: jiter::JsonError) -> Self {
        Self::new(Problem::Malformed(error.error_type), error.index)
    }
}

impl From<jiter::JiterError> for Fault {
    fn from(error: jiter::JiterError) -> Self {
        let problem = match error.error_type {
            jiter::JiterErrorType::JsonError(error) => Problem::Malformed(error),
            // The reader looks before it takes, so the kind of a value is never wrong here.
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
            Self::Expected(what, found) => write!(f, "expected {what}, found {found}"),
            Self::Number(what, found) => write!(f, "expected {what}, found {found}"),
            Self::Missing => f.write_str("this member is required and is missing"),
            Self::Malformed(error) => write!(f, "malformed JSON: {error}"),
            Self::NotUtf8 => f.write_str("malformed JSON: a text is not UTF-8"),
            Self::TooDeep => f.write_str("nested more than 128 levels deep"),
            Self::Foreign(reason) => f.write_str(reason),
        }
    }
}

/// Whether a key can stand in a path without quotes.
fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}
