//! The transport of a request, with a shorter way to the default one.

use std::sync::Arc;

use http::{HeaderMap, Method, Request, Response, Uri};
use reqwest::Url;

use super::http_client::{failure, incoming, outgoing_body};
use super::{Transport, TransportBody, TransportFailure};

/// The transport of a request.
#[derive(Clone)]
pub(crate) enum Sender {
    /// The default transport, whose requests are made without a conversion of the URL
    Http(reqwest::Client),
    Custom(Arc<dyn Transport>),
}

impl Sender {
    pub(crate) async fn send(
        &self,
        method: Method,
        url: Url,
        headers: HeaderMap,
        body: TransportBody,
    ) -> Result<Response<TransportBody>, TransportFailure> {
        match self {
            Self::Http(client) => {
                let mut request = reqwest::Request::new(method, url);
                *request.headers_mut() = headers;
                *request.body_mut() = Some(outgoing_body(body).await?);
                incoming(client.execute(request).await.map_err(failure)?).await
            }
            Self::Custom(transport) => {
                let uri = Uri::try_from(url.as_str())
                    .map_err(|error| TransportFailure::InvalidRequest(error.into()))?;
                let mut request = Request::new(body);
                *request.method_mut() = method;
                *request.uri_mut() = uri;
                *request.headers_mut() = headers;
                transport.send(request).await
            }
        }
    }
}
