//! The stream of events, over as many connections as it takes.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::StatusCode;

use super::parser::{LIMIT, Parser, Unread};
use super::{Event, Reopen};
use crate::runtime::download::Download;
use crate::runtime::error::{
    DecodeError, DecodeProblem, Failure, RawResponse, TransportError, TransportProblem,
};
use crate::runtime::json::JsonError;
use crate::runtime::response::{IncomingResponse, OpenBody};
use crate::runtime::time::{BoxFuture, sleep};

/// How long to wait before connecting again where the server does not say.
const WAIT: Duration = Duration::from_secs(2);

/// How often to connect again without an event in between.
const FRUITLESS: u32 = 10;

/// The events of an answer, as they come.
///
/// When the connection breaks, and when the server ends it after it gave ids or a `retry` time,
/// the stream goes on over a new connection behind the last event, unless asking twice could do harm
/// (as with `POST`). It is a `Stream`; [`next`](Self::next) needs no crate for streams.
pub struct Events<T> {
    decode: fn(&str) -> Result<T, JsonError>,
    parser: Parser,
    raw: RawResponse,
    reopen: Option<Box<Reopen>>,
    state: State,
    fruitless: u32,
}

enum State {
    Reading(Box<Download>),
    Connecting(BoxFuture<'static, Result<IncomingResponse, Failure>>),
    Done,
}

impl<T> Events<T> {
    pub(crate) fn new(
        raw: &RawResponse,
        open: Option<OpenBody>,
        reopen: Option<Box<Reopen>>,
        decode: fn(&str) -> Result<T, JsonError>,
    ) -> Self {
        let state = State::Reading(Box::new(read_from(raw, open)));
        let parser = Parser::default();
        let head = RawResponse { body: Bytes::new(), ..raw.clone() };
        Self { decode, parser, raw: head, reopen, state, fruitless: 0 }
    }

    /// Ends with the connection instead of making a new one.
    #[must_use]
    pub fn once(mut self) -> Self {
        self.reopen = None;
        self
    }

    /// The next event; none when the server has no more to tell.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Failure>> {
        std::future::poll_fn(|context| self.poll_event(context)).await
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Failure>>> {
        loop {
            if let Some(event) = self.parser.pop() {
                self.fruitless = 0;
                return Poll::Ready(Some(self.read(event)));
            }
            let end = match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Reading(body) => match ready!(body.poll_chunk(context)) {
                    Ok(Some(chunk)) if self.parser.push(&chunk) => continue,
                    Ok(Some(_)) => Some(self.fail(TransportProblem::TooLarge(LIMIT))),
                    Ok(None) => self.connect_again(None),
                    Err(failure) => self.connect_again(Some(failure)),
                },
                State::Connecting(response) => {
                    let response = ready!(response.as_mut().poll(context));
                    self.connected(response)
                }
            };
            if let Some(failure) = end {
                self.state = State::Done;
                return Poll::Ready(Some(Err(failure)));
            }
        }
    }

    /// Goes for a new connection where that makes sense; answers the failure with which it all ends.
    fn connect_again(&mut self, failure: Option<Failure>) -> Option<Failure> {
        let resumable =
            failure.is_some() || self.parser.retry.is_some() || !self.parser.id.is_empty();
        let timed_out = matches!(&failure, Some(Failure::Transport(e)) if e.is_timeout());
        self.parser.reset();
        self.state = State::Done;
        let Some(reopen) = &self.reopen else { return failure };
        if !resumable || timed_out || !self.raw.call.idempotent || self.fruitless >= FRUITLESS {
            return failure;
        }
        self.fruitless += 1;
        let wait = self.parser.retry.unwrap_or(WAIT);
        let (client, mut request) = (reopen.client.clone(), reopen.request.clone());
        if !self.parser.id.is_empty() {
            request.set_header("last-event-id", &self.parser.id);
        }
        self.state = State::Connecting(Box::pin(async move {
            sleep(wait).await;
            client.open(request).await
        }));
        None
    }

    /// Takes a new connection; answers the failure with which it all ends.
    fn connected(&mut self, response: Result<IncomingResponse, Failure>) -> Option<Failure> {
        self.state = State::Done;
        let response = match response {
            Ok(response) if response.status() == StatusCode::NO_CONTENT => return None,
            Ok(response) => response,
            Err(failure) => return Some(failure),
        };
        let (raw, open) = response.into_parts();
        if raw.status != self.raw.status || raw.media_type() != "text/event-stream" {
            return Some(DecodeError { response: raw, problem: DecodeProblem::NotResumed }.into());
        }
        self.state = State::Reading(Box::new(read_from(&raw, open)));
        None
    }

    fn read(&self, event: Unread) -> Result<Event<T>, Failure> {
        let Unread { kind, id, data } = event;
        match (self.decode)(&data) {
            Ok(data) => Ok(Event { kind, id, data }),
            Err(fault) => {
                let response = RawResponse { body: data.into(), ..self.raw.clone() };
                Err(DecodeError { response, problem: DecodeProblem::Json(fault) }.into())
            }
        }
    }

    fn fail(&self, problem: TransportProblem) -> Failure {
        let call = self.raw.call.clone();
        TransportError { call, problem, sent: true, source: None }.into()
    }
}

fn read_from(raw: &RawResponse, open: Option<OpenBody>) -> Download {
    match open {
        Some(mut open) => {
            open.be_patient();
            Download::open(raw, open)
        }
        None => Download::buffered(raw.call.clone(), raw.body.clone()),
    }
}

impl<T> Stream for Events<T> {
    type Item = Result<Event<T>, Failure>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_event(context)
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").field("call", &self.raw.call).finish_non_exhaustive()
    }
}
