//! Bodies that are streamed.

mod save;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use crate::runtime::call::CallInfo;
use crate::runtime::error::{Failure, RawResponse, TransportError, TransportProblem};
use crate::runtime::response::OpenBody;
use crate::runtime::time::BoxFuture;

/// The body of an answer, read as it comes: memory holds one chunk at a time.
///
/// It is a `Stream` of chunks; [`chunk`](Self::chunk) needs no crate for streams.
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

/// A body that is being read, and the chunk that comes of it.
type Read = (Box<OpenBody>, Result<Option<Bytes>, Failure>);

enum State {
    Buffered(Bytes),
    Ready(Box<OpenBody>),
    Busy(BoxFuture<'static, Read>),
    Done,
}

impl Download {
    pub(crate) fn open(raw: &RawResponse, body: OpenBody) -> Self {
        let length = body.length();
        Self::new(raw.call.clone(), State::Ready(Box::new(body)), length)
    }

    pub(crate) fn buffered(call: CallInfo, body: Bytes) -> Self {
        let length = body.len() as u64;
        Self::new(call, State::Buffered(body), Some(length))
    }

    fn new(call: CallInfo, state: State, length: Option<u64>) -> Self {
        Self { call, state, length, received: 0, progress: None }
    }

    /// How many bytes the server says there are.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// How many bytes have been read.
    #[must_use]
    pub fn received(&self) -> u64 {
        self.received
    }

    /// Calls `progress` after each chunk with the bytes read so far and those there are.
    #[cfg(not(target_family = "wasm"))]
    #[must_use]
    pub fn on_progress(mut self, progress: impl FnMut(u64, Option<u64>) + Send + 'static) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// Calls `progress` after each chunk with the bytes read so far and those there are.
    #[cfg(target_family = "wasm")]
    #[must_use]
    pub fn on_progress(mut self, progress: impl FnMut(u64, Option<u64>) + 'static) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// The next chunk; none at the end.
    ///
    /// # Errors
    ///
    /// Fails when the connection breaks, or is silent for longer than a request may take.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Failure> {
        std::future::poll_fn(|context| self.poll_chunk(context)).await
    }

    /// Reads everything into memory, up to `limit` bytes.
    ///
    /// # Errors
    ///
    /// Fails when there is more, and as [`chunk`](Self::chunk) does.
    pub async fn into_bytes(mut self, limit: usize) -> Result<Bytes, Failure> {
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
    ) -> Poll<Result<Option<Bytes>, Failure>> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Poll::Ready(Ok(None)),
                State::Buffered(bytes) if bytes.is_empty() => return Poll::Ready(Ok(None)),
                State::Buffered(bytes) => return Poll::Ready(Ok(Some(self.count(bytes)))),
                State::Ready(mut body) => {
                    self.state = State::Busy(Box::pin(async move {
                        let chunk = body.chunk().await;
                        (body, chunk)
                    }));
                }
                State::Busy(mut reading) => {
                    let Poll::Ready((body, chunk)) = reading.as_mut().poll(context) else {
                        self.state = State::Busy(reading);
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
    type Item = Result<Bytes, Failure>;

    fn poll_next(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Failure>>> {
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
