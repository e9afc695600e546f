//! A request whose answer has a type.

use std::fmt;
use std::marker::PhantomData;

use super::Request;
use crate::runtime::client::Client;
use crate::runtime::error::ErrorBody;
use crate::runtime::response::{Read, ResponseFuture};

/// A request that knows what it answers: `T`, or an error whose documented body is `E`.
///
/// It holds its client, so it can be kept, cloned and handed to another task.
#[must_use = "a request does nothing until `send` is called and awaited"]
pub struct TypedRequest<T, E> {
    pub(crate) client: Client,
    pub(crate) request: Request,
    statuses: &'static [u16],
    read: Read<T>,
    open: bool,
    errors: PhantomData<fn() -> E>,
}

impl<T, E: ErrorBody> TypedRequest<T, E> {
    /// The request whose answer is read whole, if its status is one of `statuses`; none: if it is of the class 2. Any
    /// other is an error of the operation.
    pub fn new(client: &Client, request: Request, statuses: &'static [u16], read: Read<T>) -> Self {
        let client = client.clone();
        Self { client, request, statuses, read, open: false, errors: PhantomData }
    }

    /// The same with an answer whose body is left open, to be streamed.
    pub fn open(
        client: &Client,
        request: Request,
        statuses: &'static [u16],
        read: Read<T>,
    ) -> Self {
        Self { open: true, ..Self::new(client, request, statuses, read) }
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// See [`ResponseFuture`].
    pub fn send(self) -> ResponseFuture<T, E> {
        let Self { client, request, statuses, read, open, .. } = self;
        let response = if open { client.open(request) } else { client.execute(request) };
        ResponseFuture::new(response, statuses, read)
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
