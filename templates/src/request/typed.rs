//! A request with a typed response.

use std::fmt;
use std::marker::PhantomData;

use super::Request;
use crate::client::RawClient;
use crate::error::Documented;
use crate::response::{ReadBody, ResponseFuture};

/// A request whose response body is read as `T`, and whose documented error bodies are read as `E`.
///
/// The request owns its client, so it can be kept, cloned and sent in another task.
#[must_use = "a request is not sent until `send` is called and awaited"]
pub struct TypedRequest<T, E = ()> {
    #[doc(hidden)]
    pub client: RawClient,
    #[doc(hidden)]
    pub request: Request,
    read: ReadBody<T>,
    /// Whether the body is streamed.
    open: bool,
    errors: PhantomData<fn() -> E>,
}

impl<T, E: Documented> TypedRequest<T, E> {
    /// Creates a request whose result is read by `read`.
    #[doc(hidden)]
    pub fn new(client: &RawClient, request: Request, read: ReadBody<T>) -> Self {
        Self { client: client.clone(), request, read, open: false, errors: PhantomData }
    }

    /// Creates the same request with a response body that is streamed.
    #[doc(hidden)]
    pub fn open(client: &RawClient, request: Request, read: ReadBody<T>) -> Self {
        Self { open: true, ..Self::new(client, request, read) }
    }

    /// Returns the future that sends the request.
    ///
    /// # Errors
    ///
    /// See [`ResponseFuture`].
    pub fn send(self) -> ResponseFuture<T, E> {
        let Self { client, request, read, open, .. } = self;
        let response = if open { client.open(request) } else { client.execute(request) };
        ResponseFuture::new(response, read)
    }
}

impl<T, E> Clone for TypedRequest<T, E> {
    fn clone(&self) -> Self {
        Self { client: self.client.clone(), request: self.request.clone(), ..*self }
    }
}

impl<T, E> fmt::Debug for TypedRequest<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(f)
    }
}
