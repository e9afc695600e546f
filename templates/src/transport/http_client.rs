//! The default transport: reqwest.

use std::error::Error;

use http::{Request, Response};
// Another name, because the crate has a `Client` of its own.
use reqwest::Client as HttpClient;

use super::{Transport, TransportBody, TransportFailure};
use crate::time::BoxFuture;

impl Transport for HttpClient {
    fn send(
        &self,
        request: Request<TransportBody>,
    ) -> BoxFuture<'_, Result<Response<TransportBody>, TransportFailure>> {
        Box::pin(async move {
            let response = self.execute(outgoing(request).await?).await;
            incoming(response.map_err(failure)?).await
        })
    }
}

pub(super) async fn outgoing(
    request: Request<TransportBody>,
) -> Result<reqwest::Request, TransportFailure> {
    let (parts, body) = request.into_parts();
    let request = Request::from_parts(parts, outgoing_body(body).await?);
    reqwest::Request::try_from(request).map_err(failure)
}

#[cfg(not(target_family = "wasm"))]
#[allow(clippy::unused_async, reason = "the function for browsers awaits the body")]
pub(super) async fn outgoing_body(body: TransportBody) -> Result<reqwest::Body, TransportFailure> {
    Ok(match body.into_bytes() {
        Ok(bytes) => reqwest::Body::from(bytes),
        Err(body) => reqwest::Body::wrap(body),
    })
}

/// Receives the whole body of a request first, because browsers do not send streams.
#[cfg(target_family = "wasm")]
pub(super) async fn outgoing_body(
    mut body: TransportBody,
) -> Result<reqwest::Body, TransportFailure> {
    let mut all = Vec::new();
    while let Some(chunk) = body.chunk().await.map_err(TransportFailure::InvalidRequest)? {
        all.extend_from_slice(&chunk);
    }
    Ok(reqwest::Body::from(all))
}

#[cfg(not(target_family = "wasm"))]
#[allow(clippy::unused_async, reason = "the function for browsers awaits the body")]
pub(super) async fn incoming(
    response: reqwest::Response,
) -> Result<Response<TransportBody>, TransportFailure> {
    let response: Response<reqwest::Body> = response.into();
    Ok(response.map(TransportBody::of_http))
}

/// Receives the whole body, which browsers provide as one chunk.
#[cfg(target_family = "wasm")]
pub(super) async fn incoming(
    response: reqwest::Response,
) -> Result<Response<TransportBody>, TransportFailure> {
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.bytes().await.map_err(failure)?;
    let mut response = Response::new(TransportBody::from(body));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}

/// Returns the reason of an error, without the URL, which contains parameter values.
pub(super) fn failure(error: reqwest::Error) -> TransportFailure {
    let error = error.without_url();
    if error.is_builder() {
        return TransportFailure::InvalidRequest(error.into());
    }
    #[cfg(not(target_family = "wasm"))]
    if error.is_connect() {
        return TransportFailure::NotSent(error.into());
    }
    if is_head_too_large(&error) {
        TransportFailure::HeadersTooLarge(error.into())
    } else {
        TransportFailure::Interrupted(error.into())
    }
}

/// Returns whether the headers of the response exceed a limit of the HTTP client. Its error has no type that this crate
/// can name, so the message decides.
fn is_head_too_large(error: &reqwest::Error) -> bool {
    let mut source = error.source();
    while let Some(error) = source {
        if error.to_string().contains("message head is too large") {
            return true;
        }
        source = error.source();
    }
    false
}
