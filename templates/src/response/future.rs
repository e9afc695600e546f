//! The future of a call.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::{IncomingResponse, ReadBody, Response};
use crate::error::{Documented, Error};
use crate::time::BoxFuture;

/// The future of a call: resolves to a [`Response`], or to an [`Error`].
///
/// The request is sent when the future is first polled. The future owns everything that it needs, so it can be
/// spawned.
///
/// # Errors
///
/// [`Error::Api`] contains a documented error; see [`Error`] for the other errors.
#[must_use = "a request is not sent until its future is awaited"]
pub struct ResponseFuture<T, E = ()> {
    response: BoxFuture<'static, Result<IncomingResponse, Error>>,
    read: ReadBody<T>,
    errors: PhantomData<fn() -> E>,
}

impl<T, E: Documented> ResponseFuture<T, E> {
    /// Creates the future of a call whose result is read by `read`. All other responses are errors.
    #[doc(hidden)]
    pub fn new(
        response: BoxFuture<'static, Result<IncomingResponse, Error>>,
        read: ReadBody<T>,
    ) -> Self {
        Self { response, read, errors: PhantomData }
    }

    fn read(&self, response: IncomingResponse) -> Result<Response<T>, Error<E>> {
        if response.is_result() {
            (self.read)(response).map_err(Error::typed)
        } else {
            Err(response.into_error())
        }
    }
}

impl<T, E: Documented> Future for ResponseFuture<T, E> {
    type Output = Result<Response<T>, Error<E>>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        let response = ready!(this.response.as_mut().poll(context)).map_err(Error::typed);
        Poll::Ready(response.and_then(|response| this.read(response)))
    }
}

impl<T, E> fmt::Debug for ResponseFuture<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
