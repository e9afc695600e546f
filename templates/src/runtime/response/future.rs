//! What an operation will answer.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::{IncomingResponse, Read, Response};
use crate::runtime::error::{Error, ErrorBody, Failure};
use crate::runtime::time::BoxFuture;

/// What an operation will answer: a future of a [`Response`], or of an [`Error`].
///
/// Nothing is sent before it is awaited. It holds all that it needs, so that it can be spawned.
///
/// # Errors
///
/// [`Error::Api`] holds a documented error; see [`Error`] for the rest.
#[must_use = "nothing is sent before a reply is awaited"]
pub struct ResponseFuture<T, E> {
    response: BoxFuture<'static, Result<IncomingResponse, Failure>>,
    /// The documented statuses; none: all of the class 2.
    statuses: &'static [u16],
    read: Read<T>,
    errors: PhantomData<fn() -> E>,
}

impl<T, E: ErrorBody> ResponseFuture<T, E> {
    /// The reply whose body is read if its status is one of `statuses`; none: if it is of the
    /// class 2. Any other is an error of the operation.
    pub fn new(
        response: BoxFuture<'static, Result<IncomingResponse, Failure>>,
        statuses: &'static [u16],
        read: Read<T>,
    ) -> Self {
        Self { response, statuses, read, errors: PhantomData }
    }

    fn read(&self, response: IncomingResponse) -> Result<Response<T>, Error<E>> {
        let status = response.status();
        let expected = match self.statuses {
            [] => status.is_success(),
            statuses => statuses.contains(&status.as_u16()),
        };
        if expected { Ok((self.read)(response)?) } else { Err(response.failure()) }
    }
}

impl<T, E: ErrorBody> Future for ResponseFuture<T, E> {
    type Output = Result<Response<T>, Error<E>>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        let response = ready!(this.response.as_mut().poll(context))?;
        Poll::Ready(this.read(response))
    }
}

impl<T, E> fmt::Debug for ResponseFuture<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").field("statuses", &self.statuses).finish_non_exhaustive()
    }
}
