//! The untyped request.

use std::borrow::Cow;

#[cfg(feature = "events")]
use http::header::{ACCEPT, HeaderValue};
use serde_json::Value;

use super::RawClient;
use crate::auth::Requirement;
#[cfg(feature = "download")]
use crate::download::Download;
use crate::error::Error;
#[cfg(feature = "events")]
use crate::events::Events;
#[cfg(feature = "events")]
use crate::json::FromJson;
use crate::json::ToJson;
use crate::request::{Body, Method, Request};
#[cfg(feature = "download")]
use crate::response::Response;
use crate::response::{IncomingResponse, RawResponse};

/// A request to an endpoint that the API document does not describe; see [`Client::request`](crate::Client::request).
///
/// ```
/// use sailwright_runtime::{Client, Error, Method, Value};
///
/// async fn find(client: &Client, id: &str) -> Result<Value, Error> {
///     let request = client.request(Method::GET, "/v2/accounts/{id}").path("id", &id);
///     request.query("detail", &true).send().await?.json()
/// }
/// ```
#[derive(Clone, Debug)]
#[must_use = "a request is not sent until `send` is called and awaited"]
pub struct RawRequest {
    client: RawClient,
    request: Request,
}

impl RawRequest {
    pub(super) fn new(client: RawClient, method: Method, path: &str) -> Self {
        let slash = if path.starts_with('/') { "" } else { "/" };
        let mut request = Request::new(method, "", Cow::Owned(format!("{slash}{path}")));
        request.requirement = Requirement::Any;
        #[cfg(feature = "read-only")]
        request.omit_read_only(&client);
        Self { client, request }
    }

    /// Sets the value of `{name}` in the path.
    pub fn path(mut self, name: &str, value: &dyn ToJson) -> Self {
        self.request.set_path(Cow::Owned(name.to_owned()), value);
        self
    }

    /// Adds a query parameter.
    pub fn query(mut self, name: &str, value: &dyn ToJson) -> Self {
        self.request.append_query(name.to_owned(), value);
        self
    }

    /// Sets a header. Headers that the HTTP client sets, such as `Content-Length`, are an error of `send`.
    pub fn header(mut self, name: &str, value: &dyn ToJson) -> Self {
        self.request.header(name, value);
        self.request.check_header_name(name);
        self
    }

    /// Sets the request body to JSON: a generated type, or a [`Value`].
    pub fn json(mut self, value: &dyn ToJson) -> Self {
        self.request.json("application/json", value);
        self
    }

    /// Sets the request body to bytes of a media type.
    pub fn bytes(mut self, media_type: &str, body: impl Into<Body>) -> Self {
        self.request.bytes(media_type, body);
        self
    }

    /// Sends the request and receives the whole response.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Api`] for an error status code with a JSON body; see [`Error`] for the other errors.
    pub async fn send(self) -> Result<RawResponse, Error<Value>> {
        success(self.client.execute(self.request).await).map(IncomingResponse::into_raw)
    }

    /// Sends the request and returns the response body as a stream of bytes.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`send`](Self::send).
    #[cfg(feature = "download")]
    pub async fn send_for_download(self) -> Result<Response<Download>, Error<Value>> {
        success(self.client.open(self.request).await)?.bytes().map_err(Error::typed)
    }

    /// Sends the request and returns the response body as a stream of server-sent events whose data is JSON.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`send`](Self::send), and [`Error::Decode`] if the response is no event stream.
    #[cfg(feature = "events")]
    pub async fn send_for_events<T: FromJson>(
        mut self,
    ) -> Result<Response<Events<T>>, Error<Value>> {
        self.request.headers.entry(ACCEPT).or_insert(HeaderValue::from_static("text/event-stream"));
        success(self.client.open(self.request).await)?.events().map_err(Error::typed)
    }
}

fn success(response: Result<IncomingResponse, Error>) -> Result<IncomingResponse, Error<Value>> {
    let response = response.map_err(Error::typed)?;
    if response.status().is_success() { Ok(response) } else { Err(response.into_error()) }
}
