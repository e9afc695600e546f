//! Requests to endpoints that are not in the document.

use std::borrow::Cow;

use serde_json::Value;

use super::Client;
use crate::runtime::error::Error;
use crate::runtime::json::ToJson;
use crate::runtime::request::{Body, Method, Request};
use crate::runtime::response::IncomingResponse;

/// A request that is made by hand.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until `send` is called and awaited"]
pub struct RawRequest {
    client: Client,
    request: Request,
}

impl RawRequest {
    pub(super) fn new(client: Client, method: Method, path: &str) -> Self {
        let slash = if path.starts_with('/') { "" } else { "/" };
        Self { client, request: Request::new(method, "", Cow::Owned(format!("{slash}{path}"))) }
    }

    /// Fills `{name}` in the path.
    pub fn path(mut self, name: &str, value: &dyn ToJson) -> Self {
        self.request.fill_path(Cow::Owned(name.to_owned()), value);
        self
    }

    /// Adds a query parameter.
    pub fn query(mut self, name: &str, value: &dyn ToJson) -> Self {
        self.request.append_query(name.to_owned(), value);
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: &dyn ToJson) -> Self {
        self.request.header(name, value);
        self
    }

    /// Sends JSON: a model, or a [`Value`].
    pub fn json(mut self, value: &dyn ToJson) -> Self {
        self.request.json("application/json", value);
        self
    }

    /// Sends bytes as they are.
    pub fn bytes(mut self, media_type: &str, body: impl Into<Body>) -> Self {
        self.request.bytes(media_type, body);
        self
    }

    /// Sends the request and reads the whole answer.
    ///
    /// # Errors
    ///
    /// As of an operation; an error status whose body is JSON is [`Error::Api`].
    pub async fn send(self) -> Result<IncomingResponse, Error<Value>> {
        succeed(self.client.execute(self.request).await?)
    }

    /// Sends the request and leaves the body of the answer open, to be streamed.
    ///
    /// # Errors
    ///
    /// As of an operation; an error status whose body is JSON is [`Error::Api`].
    pub async fn open(self) -> Result<IncomingResponse, Error<Value>> {
        succeed(self.client.open(self.request).await?)
    }
}

fn succeed(response: IncomingResponse) -> Result<IncomingResponse, Error<Value>> {
    if response.status().is_success() { Ok(response) } else { Err(response.failure()) }
}
