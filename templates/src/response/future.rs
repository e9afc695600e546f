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
    /// Success status codes. If empty, every 2xx status code is a success.
    statuses: &'static [u16],
    read: ReadBody<T>,
    errors: PhantomData<fn() -> E>,
}

impl<T, E: Documented> ResponseFuture<T, E> {
    /// Creates the future of a call whose response is read by `read` if its status code is one of `statuses`.
    ///
    /// If `statuses` is empty, every 2xx status code is a success. All other status codes are errors.
    #[doc(hidden)]
    pub fn new(
        response: BoxFuture<'static, Result<IncomingResponse, Error>>,
        statuses: &'static [u16],
        read: ReadBody<T>,
    ) -> Self {
        Self { response, statuses, read, errors: PhantomData }
    }

    fn read(&self, response: IncomingResponse) -> Result<Response<T>, Error<E>> {
        let status = response.status();
        let is_success = match self.statuses {
            [] => status.is_success(),
            statuses => statuses.contains(&status.as_u16()),
        };
        if is_success {
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
        f.debug_struct("ResponseFuture").field("statuses", &self.statuses).finish_non_exhaustive()
    }
}
