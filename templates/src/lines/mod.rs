//! Streams of JSON values: JSON Lines, JSON text sequences, and the parts of multipart bodies.

mod framing;
mod parts;
mod records;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use self::framing::{Framing, Value};
use crate::download::Download;
use crate::error::{DecodeProblem, Error, TransportError, TransportProblem};
use crate::json::{Decoded, Leniency};
use crate::response::{OpenBody, RawResponse};

/// A stream of JSON values, each of which is read when it has been received.
///
/// The values are lines (JSON Lines), the records of a JSON text sequence (RFC 7464), or the parts of a multipart body.
/// After a value that cannot be read, the stream continues with the next one. Any time may pass between two values.
///
/// The values are a [`Stream`]; [`next`](Self::next) does not require a crate for streams.
///
/// ```
/// use sailwright_runtime::{Error, JsonStream, Value};
///
/// async fn print(mut values: JsonStream<Value>) -> Result<(), Error> {
///     while let Some(value) = values.next().await {
///         println!("{}", value?);
///     }
///     Ok(())
/// }
/// ```
pub struct JsonStream<T> {
    decode: fn(&[u8], Leniency) -> Decoded<T>,
    framing: Framing,
    /// The rest of the body; `None` after its end.
    body: Option<Download>,
    /// The response without a body, for errors.
    raw: RawResponse,
}

impl<T> JsonStream<T> {
    pub(crate) fn new(
        raw: &RawResponse,
        open: Option<OpenBody>,
        decode: fn(&[u8], Leniency) -> Decoded<T>,
    ) -> Result<Self, DecodeProblem> {
        let framing = Framing::of(raw)?;
        let body = Download::new(raw, open.map(OpenBody::without_chunk_timeout));
        let raw = RawResponse { body: Bytes::new(), ..raw.clone() };
        Ok(Self { decode, framing, body: Some(body), raw })
    }

    /// Returns the next value; `None` at the end of the stream.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|context| self.poll_value(context)).await
    }

    fn poll_value(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(value) = self.framing.pop(self.body.is_none()) {
                return Poll::Ready(Some(self.read(&value)));
            }
            let Some(body) = &mut self.body else { return Poll::Ready(None) };
            match ready!(body.poll_chunk(context)) {
                Ok(Some(chunk)) if self.framing.push(&chunk) => {}
                Ok(None) => self.body = None,
                Ok(Some(_)) => {
                    let (call, problem) =
                        (self.raw.call.clone(), TransportProblem::TooLarge(framing::LIMIT));
                    let error = TransportError { call, problem, sent: true, source: None };
                    return Poll::Ready(Some(Err(self.end(error.into()))));
                }
                Err(error) => return Poll::Ready(Some(Err(self.end(error)))),
            }
        }
    }

    /// Ends the stream with an error.
    fn end(&mut self, error: Error) -> Error {
        self.body = None;
        self.framing.clear();
        error
    }

    fn read(&self, read: &Value) -> Result<T, Error> {
        let value = if read.is_complete {
            (self.decode)(&read.text, self.raw.call.leniency).map_err(DecodeProblem::Json)
        } else {
            Err(DecodeProblem::Incomplete)
        };
        let value = value.map(|(value, problems)| {
            self.raw.report(&problems);
            value
        });
        value.map_err(|problem| {
            let body = read.text.clone();
            RawResponse { body, ..self.raw.clone() }.decode_error(problem)
        })
    }
}

impl<T> Stream for JsonStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_value(context)
    }
}

impl<T> fmt::Debug for JsonStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonStream").field("call", &self.raw.call).finish_non_exhaustive()
    }
}
