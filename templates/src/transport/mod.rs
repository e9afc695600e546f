//! The transport of a client: what sends its HTTP requests.

mod body;
mod http_client;
#[cfg(feature = "reqwest-middleware")]
mod middleware;
mod sender;
#[cfg(feature = "tower")]
mod tower;

use std::error::Error;
use std::fmt;
use std::sync::Arc;

pub use body::TransportBody;
/// The types of requests and responses.
pub use http;
pub(crate) use sender::Sender;
#[cfg(feature = "tower")]
pub use tower::TowerTransport;

use crate::time::BoxFuture;

/// Sends HTTP requests; see [`ClientBuilder::transport`](crate::ClientBuilder::transport).
///
/// The client adds headers and credentials, follows redirects, limits the time, and retries; a transport sends one request
/// and returns its response with any status code. It receives the credentials, so it is a part of the program that is
/// trusted.
///
/// ```
/// use sailwright_runtime::BoxFuture;
/// use sailwright_runtime::transport::http::{Request, Response};
/// use sailwright_runtime::transport::{Transport, TransportBody, TransportFailure};
///
/// /// A server of a test, in the same process.
/// struct Double;
///
/// impl Transport for Double {
///     fn send(
///         &self,
///         request: Request<TransportBody>,
///     ) -> BoxFuture<'_, Result<Response<TransportBody>, TransportFailure>> {
///         let path = format!("{:?}", request.uri().path());
///         Box::pin(async move { Ok(Response::new(TransportBody::from(path))) })
///     }
/// }
/// ```
pub trait Transport: Send + Sync {
    /// Sends a request, and returns its response as soon as its headers are received.
    ///
    /// The URI of the request is absolute. The length of the body is in its
    /// [`size_hint`](http_body::Body::size_hint), and in no header, except for `content-length: 0` of a `POST`, `PUT`, `PATCH` or
    /// `QUERY` request without content. The future is dropped if the time of the attempt is over.
    ///
    /// # Errors
    ///
    /// Returns an error if no headers of a response are received.
    fn send(
        &self,
        request: http::Request<TransportBody>,
    ) -> BoxFuture<'_, Result<http::Response<TransportBody>, TransportFailure>>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<TransportBody>,
    ) -> BoxFuture<'_, Result<http::Response<TransportBody>, TransportFailure>> {
        (**self).send(request)
    }
}

/// The reason why a transport received no response. The client decides with it whether a request can be sent again.
#[derive(Debug)]
#[non_exhaustive]
pub enum TransportFailure {
    /// No connection could be made, so nothing was sent.
    NotSent(Box<dyn Error + Send + Sync>),
    /// The connection was closed before the headers of the response were received. The request may have been carried out.
    Interrupted(Box<dyn Error + Send + Sync>),
    /// The headers of the response are too many, or too large.
    HeadersTooLarge(Box<dyn Error + Send + Sync>),
    /// The transport cannot send such a request.
    InvalidRequest(Box<dyn Error + Send + Sync>),
}

#[cfg(any(feature = "reqwest-middleware", feature = "tower"))]
impl TransportFailure {
    /// Returns the failure that an error contains. Any other error does not say whether the request was sent.
    fn of_error(error: Box<dyn Error + Send + Sync>) -> Self {
        match error.downcast::<Self>() {
            Ok(failure) => *failure,
            Err(error) => match error.downcast::<reqwest::Error>() {
                Ok(error) => http_client::failure(*error),
                Err(error) => Self::of_client(chain(&*error)).unwrap_or(Self::Interrupted(error)),
            },
        }
    }

    /// Returns the failure of an error, or of one that it contains, of the HTTP client. Its text is not kept, because it
    /// contains the URL with its keys.
    fn of_client<'e>(chain: impl IntoIterator<Item = &'e (dyn Error + 'static)>) -> Option<Self> {
        let mut errors =
            chain.into_iter().filter_map(|error| error.downcast_ref::<reqwest::Error>());
        let error = errors.next()?;
        #[cfg(not(target_family = "wasm"))]
        if error.is_connect() {
            return Some(Self::NotSent("the HTTP client could not connect".into()));
        }
        let _ = error;
        Some(Self::Interrupted("the HTTP client failed".into()))
    }
}

/// Returns an error and those that it contains. The source of an `io::Error` is that of the error in it.
#[cfg(any(feature = "reqwest-middleware", feature = "tower"))]
fn chain<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| {
        let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        inner.map(|inner| inner as _).or_else(|| error.source())
    })
}

impl fmt::Display for TransportFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotSent(_) => "no connection could be made",
            Self::Interrupted(_) => "the connection was closed",
            Self::HeadersTooLarge(_) => "the response has too many headers, or too large ones",
            Self::InvalidRequest(_) => "the request cannot be sent",
        })
    }
}

impl Error for TransportFailure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NotSent(source)
            | Self::Interrupted(source)
            | Self::HeadersTooLarge(source)
            | Self::InvalidRequest(source) => Some(&**source),
        }
    }
}
