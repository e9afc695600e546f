//! Services of tower as transports.

use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::sync::{Mutex, PoisonError};

use http_body::Body;
use tower_service::Service;

use super::{Transport, TransportBody, TransportFailure};
use crate::time::BoxFuture;

/// A service of tower as a transport.
///
/// An error of the service is a [`TransportFailure`], or that which it contains; for any other error, the request may have
/// been carried out. A service that is not ready was not sent.
pub struct TowerTransport<S>(Mutex<S>);

impl<S> TowerTransport<S> {
    /// Creates a transport whose requests are sent by clones of a service.
    pub fn new(service: S) -> Self {
        Self(Mutex::new(service))
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<http::Request<TransportBody>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    S::Future: Send,
    B: Body + Send + 'static,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    fn send(
        &self,
        request: http::Request<TransportBody>,
    ) -> BoxFuture<'_, Result<http::Response<TransportBody>, TransportFailure>> {
        let mut service = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(async move {
            let ready = poll_fn(|context| service.poll_ready(context)).await;
            ready.map_err(|error| TransportFailure::NotSent(error.into()))?;
            let response = service.call(request).await;
            let response = response.map_err(|error| TransportFailure::of_error(error.into()))?;
            Ok(response.map(TransportBody::new))
        })
    }
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TowerTransport")
    }
}
