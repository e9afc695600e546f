//! Bodies of requests and responses, between a client and its transport.

use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use http_body::{Body, Frame, SizeHint};

type BoxError = Box<dyn Error + Send + Sync>;

type BoxBody = Pin<Box<dyn Body<Data = Bytes, Error = BoxError> + Send>>;

/// The body of a request or a response: bytes, or a stream that is read while it is sent or received.
///
/// It implements [`http_body::Body`].
#[derive(Default)]
pub struct TransportBody(Inner);

enum Inner {
    /// The whole body; empty after it was read.
    Bytes(Bytes),
    /// The body of a response of the default transport.
    #[cfg(not(target_family = "wasm"))]
    Http(reqwest::Body),
    // The mutex makes the body `Sync`, which HTTP clients require; it is never contended.
    Stream(Mutex<BoxBody>),
}

impl Default for Inner {
    fn default() -> Self {
        Self::Bytes(Bytes::new())
    }
}

impl TransportBody {
    /// Creates a body that is read while it is sent or received.
    pub fn new<B>(body: B) -> Self
    where
        B: Body + Send + 'static,
        B::Error: Into<Box<dyn Error + Send + Sync>>,
    {
        Self::unpinned(Box::pin(body))
    }

    pub(crate) fn unpinned<B>(body: B) -> Self
    where
        B: Body + Send + Unpin + 'static,
        B::Error: Into<BoxError>,
    {
        Self(Inner::Stream(Mutex::new(Box::pin(Erased(body)))))
    }

    #[cfg(not(target_family = "wasm"))]
    pub(super) fn of_http(body: reqwest::Body) -> Self {
        Self(Inner::Http(body))
    }

    /// Returns the number of bytes; `None` if it is not known.
    pub(crate) fn length(&self) -> Option<u64> {
        self.size_hint().exact()
    }

    /// Receives the next chunk; `None` at the end of the body.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, BoxError> {
        loop {
            let frame = poll_fn(|context| Pin::new(&mut *self).poll_frame(context)).await;
            // Other frames are trailers.
            match frame.transpose()?.map(Frame::into_data) {
                Some(Ok(chunk)) => return Ok(Some(chunk)),
                Some(Err(_)) => {}
                None => return Ok(None),
            }
        }
    }

    /// Returns the bytes if the body is not a stream.
    pub(super) fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Inner::Bytes(bytes) => Ok(bytes),
            _ => Err(self),
        }
    }
}

impl<T: Into<Bytes>> From<T> for TransportBody {
    fn from(bytes: T) -> Self {
        Self(Inner::Bytes(bytes.into()))
    }
}

impl Body for TransportBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.get_mut().0 {
            Inner::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Inner::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            #[cfg(not(target_family = "wasm"))]
            Inner::Http(body) => Pin::new(body).poll_frame(context).map_err(Into::into),
            Inner::Stream(body) => {
                let body = body.get_mut().unwrap_or_else(PoisonError::into_inner);
                body.as_mut().poll_frame(context)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Inner::Bytes(bytes) => bytes.is_empty(),
            #[cfg(not(target_family = "wasm"))]
            Inner::Http(body) => body.is_end_stream(),
            Inner::Stream(body) => {
                body.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            #[cfg(not(target_family = "wasm"))]
            Inner::Http(body) => body.size_hint(),
            Inner::Stream(body) => body.lock().unwrap_or_else(PoisonError::into_inner).size_hint(),
        }
    }
}

impl fmt::Debug for TransportBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportBody").field("length", &self.length()).finish_non_exhaustive()
    }
}

/// A body with the types of data and errors of all bodies.
struct Erased<B>(B);

impl<B: Body + Unpin> Body for Erased<B>
where
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.0).poll_frame(context));
        let frame = frame.map(|frame| match frame {
            // `Bytes` are not copied.
            Ok(frame) => Ok(frame.map_data(|mut data| data.copy_to_bytes(data.remaining()))),
            Err(error) => Err(error.into()),
        });
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
