//! The type of successful responses: one type, or an enum if they have different bodies.

use crate::ir::{Operation, ResponseBody, Success, SuccessResponse, UniformSuccess};
use crate::spec::StatusRange;

/// Returns the type of a successful response.
pub(super) fn success(operation: &Operation) -> Success {
    let responses = responses(operation);
    let differs = responses.windows(2).any(|pair| pair[0].1.body != pair[1].1.body);
    if differs {
        return Success::Enum(responses.into_iter().map(|(position, _)| position).collect());
    }
    let body = responses.first().map_or(ResponseBody::None, |(_, first)| first.body.clone());
    let statuses = responses.iter().map(|(_, response)| response.status);
    Success::Uniform(UniformSuccess::new(statuses, body))
}

/// Returns the response to a request for events.
pub(super) fn events(operation: &Operation) -> Option<UniformSuccess> {
    let response = operation.events.as_ref()?;
    Some(UniformSuccess::new([response.status].into_iter(), response.body.clone()))
}

/// Returns whether a success response is read as a stream.
pub(super) fn is_streamed(operation: &Operation) -> bool {
    operation.responses.iter().any(|response| response.body.is_streamed())
}

/// Returns the success responses and their positions. The default response is not one if `2XX` is documented.
fn responses(operation: &Operation) -> Vec<(usize, &SuccessResponse)> {
    let all = operation.responses.iter().enumerate();
    let has_class = all.clone().any(|(_, response)| response.status == StatusRange::Class(2));
    all.filter(|(_, response)| !(has_class && response.status == StatusRange::Default)).collect()
}
