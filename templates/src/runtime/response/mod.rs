//! Answers: the way from a status, headers and bytes to what the API documents.

mod collect;
mod future;
mod open;
mod typed;

use http::{HeaderMap, StatusCode};

pub(crate) use collect::collect;
pub use future::ResponseFuture;
pub(crate) use open::OpenBody;
pub use typed::Response;

use crate::runtime::download::Download;
use crate::runtime::error::{
    ApiError, DecodeError, DecodeProblem, Error, ErrorBody, Failure, RawResponse, UndocumentedError,
};
use crate::runtime::events::{Events, Reopen};
use crate::runtime::json::{FromJson, Slot, from_slice, read_at, read_document};

/// A way to read the body of an answer.
pub(crate) type Read<T> = fn(IncomingResponse) -> Result<Response<T>, Failure>;

/// An answer of the server, of whatever status.
#[derive(Debug)]
pub struct IncomingResponse {
    raw: RawResponse,
    open: Option<OpenBody>,
    reopen: Option<Box<Reopen>>,
}

impl IncomingResponse {
    pub(crate) fn buffered(raw: RawResponse) -> Self {
        Self { raw, open: None, reopen: None }
    }

    pub(crate) fn open(raw: RawResponse, body: OpenBody) -> Self {
        Self { raw, open: Some(body), reopen: None }
    }

    pub(crate) fn with_reopen(mut self, reopen: Reopen) -> Self {
        self.reopen = Some(Box::new(reopen));
        self
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.raw.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.raw.headers
    }

    /// The answer as it arrived; without its body where that is still open.
    #[must_use]
    pub fn into_raw(self) -> RawResponse {
        self.raw
    }

    /// Reads the body at once, where it is still open.
    ///
    /// # Errors
    ///
    /// Fails when it does not arrive in full, or is larger than the limit of the client.
    pub async fn read(mut self) -> Result<Self, Failure> {
        if let Some(open) = self.open.take() {
            self.raw.body = open.read().await?;
        }
        Ok(self)
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.raw.attempts()
    }

    /// Whether it is a success with this body.
    pub(crate) fn is_success_with(&self, body: &[u8]) -> bool {
        self.raw.status.is_success() && self.raw.body == body
    }

    pub(crate) fn into_parts(self) -> (RawResponse, Option<OpenBody>) {
        (self.raw, self.open)
    }

    /// Reads the body as JSON.
    ///
    /// # Errors
    ///
    /// Fails when there is no body, when it is of another media type, or does not fit `T`.
    pub fn json<T: FromJson>(self) -> Result<Response<T>, Failure> {
        let mut value = None;
        match self.json_into(None, &mut value) {
            Ok(raw) => match value {
                Some(value) => Ok(Response::new(raw, value)),
                None => Err(not_decoded(raw, DecodeProblem::Empty)),
            },
            Err(failure) => Err(failure),
        }
    }

    /// Reads the list at a place in the body, which is JSON; an empty one where there is none, unless it is required.
    pub(crate) fn json_at<T: FromJson>(
        self,
        place: &str,
        required: bool,
    ) -> Result<Response<Vec<T>>, Failure> {
        let mut items: Option<Vec<T>> = None;
        let raw = self.json_into(Some((place, required)), &mut items)?;
        Ok(Response::new(raw, items.unwrap_or_default()))
    }

    /// What is the same for all types.
    fn json_into(
        self,
        at: Option<(&str, bool)>,
        value: &mut dyn Slot,
    ) -> Result<RawResponse, Failure> {
        if let Some(problem) = self.not_json() {
            return Err(self.decode_error(problem));
        }
        let read = match at {
            Some((place, required)) => read_at(&self.raw.body, place, required, value),
            None => read_document(&self.raw.body, value),
        };
        match read {
            Ok(()) => Ok(self.raw),
            Err(fault) => Err(self.decode_error(DecodeProblem::Json(fault))),
        }
    }

    /// Reads the body as text.
    ///
    /// # Errors
    ///
    /// Fails when it is not UTF-8, or a page of HTML where none is documented.
    pub fn text(self) -> Result<Response<String>, Failure> {
        if let Some(problem) = self.html() {
            return Err(self.decode_error(problem));
        }
        match String::from_utf8(self.raw.body.to_vec()) {
            Ok(text) => Ok(Response::new(self.raw, text)),
            Err(_) => Err(self.decode_error(DecodeProblem::NotUtf8)),
        }
    }

    /// Ignores the body.
    ///
    /// # Errors
    ///
    /// Never; the operations read all kinds of bodies alike.
    pub fn empty(self) -> Result<Response<()>, Failure> {
        Ok(Response::new(self.raw, ()))
    }

    /// Leaves the body to be streamed.
    ///
    /// # Errors
    ///
    /// Fails when it is a page of HTML where none is documented.
    pub fn bytes(mut self) -> Result<Response<Download>, Failure> {
        if let Some(problem) = self.html() {
            return Err(self.decode_error(problem));
        }
        let download = match self.open.take() {
            Some(open) => Download::open(&self.raw, open),
            None => Download::buffered(self.raw.call.clone(), self.raw.body.clone()),
        };
        Ok(Response::new(self.raw, download))
    }

    /// Reads the body as a stream of server-sent events whose data is JSON.
    ///
    /// # Errors
    ///
    /// Fails when it is of another media type.
    pub fn events<T: FromJson>(mut self) -> Result<Response<Events<T>>, Failure> {
        if let Some(problem) = self.not_events() {
            return Err(self.decode_error(problem));
        }
        let decode = |data: &str| from_slice(data.as_bytes());
        let events = Events::new(&self.raw, self.open.take(), self.reopen.take(), decode);
        Ok(Response::new(self.raw, events))
    }

    /// Reads the body as a stream of server-sent events whose data is text.
    ///
    /// # Errors
    ///
    /// Fails when it is of another media type.
    pub fn text_events(mut self) -> Result<Response<Events<String>>, Failure> {
        if let Some(problem) = self.not_events() {
            return Err(self.decode_error(problem));
        }
        let decode = |data: &str| Ok(data.to_owned());
        let events = Events::new(&self.raw, self.open.take(), self.reopen.take(), decode);
        Ok(Response::new(self.raw, events))
    }

    /// The error that this answer is: documented or not.
    #[must_use]
    pub fn failure<E: ErrorBody>(self) -> Error<E> {
        let status = self.raw.status;
        let is_error = status.is_client_error() || status.is_server_error();
        let read = if is_error { E::read(status.as_u16(), &self.raw.body) } else { None };
        let fault = match read {
            Some(Ok(body)) => return Error::Api(Box::new(ApiError { response: self.raw, body })),
            Some(Err(fault)) => Some(fault),
            None => None,
        };
        Error::Undocumented(Box::new(UndocumentedError { response: self.raw, fault }))
    }

    /// Why the body cannot be JSON. Servers that know nothing say text or octets: those are tried.
    fn not_json(&self) -> Option<DecodeProblem> {
        let media_type = self.raw.media_type();
        let may_be = media_type.is_empty()
            || media_type.ends_with("json")
            || matches!(media_type.as_str(), "text/plain" | "application/octet-stream");
        if !may_be {
            return Some(DecodeProblem::MediaType(media_type));
        }
        self.raw.body.is_empty().then_some(DecodeProblem::Empty)
    }

    fn not_events(&self) -> Option<DecodeProblem> {
        let media_type = self.raw.media_type();
        (media_type != "text/event-stream").then_some(DecodeProblem::MediaType(media_type))
    }

    /// The page of a proxy that stands in for the API.
    fn html(&self) -> Option<DecodeProblem> {
        let media_type = self.raw.media_type();
        let expected = self.raw.call.accepts_html;
        (media_type == "text/html" && !expected).then_some(DecodeProblem::MediaType(media_type))
    }

    pub(crate) fn decode_error(self, problem: DecodeProblem) -> Failure {
        not_decoded(self.raw, problem)
    }
}

fn not_decoded(response: RawResponse, problem: DecodeProblem) -> Failure {
    DecodeError { response, problem }.into()
}
