//! Questions about an error that an application decides by.

use std::time::Duration;

use super::Error;
use crate::response::RawResponse;

impl<E> Error<E> {
    /// Returns whether a timeout expired: that of the connection, of the attempt or of the call.
    ///
    /// ```
    /// use sailwright_runtime::Error;
    ///
    /// fn advice(error: &Error) -> &'static str {
    ///     if error.is_timeout() { "try again with a smaller page" } else { "see the log" }
    /// }
    /// ```
    ///
    /// **Troubleshooting:** if calls often time out, increase
    /// [`request_timeout`](crate::ClientBuilder::request_timeout) for a slow server, and
    /// [`total_timeout`](crate::ClientBuilder::total_timeout) if retries need more time.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_timeout(),
            #[cfg(feature = "security-schemes")]
            Self::Auth(error) => error.is_timeout(),
            #[cfg(feature = "jobs")]
            Self::Job(error) => error.is_timeout(),
            _ => false,
        }
    }

    /// Returns whether no connection to the server, or to its token endpoint, could be made.
    ///
    /// ```
    /// use sailwright_runtime::Error;
    ///
    /// fn is_offline(error: &Error) -> bool {
    ///     error.is_connect()
    /// }
    /// ```
    ///
    /// **Troubleshooting:** check [`base_url`](crate::ClientBuilder::base_url), DNS, and
    /// [`proxy`](crate::ClientBuilder::proxy). If the certificate of the server is rejected, add its authority with
    /// [`root_certificates`](crate::ClientBuilder::root_certificates).
    #[must_use]
    pub fn is_connect(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_connect(),
            #[cfg(feature = "security-schemes")]
            Self::Auth(error) => error.is_connect(),
            #[cfg(feature = "jobs")]
            Self::Job(error) => error.is_connect(),
            _ => false,
        }
    }

    /// Returns whether the server responded with this status code.
    ///
    /// ```
    /// use sailwright_runtime::{Client, Error, Method, Value};
    ///
    /// async fn find(client: &Client, id: &str) -> Result<Option<Value>, Error> {
    ///     match client.request(Method::GET, "/pets/{id}").path("id", &id).send().await {
    ///         Ok(response) => Ok(Some(response.json()?)),
    ///         Err(error) if error.is_status(404) => Ok(None),
    ///         Err(error) => Err(error.into()),
    ///     }
    /// }
    /// ```
    ///
    /// **Troubleshooting:** 401 means that the credentials are missing or expired, and 403 that they do not permit the
    /// operation. If 404 is unexpected, check the path of [`base_url`](crate::ClientBuilder::base_url).
    #[must_use]
    pub fn is_status(&self, status: u16) -> bool {
        self.raw().is_some_and(|raw| raw.status == status)
    }

    /// Returns the delay before the next retry that the server, or the rate limiter of the client, requests.
    ///
    /// ```
    /// use sailwright_runtime::Error;
    ///
    /// fn report(error: &Error) {
    ///     if let Some(delay) = error.retry_after() {
    ///         println!("the limit is reached; try again in {} s", delay.as_secs());
    ///     }
    /// }
    /// ```
    ///
    /// **Troubleshooting:** the client has already retried as its [`RetryPolicy`](crate::RetryPolicy) allows. To stay
    /// below the limit of the server, configure a rate limiter.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Transport(error) => error.retry_after(),
            #[cfg(feature = "security-schemes")]
            Self::Auth(error) => error.retry_after(),
            #[cfg(feature = "jobs")]
            Self::Job(error) => error.retry_after(),
            _ => self.raw().and_then(RawResponse::retry_after),
        }
    }

    /// Returns whether the request, or a part of it, may have reached the server.
    ///
    /// ```
    /// use sailwright_runtime::Error;
    ///
    /// fn can_create_again(error: &Error) -> bool {
    ///     !error.request_was_sent()
    /// }
    /// ```
    ///
    /// **Troubleshooting:** after a failed creation whose request was sent, look for the new object before you create
    /// it again; [`may_have_been_carried_out`](Self::may_have_been_carried_out) also excludes rejected requests.
    #[must_use]
    pub fn request_was_sent(&self) -> bool {
        if let Self::Transport(error) = self {
            return error.may_have_been_sent();
        }
        let is_before = matches!(self, Self::Config(_) | Self::Build(_));
        #[cfg(feature = "security-schemes")]
        let is_before = is_before || matches!(self, Self::Auth(_));
        !is_before
    }

    /// Returns whether the server may have carried out the request.
    ///
    /// `false` if nothing was sent, and if the server rejected every attempt with a 4xx status code.
    #[must_use]
    pub fn may_have_been_carried_out(&self) -> bool {
        match self {
            Self::Api(_) | Self::Undocumented(_) => {
                self.raw().is_some_and(RawResponse::may_have_been_carried_out)
            }
            _ => self.request_was_sent(),
        }
    }

    /// Returns whether a later retry of the request is safe and may succeed.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_retryable(),
            #[cfg(feature = "security-schemes")]
            Self::Auth(error) => error.is_retryable(),
            #[cfg(feature = "jobs")]
            Self::Job(error) => error.is_retryable(),
            Self::Api(_) | Self::Undocumented(_) => {
                self.raw().is_some_and(RawResponse::is_retryable)
            }
            Self::Config(_) | Self::Build(_) | Self::Decode(_) | Self::Save(_) => false,
        }
    }
}
