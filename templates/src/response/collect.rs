//! Receiving a whole body, up to a limit.

use bytes::Bytes;
use reqwest::Response;

use crate::error::TransportProblem;

/// The largest number of bytes that is reserved because the server announces them. A longer body gets memory as it is
/// received, because a server can announce any length.
#[cfg(not(target_family = "wasm"))]
const MAX_RESERVED: usize = 1024 * 1024;

/// A body that could not be received completely.
pub(crate) struct IncompleteBody {
    pub(crate) problem: TransportProblem,
    pub(crate) source: Option<reqwest::Error>,
    /// The part that was received.
    pub(crate) partial: Bytes,
}

/// Receives the whole body. A body of one chunk is not copied.
#[cfg(not(target_family = "wasm"))]
pub(crate) async fn collect(mut response: Response, limit: usize) -> Result<Bytes, IncompleteBody> {
    let content_length = response.content_length().and_then(|length| usize::try_from(length).ok());
    let mut first = Bytes::new();
    let mut rest = bytes::BytesMut::new();
    let incomplete = |problem, source, first: Bytes, rest: bytes::BytesMut| IncompleteBody {
        problem,
        source,
        partial: if rest.is_empty() { first } else { rest.freeze() },
    };
    loop {
        let chunk = match response.chunk().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => break,
            Err(error) => {
                return Err(incomplete(TransportProblem::Truncated, Some(error), first, rest));
            }
        };
        if first.len().max(rest.len()) + chunk.len() > limit {
            return Err(incomplete(TransportProblem::TooLarge(limit), None, first, rest));
        }
        if first.is_empty() && rest.is_empty() {
            first = chunk;
            continue;
        }
        if rest.is_empty() {
            let announced = content_length.unwrap_or_default().min(limit).min(MAX_RESERVED);
            rest.reserve(announced.max(first.len() + chunk.len()));
            rest.extend_from_slice(&first);
        }
        rest.extend_from_slice(&chunk);
    }
    Ok(if rest.is_empty() { first } else { rest.freeze() })
}

/// Receives the whole body, which browsers provide as one chunk.
#[cfg(target_family = "wasm")]
pub(crate) async fn collect(response: Response, limit: usize) -> Result<Bytes, IncompleteBody> {
    let incomplete = |problem, source| IncompleteBody { problem, source, partial: Bytes::new() };
    let body = response.bytes().await;
    let body = body.map_err(|error| incomplete(TransportProblem::Truncated, Some(error)))?;
    if body.len() > limit {
        return Err(incomplete(TransportProblem::TooLarge(limit), None));
    }
    Ok(body)
}
