//! Successful responses with an unexpected body.

use std::error;
use std::fmt;
use std::sync::Arc;

use crate::auth::Secrets;
use crate::json::JsonError;
use crate::response::RawResponse;

/// A successful response whose body does not match the documented one.
#[derive(Clone, Debug)]
pub struct DecodeError {
    /// It is shared by the errors of the items of a page.
    raw: Arc<RawResponse>,
    problem: DecodeProblem,
}

/// The problem with a response body.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum DecodeProblem {
    /// The media type is another one; the value is the received media type.
    MediaType(String),
    /// The body is empty.
    Empty,
    /// The body is not the expected JSON.
    Json(JsonError),
    /// The body is a string that is not UTF-8.
    NotUtf8,
    /// The body is text of a charset that the crate does not support, or has bytes that are invalid in it.
    Charset(String),
    /// The body is in this content encoding, such as `br`, which the HTTP client does not decode.
    Encoding(String),
    /// A documented header is missing, or has another value than documented.
    #[cfg(feature = "headers")]
    Header(&'static str, Option<JsonError>),
    /// A JSON value of a stream is incomplete.
    #[cfg(feature = "json-streams")]
    Incomplete,
    /// The response to a reconnection is not the event stream.
    #[cfg(feature = "events")]
    NotResumed,
    /// The cursor of the next page is missing in a URL, is no text, or is that of the same page.
    #[cfg(feature = "pagination")]
    NextPage,
    /// The page has the items of the previous one: the server ignores the offset.
    #[cfg(feature = "pagination")]
    SamePage,
}

impl DecodeProblem {
    /// Hides the secrets of the request, which a server may repeat.
    pub(crate) fn redact(&mut self, secrets: &Secrets) {
        let redact = |part: &str| secrets.redact(part).into_owned();
        #[cfg(feature = "headers")]
        if let Self::Header(_, Some(error)) = self {
            error.replace_parts(redact);
        }
        match self {
            Self::MediaType(part) | Self::Charset(part) | Self::Encoding(part) => {
                *part = redact(part);
            }
            Self::Json(error) => error.replace_parts(redact),
            _ => {}
        }
    }
}

impl DecodeError {
    /// Creates an error without the secrets of the request.
    pub(crate) fn new(raw: impl Into<Arc<RawResponse>>, mut problem: DecodeProblem) -> Self {
        let raw = raw.into();
        problem.redact(&raw.call.secrets);
        Self { raw, problem }
    }

    /// Returns the problem with the body.
    #[must_use]
    pub fn problem(&self) -> &DecodeProblem {
        &self.problem
    }

    /// Returns the untyped response.
    #[must_use]
    pub fn raw(&self) -> &RawResponse {
        &self.raw
    }

    /// Returns the JSON path of the invalid value, such as `$.items[3].name`; `None` if the problem is not in the JSON.
    #[must_use]
    pub fn path(&self) -> Option<String> {
        match &self.problem {
            DecodeProblem::Json(error) => Some(error.path()),
            _ => None,
        }
    }

    /// Returns the part of the body around the invalid value, or the beginning of the body, in one line of at most 200
    /// characters.
    #[must_use]
    pub fn excerpt(&self) -> String {
        match &self.problem {
            DecodeProblem::Json(error) => {
                let (body, offset) = self.raw.masked_around(error.offset());
                JsonError::excerpt_around(&body, offset)
            }
            _ => self.raw.excerpt(),
        }
    }

    fn is_about_header(&self) -> bool {
        #[cfg(feature = "headers")]
        return matches!(self.problem, DecodeProblem::Header(..));
        #[cfg(not(feature = "headers"))]
        return false;
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RawResponse { call, status, .. } = &*self.raw;
        let part = if self.is_about_header() { "header" } else { "body" };
        write!(f, "{call}: {status} with an unexpected {part}: ")?;
        match &self.problem {
            DecodeProblem::MediaType(media_type) => write!(f, "media type `{media_type}`")?,
            DecodeProblem::Empty => return f.write_str("empty"),
            DecodeProblem::Json(error) => error.fmt(f)?,
            DecodeProblem::NotUtf8 => f.write_str("not UTF-8")?,
            DecodeProblem::Charset(charset) => write!(f, "not readable as charset `{charset}`")?,
            DecodeProblem::Encoding(encoding) => {
                return write!(f, "content encoding `{encoding}`, which is not supported");
            }
            #[cfg(feature = "headers")]
            DecodeProblem::Header(name, None) => return write!(f, "`{name}` is missing"),
            #[cfg(feature = "headers")]
            DecodeProblem::Header(name, Some(error)) => {
                return write!(f, "`{name}`: {}", error.message());
            }
            #[cfg(feature = "json-streams")]
            DecodeProblem::Incomplete => f.write_str("an incomplete JSON value")?,
            #[cfg(feature = "events")]
            DecodeProblem::NotResumed => f.write_str("not the event stream")?,
            #[cfg(feature = "pagination")]
            DecodeProblem::NextPage => f.write_str("no usable cursor of the next page")?,
            #[cfg(feature = "pagination")]
            DecodeProblem::SamePage => f.write_str("the items of the previous page")?,
        }
        write!(f, ", near: {}", self.excerpt())
    }
}

impl error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.problem {
            #[cfg(feature = "headers")]
            DecodeProblem::Header(_, error) => error.as_ref().map(|error| error as _),
            DecodeProblem::Json(error) => Some(error),
            _ => None,
        }
    }
}
