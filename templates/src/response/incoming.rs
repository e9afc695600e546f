//! The response between the HTTP client and generated code.

use http::{HeaderMap, StatusCode};

use super::{OpenBody, RawResponse, Response};
#[cfg(feature = "download")]
use crate::download::Download;
use crate::error::{ApiError, DecodeProblem, Documented, Error, UndocumentedError};
#[cfg(feature = "events")]
use crate::events::{Events, Reconnect};
#[cfg(feature = "unions")]
use crate::json::Alternative;
#[cfg(all(any(feature = "events", feature = "json-streams"), feature = "foreign"))]
use crate::json::decode_foreign;
#[cfg(any(feature = "events", feature = "json-streams"))]
use crate::json::{Decoded, Leniency, decode};
#[cfg(feature = "foreign")]
use crate::json::{ForeignSlot, ForeignType};
use crate::json::{FromJson, Problem};
#[cfg(feature = "json-streams")]
use crate::lines::JsonStream;

/// A response with any status code, whose body may not have been received yet.
///
/// Generated code names this type; applications receive [`Response`] and [`RawResponse`].
#[doc(hidden)]
#[derive(Debug)]
pub struct IncomingResponse {
    raw: RawResponse,
    open: Option<OpenBody>,
    #[cfg(feature = "events")]
    reconnect: Option<Box<Reconnect>>,
}

impl IncomingResponse {
    /// Creates a response whose body is complete.
    pub(crate) fn buffered(raw: RawResponse) -> Self {
        Self {
            raw,
            open: None,
            #[cfg(feature = "events")]
            reconnect: None,
        }
    }

    /// Creates a response whose body has not been received yet.
    pub(crate) fn open(raw: RawResponse, body: OpenBody) -> Self {
        Self { open: Some(body), ..Self::buffered(raw) }
    }

    #[cfg(feature = "events")]
    pub(crate) fn with_reconnect(mut self, reconnect: Reconnect) -> Self {
        self.reconnect = Some(Box::new(reconnect));
        self
    }

    /// Returns the status code.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.raw.status
    }

    /// Returns whether the response is a result of the operation: a success, or a documented redirection.
    #[must_use]
    pub fn is_result(&self) -> bool {
        self.raw.call.expected.is_result(self.raw.status)
    }

    /// Returns whether the response has no body.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.open {
            Some(open) => open.is_empty(),
            None => self.raw.body.is_empty(),
        }
    }

    /// Returns whether the media type is a type of JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.raw.media_type().ends_with("json")
    }

    /// Returns the response without its body if that has not been received yet.
    #[cfg(any(feature = "pagination", feature = "tokens", feature = "tracing"))]
    pub(crate) fn raw(&self) -> &RawResponse {
        &self.raw
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.raw.headers
    }

    /// Returns the response without the part of its body that has not been received yet.
    #[must_use]
    pub fn into_raw(self) -> RawResponse {
        self.raw
    }

    /// Receives the rest of the body.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Transport`] if the body is incomplete, or larger than the limit of the client.
    pub async fn read(mut self) -> Result<Self, Error> {
        if let Some(open) = self.open.take() {
            self.raw.body = open.read().await?;
        }
        Ok(self)
    }

    /// Returns the number of attempts that were made.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.raw.attempts()
    }

    /// Reads the items of the outermost list one by one: an item that cannot be read is a problem.
    #[cfg(feature = "pagination")]
    pub(crate) fn by_item(mut self) -> Self {
        self.raw.call.leniency.items = true;
        self
    }

    #[cfg(feature = "events")]
    pub(crate) fn into_parts(self) -> (RawResponse, Option<OpenBody>) {
        (self.raw, self.open)
    }

    /// Reads the body as JSON.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] as [`RawResponse::json`] does.
    pub fn json<T: FromJson>(self) -> Result<Response<T>, Error> {
        let mut value: Option<T> = None;
        let problems = self.raw.read_into(&mut value);
        self.decoded(value, problems)
    }

    /// Reads the body as JSON with a type of another crate, at the position `P` in the type `T`.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] as [`RawResponse::json`] does.
    #[cfg(feature = "foreign")]
    pub fn foreign<P: ForeignType<T>, T>(self) -> Result<Response<T>, Error> {
        let mut value: Option<T> = None;
        let problems = self.raw.read_into(&mut ForeignSlot::<P, _>::new(&mut value));
        self.decoded(value, problems)
    }

    /// Reads the list in the property at `path` of the body; see [`RawResponse::read_items`].
    #[cfg(feature = "pagination")]
    pub(crate) fn items<T: FromJson>(
        self,
        path: &str,
        required: bool,
    ) -> Result<Response<Vec<T>>, Error> {
        let mut items: Option<Vec<T>> = None;
        let problems = self.raw.read_items(path, required, &mut items);
        self.decoded(Some(items.unwrap_or_default()), problems)
    }

    /// Does the same as [`items`](Self::items) for items with a type of another crate.
    #[cfg(all(feature = "foreign", feature = "pagination"))]
    pub(crate) fn foreign_items<P: ForeignType<T>, T>(
        self,
        path: &str,
        required: bool,
    ) -> Result<Response<Vec<T>>, Error> {
        let mut items: Option<Vec<T>> = None;
        let mut slot = ForeignSlot::<Vec<P>, _>::new(&mut items);
        let problems = self.raw.read_items(path, required, &mut slot);
        self.decoded(Some(items.unwrap_or_default()), problems)
    }

    /// Reads the body as JSON of the alternative that it fits best, as the alternatives of a union are chosen.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] as [`RawResponse::json`] does, or if the body fits no alternative.
    #[cfg(feature = "unions")]
    pub fn one_of<T: 'static>(self, alternatives: &[Alternative<T>]) -> Result<Response<T>, Error> {
        match self.raw.read_one_of(alternatives) {
            Ok((value, problems)) => self.decoded(Some(value), Ok(problems)),
            Err(problem) => self.decoded(None, Err(problem)),
        }
    }

    /// Reads the body, which is plain text, as a number or a boolean.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] as [`RawResponse::text`] does, or if the text is not a value of the type.
    pub fn scalar<T: FromJson>(self) -> Result<Response<T>, Error> {
        let value = self.raw.read_scalar();
        self.typed(value)
    }

    /// Reads the body as a string: text, or a string of JSON that is received for a range of media types.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] as [`RawResponse::text`] does.
    pub fn text(self) -> Result<Response<String>, Error> {
        let text = self.raw.read_string();
        self.typed(text)
    }

    /// Ignores the body.
    ///
    /// # Errors
    ///
    /// Never fails; the signature is that of the other functions that read a body.
    pub fn empty(self) -> Result<Response<()>, Error> {
        Ok(Response::new(self.raw, ()))
    }

    /// Returns the body as a stream of bytes.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the request does not accept the media type of the body.
    #[cfg(feature = "download")]
    pub fn bytes(mut self) -> Result<Response<Download>, Error> {
        let open = self.open.take();
        let download = self.raw.check_bytes().map(|()| Download::new(&self.raw, open));
        self.typed(download)
    }

    /// Returns the body as a stream of server-sent events whose data is JSON.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the body has another media type.
    #[cfg(feature = "events")]
    pub fn events<T: FromJson>(self) -> Result<Response<Events<T>>, Error> {
        self.events_with(|data, parts| decode(data.as_bytes(), parts))
    }

    /// Returns the body as a stream of server-sent events whose data is a string.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the body has another media type.
    #[cfg(feature = "events")]
    pub fn text_events(self) -> Result<Response<Events<String>>, Error> {
        self.events_with(|data, _| Ok((data.to_owned(), Vec::new())))
    }

    /// Returns the body as a stream of server-sent events whose data is JSON with a type of another crate.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the body has another media type.
    #[cfg(all(feature = "events", feature = "foreign"))]
    pub fn foreign_events<P: ForeignType<T>, T>(self) -> Result<Response<Events<T>>, Error> {
        self.events_with(|data, parts| decode_foreign::<P, T>(data.as_bytes(), parts))
    }

    /// Returns the body as a stream of server-sent events whose data is the text of a value that is a string in JSON.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the body has another media type.
    #[cfg(feature = "events")]
    pub fn string_events<T: FromJson>(self) -> Result<Response<Events<T>>, Error> {
        self.events_with(|data, parts| decode(&json_string(data), parts))
    }

    /// Returns the body as a stream of server-sent events whose data is the text of a value that is a string in JSON, with
    /// a type of another crate.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the body has another media type.
    #[cfg(all(feature = "events", feature = "foreign"))]
    pub fn foreign_string_events<P: ForeignType<T>, T>(self) -> Result<Response<Events<T>>, Error> {
        self.events_with(|data, parts| decode_foreign::<P, T>(&json_string(data), parts))
    }

    #[cfg(feature = "events")]
    fn events_with<T>(
        mut self,
        decode: fn(&str, Leniency) -> Decoded<T>,
    ) -> Result<Response<Events<T>>, Error> {
        let (open, reconnect) = (self.open.take(), self.reconnect.take());
        let events = self.raw.check_events();
        let events = events.map(|()| Events::new(&self.raw, open, reconnect, decode));
        self.typed(events)
    }

    /// Returns the body as a stream of JSON values.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the request does not accept the media type of the body.
    #[cfg(feature = "json-streams")]
    pub fn json_stream<T: FromJson>(self) -> Result<Response<JsonStream<T>>, Error> {
        self.json_stream_with(decode)
    }

    /// Returns the body as a stream of JSON values with a type of another crate.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the request does not accept the media type of the body.
    #[cfg(all(feature = "foreign", feature = "json-streams"))]
    pub fn foreign_stream<P: ForeignType<T>, T>(self) -> Result<Response<JsonStream<T>>, Error> {
        self.json_stream_with(decode_foreign::<P, T>)
    }

    #[cfg(feature = "json-streams")]
    fn json_stream_with<T>(
        mut self,
        decode: fn(&[u8], Leniency) -> Decoded<T>,
    ) -> Result<Response<JsonStream<T>>, Error> {
        let open = self.open.take();
        let is_readable = self.raw.check_bytes().and_then(|()| self.raw.check_encoding());
        let stream = is_readable.and_then(|()| JsonStream::new(&self.raw, open, decode));
        self.typed(stream)
    }

    /// Returns the response as an error: documented by `E`, or undocumented.
    #[must_use]
    pub fn into_error<E: Documented>(self) -> Error<E> {
        let status = self.raw.status;
        let is_error = status.is_client_error() || status.is_server_error();
        let body = is_error.then(|| {
            let documented = self.raw.call.expected.error(status.as_u16());
            E::read_body(status.as_u16(), documented, &self.raw.body)
        });
        let body_error = match body.flatten() {
            Some(Ok(body)) => return Error::Api(Box::new(ApiError::new(self.raw, body))),
            Some(Err(mut error)) => {
                error.replace_parts(|part| self.raw.call.secrets.redact(part).into_owned());
                Some(error)
            }
            None => None,
        };
        Error::Undocumented(Box::new(UndocumentedError { raw: self.raw, body_error }))
    }

    #[cfg(feature = "pagination")]
    pub(crate) fn decode_error(self, problem: DecodeProblem) -> Error {
        self.raw.decode_error(problem)
    }

    /// Returns the value that was read into a slot.
    fn decoded<T>(
        self,
        value: Option<T>,
        problems: Result<Vec<Problem>, DecodeProblem>,
    ) -> Result<Response<T>, Error> {
        let read = problems.and_then(|problems| Ok((value.ok_or(DecodeProblem::Empty)?, problems)));
        match read {
            Ok((value, problems)) => Ok(Response::new(self.raw, value).with_problems(problems)),
            Err(problem) => Err(self.raw.decode_error(problem)),
        }
    }

    fn typed<T>(self, value: Result<T, DecodeProblem>) -> Result<Response<T>, Error> {
        match value {
            Ok(value) => Ok(Response::new(self.raw, value)),
            Err(problem) => Err(self.raw.decode_error(problem)),
        }
    }
}

/// Returns text as a JSON string; JSON strings are not changed.
#[cfg(feature = "events")]
fn json_string(data: &str) -> Vec<u8> {
    match crate::json::from_slice::<String>(data.as_bytes()) {
        Ok(_) => data.into(),
        Err(_) => crate::json::to_vec(&serde_json::Value::from(data)),
    }
}
