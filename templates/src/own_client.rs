//! The client that the tests and the examples of this crate use, defined as in a generated crate.

use crate::client::client;

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
}
