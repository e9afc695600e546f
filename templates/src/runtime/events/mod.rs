//! Server-sent events.

mod parser;
mod stream;

pub use stream::Events;

use super::client::Client;
use super::request::Request;

/// One event.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// What kind of event it is; `message` if the server does not say.
    pub kind: String,
    /// The last id that the server gave; empty if it gave none.
    pub id: String,
    /// What it tells.
    pub data: T,
}

/// What it takes to ask for the stream again.
#[derive(Debug)]
pub(crate) struct Reopen {
    pub(crate) client: Client,
    pub(crate) request: Request,
}

impl Reopen {
    pub(crate) fn new(client: Client, request: Request) -> Self {
        Self { client, request }
    }
}
