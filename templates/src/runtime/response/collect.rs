//! Reading a body at once, up to a limit.

use bytes::Bytes;
use reqwest::Response;

use crate::runtime::error::TransportProblem;

/// Why a body is not complete, and what there is of it.
pub(crate) struct Incomplete {
    pub(crate) problem: TransportProblem,
    pub(crate) source: Option<reqwest::Error>,
    pub(crate) partial: Bytes,
}

/// Reads the whole body; a single chunk is not copied.
#[cfg(not(target_family = "wasm"))]
pub(crate) async fn collect(mut response: Response, limit: usize) -> Result<Bytes, Incomplete> {
    let announced = response.content_length().and_then(|length| usize::try_from(length).ok());
    let mut first = Bytes::new();
    let mut rest = bytes::BytesMut::new();
    let incomplete = |problem, source, first: Bytes, rest: bytes::BytesMut| Incomplete {
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
            rest.reserve(announced.unwrap_or_default().min(limit).max(first.len() + chunk.len()));
            rest.extend_from_slice(&first);
        }
        rest.extend_from_slice(&chunk);
    }
    Ok(if rest.is_empty() { first } else { rest.freeze() })
}

/// Reads the whole body, which a browser hands over in one piece.
#[cfg(target_family = "wasm")]
pub(crate) async fn collect(response: Response, limit: usize) -> Result<Bytes, Incomplete> {
    let incomplete = |problem, source| Incomplete { problem, source, partial: Bytes::new() };
    let body = response.bytes().await;
    let body = body.map_err(|error| incomplete(TransportProblem::Truncated, Some(error)))?;
    if body.len() > limit {
        return Err(incomplete(TransportProblem::TooLarge(limit), None));
    }
    Ok(body)
}
