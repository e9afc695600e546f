//! Answers that are not what the API documents.

use std::error;
use std::fmt;

use super::RawResponse;
use crate::runtime::json::JsonError;

/// A successful answer whose body is not what the API documents.
#[derive(Clone, Debug)]
pub struct DecodeError {
    pub(crate) response: RawResponse,
    pub(crate) problem: DecodeProblem,
}

/// What is wrong with a body.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum DecodeProblem {
    /// It is of another media type; here is the one that came.
    MediaType(String),
    /// There is none.
    Empty,
    /// It is not the JSON that was expected.
    Json(JsonError),
    /// It is a text that is not UTF-8.
    NotUtf8,
    /// It is not the event stream that was to be continued.
    NotResumed,
    /// It is a page of a list, and what it says about the next page leads nowhere, or back to itself.
    NextPage,
    /// It is the page of a list that came just before: the server does not heed the offset.
    SamePage,
}

impl DecodeError {
    /// What is wrong with the body.
    #[must_use]
    pub fn problem(&self) -> &DecodeProblem {
        &self.problem
    }

    /// The answer as it arrived.
    #[must_use]
    pub fn response(&self) -> &RawResponse {
        &self.response
    }

    /// Where in the JSON the fault is: `$.items[3].name`.
    #[must_use]
    pub fn path(&self) -> Option<String> {
        match &self.problem {
            DecodeProblem::Json(fault) => Some(fault.path()),
            _ => None,
        }
    }

    /// The part of the body around the fault, in one short line.
    #[must_use]
    pub fn excerpt(&self) -> String {
        match &self.problem {
            DecodeProblem::Json(fault) => fault.excerpt(&self.response.body),
            _ => self.response.excerpt(),
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RawResponse { call, status, .. } = &self.response;
        write!(f, "{call} answered {status} with ")?;
        match &self.problem {
            DecodeProblem::MediaType(found) => write!(f, "a body of type `{found}`")?,
            DecodeProblem::Empty => return f.write_str("an empty body"),
            DecodeProblem::Json(fault) => write!(f, "a body that does not fit {fault}")?,
            DecodeProblem::NotUtf8 => f.write_str("a text that is not UTF-8")?,
            DecodeProblem::NextPage => f.write_str("a page that does not lead to the next one")?,
            DecodeProblem::SamePage => f.write_str("the page before it once more")?,
            DecodeProblem::NotResumed => f.write_str("something else than the stream of events")?,
        }
        write!(f, ", near: {}", self.excerpt())
    }
}

impl error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.problem {
            DecodeProblem::Json(fault) => Some(fault),
            _ => None,
        }
    }
}
