//! Streamed response bodies.

mod save;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use crate::call::CallInfo;
use crate::error::{Error, TransportError, TransportProblem};
use crate::response::{OpenBody, RawResponse};
use crate::time::BoxFuture;

/// A response body that is received in chunks, so that only one chunk is in memory.
///
/// A download is a [`Stream`] of chunks; [`chunk`](Self::chunk) does not require a crate for streams.
///
/// ```
/// use sailwright_runtime::{Download, Error};
///
/// async fn save(download: Download) -> Result<u64, Error> {
///     download.on_progress(|received, _| println!("{received} bytes")).to_file("export.zip").await
/// }
/// ```
pub struct Download {
    call: CallInfo,
    state: State,
    length: Option<u64>,
    received: u64,
    progress: Option<Box<OnProgress>>,
}

#[cfg(not(target_family = "wasm"))]
type OnProgress = dyn FnMut(u64, Option<u64>) + Send;
#[cfg(target_family = "wasm")]
type OnProgress = dyn FnMut(u64, Option<u64>);

/// A body and its next chunk.
type NextChunk = (Box<OpenBody>, Result<Option<Bytes>, Error>);

enum State {
    Buffered(Bytes),
    Ready(Box<OpenBody>),
    Receiving(BoxFuture<'static, NextChunk>),
    Done,
}

impl Download {
    /// Creates a download of a body that is still open, or else of the body of the response.
    pub(crate) fn new(raw: &RawResponse, open: Option<OpenBody>) -> Self {
        let (state, length) = match open {
            Some(open) => {
                let length = open.length();
                (State::Ready(Box::new(open)), length)
            }
            None => (State::Buffered(raw.body.clone()), Some(raw.body.len() as u64)),
        };
        Self { call: raw.call.clone(), state, length, received: 0, progress: None }
    }

    /// Returns the length of the body in bytes; `None` if the server did not send it.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// Calls `progress` after each chunk with the number of received bytes and the length of the body.
    #[cfg(not(target_family = "wasm"))]
    #[must_use]
    pub fn on_progress(mut self, progress: impl FnMut(u64, Option<u64>) + Send + 'static) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// Calls `progress` after each chunk with the number of received bytes and the length of the body.
    #[cfg(target_family = "wasm")]
    #[must_use]
    pub fn on_progress(mut self, progress: impl FnMut(u64, Option<u64>) + 'static) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// Returns the next chunk; `None` at the end of the body.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Transport`] if the connection is closed, or if no chunk is received within the
    /// [`request_timeout`](crate::ClientBuilder::request_timeout).
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        std::future::poll_fn(|context| self.poll_chunk(context)).await
    }

    /// Receives the whole body into memory.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`chunk`](Self::chunk), and [`Error::Transport`] if the body has more than `limit` bytes.
    pub async fn into_bytes(mut self, limit: usize) -> Result<Bytes, Error> {
        let mut all = BytesMut::new();
        while let Some(chunk) = self.chunk().await? {
            if all.len() + chunk.len() > limit {
                let problem = TransportProblem::TooLarge(limit);
                let call = self.call;
                return Err(TransportError { call, problem, sent: true, source: None }.into());
            }
            all.extend_from_slice(&chunk);
        }
        Ok(all.freeze())
    }

    pub(crate) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Result<Option<Bytes>, Error>> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Poll::Ready(Ok(None)),
                State::Buffered(bytes) if bytes.is_empty() => return Poll::Ready(Ok(None)),
                State::Buffered(bytes) => return Poll::Ready(Ok(Some(self.count(bytes)))),
                State::Ready(mut body) => {
                    self.state = State::Receiving(Box::pin(async move {
                        let chunk = body.chunk().await;
                        (body, chunk)
                    }));
                }
                State::Receiving(mut next) => {
                    let Poll::Ready((body, chunk)) = next.as_mut().poll(context) else {
                        self.state = State::Receiving(next);
                        return Poll::Pending;
                    };
                    let Some(chunk) = chunk? else { return Poll::Ready(Ok(None)) };
                    self.state = State::Ready(body);
                    return Poll::Ready(Ok(Some(self.count(chunk))));
                }
            }
        }
    }

    fn count(&mut self, chunk: Bytes) -> Bytes {
        self.received += chunk.len() as u64;
        if let Some(progress) = &mut self.progress {
            progress(self.received, self.length);
        }
        chunk
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Error>>> {
        Poll::Ready(ready!(self.get_mut().poll_chunk(context)).transpose())
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("call", &self.call)
            .field("length", &self.length)
            .field("received", &self.received)
            .finish_non_exhaustive()
    }
}
