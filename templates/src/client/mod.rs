//! The client: the configuration and state that all requests of an application share.

mod authentication;
mod authorization;
mod config_error;
mod configuration;
mod connection_setters;
mod connections;
mod core;
#[cfg(feature = "security-schemes")]
mod credentials;
mod define;
#[cfg(feature = "tokens")]
mod endpoint;
#[cfg(feature = "environment")]
mod environment;
#[cfg(feature = "user-tokens")]
mod flows;
mod http;
#[cfg(any(feature = "jobs", feature = "pagination", feature = "security-schemes"))]
mod link;
mod options;
#[cfg(not(target_family = "wasm"))]
mod pools;
mod raw;
#[cfg(feature = "servers")]
mod server;
#[cfg(any(feature = "client-parameters", feature = "security-schemes", feature = "servers"))]
mod small_map;
mod tls;
mod url;

use std::fmt;
use std::sync::Arc;

pub use config_error::ConfigError;
pub use configuration::Configuration;
// Exported macros.
pub use connection_setters::connection_setters;
pub(crate) use connections::{Connections, Route};
pub(crate) use core::Core;
#[cfg(feature = "user-tokens")]
// Exported macros.
pub use define::authorization_url_setter;
#[cfg(feature = "rate-limiter")]
// Exported macros.
pub use define::limiter_setter;
#[cfg(feature = "read-only")]
// Exported macros.
pub use define::read_only_setter;
#[cfg(feature = "tokens")]
// Exported macros.
pub use define::token_provider_setters;
// Exported macros.
pub use define::{basic_auth_setter, client, token_setter};
#[cfg(feature = "environment")]
pub use environment::EnvironmentNames;
pub use options::CallOptions;
pub use raw::RawRequest;
pub use tls::TlsBackend;
pub(crate) use url::{is_loopback, is_secure};

#[cfg(feature = "pagination")]
use super::auth::Secrets;
use super::call::{BodyMode, Call};
use super::error::Error;
#[cfg(feature = "events")]
use super::events::Reconnect;
use super::request::{Method, Request};
use super::response::IncomingResponse;
use super::time::BoxFuture;

/// Sends the requests of a client.
///
/// It is cheap to clone, and its clones share connections, tokens and limits.
#[derive(Clone)]
pub struct RawClient {
    core: Arc<Core>,
    options: Arc<CallOptions>,
}

impl RawClient {
    pub(crate) fn new(core: Core) -> Self {
        Self { core: Arc::new(core), options: Arc::default() }
    }

    /// Returns the same client with other options for its calls. They replace all options that were set before.
    #[must_use]
    pub fn with_options(&self, options: CallOptions) -> Self {
        Self { core: self.core.clone(), options: Arc::new(options) }
    }

    /// Returns a URL that a server has sent without the query parameters that the client sets, and without credentials.
    #[cfg(feature = "pagination")]
    pub(crate) fn stored_link(&self, request: &Request, link: &str, secrets: &Secrets) -> String {
        self.core.stored_link(request, link, secrets)
    }

    /// Returns whether requests contain read-only properties.
    #[cfg(feature = "read-only")]
    pub(crate) fn sends_read_only(&self) -> bool {
        self.options.send_read_only.unwrap_or(self.core.send_read_only)
    }

    /// Creates an untyped request, for an endpoint that the API document does not describe. It is sent with the
    /// credentials, retries and limits of the client.
    ///
    /// `path` follows the base URL: `/v2024/accounts`.
    pub fn request(&self, method: Method, path: &str) -> RawRequest {
        RawRequest::new(self.clone(), method, path)
    }

    /// Sends a request and receives its response with the whole body.
    ///
    /// # Errors
    ///
    /// Returns an error if no complete response is received. A response with an error status code is no error.
    #[must_use]
    pub fn execute(&self, request: Request) -> BoxFuture<'static, Result<IncomingResponse, Error>> {
        match Call::new(self.core.clone(), self.options.clone(), request, BodyMode::Buffered) {
            Ok(call) => call.run(),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }

    /// Sends a request and receives its response; the body of a success can be streamed.
    ///
    /// # Errors
    ///
    /// Returns an error if no response is received. A response with an error status code is no error.
    #[must_use]
    pub fn open(&self, request: Request) -> BoxFuture<'static, Result<IncomingResponse, Error>> {
        // A new connection of an event stream has the same key.
        #[cfg(feature = "idempotency-keys")]
        let request = request.with_key(&self.options.headers);
        #[cfg(feature = "events")]
        let reconnect = Reconnect { client: self.clone(), request: request.clone() };
        match Call::new(self.core.clone(), self.options.clone(), request, BodyMode::Streamed) {
            #[cfg(feature = "events")]
            Ok(call) => Box::pin(async { Ok(call.run().await?.with_reconnect(reconnect)) }),
            #[cfg(not(feature = "events"))]
            Ok(call) => call.run(),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }
}

impl fmt::Debug for RawClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("base_url", &self.core.base_url).finish_non_exhaustive()
    }
}
