//! The stream of events, over one or more connections.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::StatusCode;

use super::parser::{LIMIT, Parser, RawEvent};
use super::{Event, Reconnect};
use crate::download::Download;
use crate::error::{DecodeProblem, Error, TransportError, TransportProblem};
use crate::json::{Decoded, Leniency};
use crate::response::{IncomingResponse, OpenBody, RawResponse};
use crate::retry::{MIN_SPREAD, spread};
use crate::time::{BoxFuture, sleep};

/// The delay before a new connection if the server requests none.
const RECONNECT_DELAY: Duration = Duration::from_secs(2);

/// The largest number of new connections in succession without an event.
const MAX_RECONNECTS: u32 = 10;

/// A stream of server-sent events.
///
/// If the connection is closed by an error, or by the server after it has sent an event ID or a `retry` time, the
/// stream reconnects after that time, by default 2 seconds, and continues after the last event. It does not reconnect
/// if the request is not idempotent (`POST`), nor after a timeout, nor more than 10 times without an event.
///
/// If the API marks the end of a stream with an event, such as one with the data `[DONE]`, the stream ends there without
/// returning it.
///
/// The data of an event is text. If the schema is a string, the text is the string itself; the text of a type that is a
/// string in JSON, such as a date-time or an enum, may also have the quotes of JSON. The data of all other schemas is JSON.
///
/// Events are a [`Stream`]; [`next`](Self::next) does not require a crate for streams.
///
/// ```
/// use sailwright_runtime::{Error, Events, Value};
///
/// async fn print(mut events: Events<Value>) -> Result<(), Error> {
///     while let Some(event) = events.next().await {
///         let event = event?;
///         println!("{}: {}", event.kind, event.data);
///     }
///     Ok(())
/// }
/// ```
pub struct Events<T> {
    decode: fn(&str, Leniency) -> Decoded<T>,
    parser: Parser,
    /// The response without a body, for errors.
    raw: RawResponse,
    reconnect: Option<Box<Reconnect>>,
    state: State,
    /// The number of new connections since the last event.
    reconnects: u32,
}

enum State {
    Reading(Box<Download>),
    Connecting(BoxFuture<'static, Result<IncomingResponse, Error>>),
    Done,
}

impl<T> Events<T> {
    pub(crate) fn new(
        raw: &RawResponse,
        open: Option<OpenBody>,
        reconnect: Option<Box<Reconnect>>,
        decode: fn(&str, Leniency) -> Decoded<T>,
    ) -> Self {
        let state = State::Reading(Box::new(read_from(raw, open)));
        let parser = Parser::default();
        let raw = RawResponse { body: Bytes::new(), ..raw.clone() };
        Self { decode, parser, raw, reconnect, state, reconnects: 0 }
    }

    /// Returns a stream that ends with the connection and does not reconnect.
    #[must_use]
    pub fn once(mut self) -> Self {
        self.reconnect = None;
        self
    }

    /// Returns the next event; `None` at the end of the stream.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        std::future::poll_fn(|context| self.poll_event(context)).await
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        loop {
            if let Some(event) = self.parser.pop() {
                self.reconnects = 0;
                if self.raw.call.expected.end_of_events == Some(event.data.as_str()) {
                    self.end();
                    return Poll::Ready(None);
                }
                return Poll::Ready(Some(self.decode(event)));
            }
            let error = match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Reading(body) => match ready!(body.poll_chunk(context)) {
                    Ok(Some(chunk)) if self.parser.push(&chunk) => continue,
                    Ok(Some(_)) => Some(self.too_large()),
                    Ok(None) => self.reconnect(None),
                    Err(error) => self.reconnect(Some(error)),
                },
                State::Connecting(response) => {
                    let response = ready!(response.as_mut().poll(context));
                    self.reconnected(response)
                }
            };
            if let Some(error) = error {
                self.state = State::Done;
                return Poll::Ready(Some(Err(error)));
            }
        }
    }

    /// Ends the stream at the event that the API documents as its end.
    fn end(&mut self) {
        self.state = State::Done;
        self.parser = Parser::default();
    }

    /// Starts a new connection if the stream can be continued. Returns the error with which the stream ends.
    fn reconnect(&mut self, error: Option<Error>) -> Option<Error> {
        let is_resumable =
            error.is_some() || self.parser.retry.is_some() || !self.parser.id.is_empty();
        let timed_out = error.as_ref().is_some_and(Error::is_timeout);
        self.parser.reset();
        self.state = State::Done;
        let Some(reconnect) = &self.reconnect else { return error };
        let is_exhausted = self.reconnects >= MAX_RECONNECTS;
        if !is_resumable || timed_out || !self.raw.call.idempotent || is_exhausted {
            return error;
        }
        self.reconnects += 1;
        let delay = self.parser.retry.unwrap_or(RECONNECT_DELAY);
        let (client, mut request) = (reconnect.client.clone(), reconnect.request.clone());
        if !self.parser.id.is_empty() {
            request.set_header("last-event-id", &self.parser.id);
        }
        self.state = State::Connecting(Box::pin(async move {
            sleep(spread(delay, MIN_SPREAD)).await;
            client.open(request).await
        }));
        None
    }

    /// Continues with the response of a new connection. Returns the error with which the stream ends.
    fn reconnected(&mut self, response: Result<IncomingResponse, Error>) -> Option<Error> {
        self.state = State::Done;
        let response = match response {
            Ok(response) if response.status() == StatusCode::NO_CONTENT => return None,
            Ok(response) => response,
            Err(error) => return Some(error),
        };
        let (raw, open) = response.into_parts();
        if raw.status != self.raw.status || raw.media_type() != "text/event-stream" {
            return Some(raw.decode_error(DecodeProblem::NotResumed));
        }
        self.state = State::Reading(Box::new(read_from(&raw, open)));
        None
    }

    fn decode(&self, event: RawEvent) -> Result<Event<T>, Error> {
        let RawEvent { kind, id, data } = event;
        match (self.decode)(&data, self.raw.call.leniency) {
            Ok((data, problems)) => {
                self.raw.report(&problems);
                Ok(Event { kind, id, data })
            }
            Err(error) => {
                let raw = RawResponse { body: data.into(), ..self.raw.clone() };
                Err(raw.decode_error(DecodeProblem::Json(error)))
            }
        }
    }

    fn too_large(&self) -> Error {
        let (call, problem) = (self.raw.call.clone(), TransportProblem::TooLarge(LIMIT));
        TransportError { call, problem, sent: true, source: None }.into()
    }
}

/// Returns the chunks of an event stream, between which any time may pass.
fn read_from(raw: &RawResponse, open: Option<OpenBody>) -> Download {
    Download::new(raw, open.map(OpenBody::without_chunk_timeout))
}

impl<T> Stream for Events<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_event(context)
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").field("call", &self.raw.call).finish_non_exhaustive()
    }
}
