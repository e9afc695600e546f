//! Clients of reqwest-middleware as transports.

use http::{Request, Response};
use reqwest_middleware::ClientWithMiddleware;

use super::http_client::{incoming, outgoing};
use super::{Transport, TransportBody, TransportFailure, chain};
use crate::time::BoxFuture;

impl Transport for ClientWithMiddleware {
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

fn failure(error: reqwest_middleware::Error) -> TransportFailure {
    match error {
        reqwest_middleware::Error::Reqwest(error) => TransportFailure::of_error(error.into()),
        reqwest_middleware::Error::Middleware(error) => match error.downcast() {
            Ok(failure) => failure,
            Err(error) => TransportFailure::of_client(error.chain().flat_map(chain))
                .unwrap_or_else(|| TransportFailure::Interrupted(error.into())),
        },
    }
}
