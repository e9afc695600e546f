//! Server-sent events.

mod parser;
mod stream;

pub use stream::Events;

use super::client::RawClient;
use super::request::Request;

/// A server-sent event.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Type of the event; `message` if the server sends none.
    pub kind: String,
    /// Last event ID that the server sent; an empty string if it sent none.
    pub id: String,
    /// Data of the event.
    pub data: T,
}

/// The client and the request of an event stream, for a new connection.
#[derive(Debug)]
pub(crate) struct Reconnect {
    pub(crate) client: RawClient,
    pub(crate) request: Request,
}
