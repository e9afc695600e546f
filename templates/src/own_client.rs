//! The client that the tests and the examples of this crate use, defined as in a generated crate.

use crate::client::client;
#[cfg(feature = "rate-limiter")]
use crate::client::limiter_setter;
#[cfg(feature = "tokens")]
use crate::client::token_provider_setters;

client! {
    /// A client without operations: all requests are made with [`request`](Self::request).
    ///
    /// A client is cheap to clone, and its clones share connections, tokens and limits: create one client and keep it.
    Client,
    /// A builder of a [`Client`].
    ///
    /// Invalid values are reported by [`build`](Self::build).
    ClientBuilder,
    default_base_url: None,
    setters: [api_key_setters, basic_auth_setter, token_setter],
}
#[cfg(feature = "rate-limiter")]
limiter_setter!(ClientBuilder);
#[cfg(feature = "tokens")]
token_provider_setters!(ClientBuilder);
