//! Receiving a whole body, up to a limit.

use std::time::Duration;

use bytes::Bytes;

use crate::error::{BoxError, TransportProblem};
use crate::time::{Instant, deadline_after, earlier, timeout_at};
use crate::transport::TransportBody;

/// The largest number of bytes that is reserved because the server announces them. A longer body gets memory as it is
/// received, because a server can announce any length.
const MAX_RESERVED: usize = 1024 * 1024;

/// A body that could not be received completely.
pub(crate) struct IncompleteBody {
    pub(crate) problem: TransportProblem,
    pub(crate) source: Option<BoxError>,
    /// The part that was received.
    pub(crate) partial: Bytes,
}

/// Receives the whole body until a deadline; `read_timeout` is the longest time between two chunks. A body of one chunk is
/// not copied.
pub(crate) async fn collect(
    mut body: TransportBody,
    limit: usize,
    read_timeout: Option<Duration>,
    deadline: Option<Instant>,
) -> Result<Bytes, IncompleteBody> {
    let content_length = body.length().and_then(|length| usize::try_from(length).ok());
    let mut first = Bytes::new();
    let mut rest = bytes::BytesMut::new();
    let incomplete = |problem, source, first: Bytes, rest: bytes::BytesMut| IncompleteBody {
        problem,
        source,
        partial: if rest.is_empty() { first } else { rest.freeze() },
    };
    loop {
        let next = earlier(deadline, read_timeout.and_then(deadline_after));
        let chunk = match timeout_at(next, body.chunk()).await {
            Some(Ok(Some(chunk))) => chunk,
            Some(Ok(None)) => break,
            Some(Err(error)) => {
                return Err(incomplete(TransportProblem::Truncated, Some(error), first, rest));
            }
            None => return Err(incomplete(TransportProblem::ReadTimeout, None, first, rest)),
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
