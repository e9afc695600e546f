//! Responses: untyped ([`RawResponse`]) and typed ([`Response`]).

mod body;
mod collect;
mod decode;
mod future;
#[cfg(feature = "headers")]
mod header;
mod incoming;
mod media;
mod raw;
mod typed;

pub(crate) use body::OpenBody;
pub(crate) use collect::collect;
pub use future::ResponseFuture;
#[cfg(feature = "headers")]
pub use header::HeaderForm;
pub use incoming::IncomingResponse;
#[cfg(feature = "json-streams")]
pub(crate) use media::parameter;
pub(crate) use media::{accepts, accepts_in_range, charset, contradicts, essence};
pub use raw::RawResponse;
pub use typed::Response;

use crate::error::Error;
use crate::json::line;

/// A function that reads the body of a successful response.
pub(crate) type ReadBody<T> = fn(IncomingResponse) -> Result<Response<T>, Error>;

/// Returns the first `limit` characters of a text in one line.
pub(crate) fn excerpt(text: &str, limit: usize) -> String {
    line(&mut text.chars(), limit)
}
