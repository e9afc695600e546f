//! The type of results: one type, or an enum if they have different bodies.

use crate::ir::{Operation, ResponseBody, Success};

/// Returns the type of the results.
pub(super) fn success(operation: &Operation) -> Success {
    let responses = &operation.responses;
    if responses.windows(2).any(|pair| pair[0].body != pair[1].body) {
        return Success::Enum((0..responses.len()).collect());
    }
    let body = responses.first().map_or(ResponseBody::None, |first| first.body.clone());
    Success::Uniform(body)
}

/// Returns whether a result is read as a stream.
pub(super) fn is_streamed(operation: &Operation) -> bool {
    operation.responses.iter().any(|response| response.body.is_streamed())
}
