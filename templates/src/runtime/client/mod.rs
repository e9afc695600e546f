//! The client: what all requests of an application share.

mod builder;
mod config_error;
mod core;
mod environment;
mod http;
mod options;
mod raw;
mod url;

use std::fmt;
use std::sync::Arc;

pub use builder::ClientBuilder;
pub use config_error::ConfigError;
pub(crate) use core::Core;
pub use environment::EnvironmentNames;
pub use options::CallOptions;
pub use raw::RawRequest;
pub(crate) use url::is_safe;

use super::call::{Call, Reading};
use super::error::Failure;
use super::events::Reopen;
use super::request::{Method, Request};
use super::response::IncomingResponse;
use super::time::BoxFuture;

/// A client of the API.
///
/// Cloning it is cheap, and clones share connections, tokens and limits. Make one and keep it.
#[derive(Clone)]
pub struct Client {
    core: Arc<Core>,
    options: Arc<CallOptions>,
}

impl Client {
    /// Starts to configure a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    pub(crate) fn new(core: Core) -> Self {
        Self { core: Arc::new(core), options: Arc::default() }
    }

    /// The same client with other options for the calls that are made with it; they take the place
    /// of those that were given before.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
        Self { core: self.core.clone(), options: Arc::new(options) }
    }

    /// A request to an endpoint that has no operation; with the same credentials, retries and limits.
    ///
    /// `path` follows the base URL: `/v2024/accounts`.
    pub fn raw(&self, method: Method, path: &str) -> RawRequest {
        RawRequest::new(self.clone(), method, path)
    }

    /// Sends a request and reads the whole answer.
    ///
    /// # Errors
    ///
    /// Fails when no answer arrives in full; an answer of any status is an answer.
    #[must_use]
    pub fn execute(
        &self,
        request: Request,
    ) -> BoxFuture<'static, Result<IncomingResponse, Failure>> {
        match Call::start(self.core.clone(), self.options.clone(), request, Reading::Whole) {
            Ok(call) => call.run(),
            Err(failure) => Box::pin(std::future::ready(Err(failure))),
        }
    }

    /// Sends a request and leaves the body of a successful answer open, to be streamed.
    ///
    /// # Errors
    ///
    /// Fails when no answer arrives; an answer of any status is an answer.
    #[must_use]
    pub fn open(&self, request: Request) -> BoxFuture<'static, Result<IncomingResponse, Failure>> {
        let reopen = Reopen::new(self.clone(), request.clone());
        match Call::start(self.core.clone(), self.options.clone(), request, Reading::Open) {
            Ok(call) => Box::pin(async { Ok(call.run().await?.with_reopen(reopen)) }),
            Err(failure) => Box::pin(std::future::ready(Err(failure))),
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("base_url", &self.core.base_url).finish_non_exhaustive()
    }
}
