//! The status codes that decide the meaning of a response.

use crate::ir::{ErrorBody, ErrorSet, Operation};
use crate::spec::StatusRange;

/// Returns the status codes of results: documented redirections, and with them all 2xx status codes if one is documented.
/// Empty if there are no documented redirections.
pub(super) fn results(operation: &Operation) -> Vec<u16> {
    let (redirections, success): (Vec<StatusRange>, Vec<StatusRange>) = operation
        .responses
        .iter()
        .map(|response| response.status)
        .partition(|status| status.is_redirection());
    if redirections.is_empty() {
        return Vec::new();
    }
    let success = (!success.is_empty()).then_some(2);
    success.into_iter().chain(redirections.into_iter().map(entry)).collect()
}

/// Returns the status codes of the documented errors, if the type of the errors does not imply them: errors without a body,
/// and a range or `default` of an operation whose enum has a variant for one of its status codes.
pub(super) fn errors(operation: &Operation, sets: &[ErrorSet]) -> Vec<u16> {
    let own: Vec<StatusRange> = operation.error_docs.iter().map(|(status, _)| *status).collect();
    let is_needed = match &operation.error {
        ErrorBody::None => true,
        ErrorBody::One(_) => false,
        ErrorBody::Set(id) => {
            let all = sets[id.0].cases.iter().map(|(status, ..)| *status);
            all.filter(|status| !own.contains(status)).any(|status| is_covered(status, &own))
        }
    };
    if is_needed { own.into_iter().map(entry).collect() } else { Vec::new() }
}

/// Returns whether a range of an operation has status codes of another response.
fn is_covered(other: StatusRange, own: &[StatusRange]) -> bool {
    own.iter().any(|range| match (range, other) {
        (StatusRange::Default, _) => true,
        (StatusRange::Class(_), StatusRange::Exact(_)) => range.class() == other.class(),
        _ => false,
    })
}

fn entry(status: StatusRange) -> u16 {
    match status {
        StatusRange::Exact(code) => code,
        StatusRange::Class(digit) => u16::from(digit),
        StatusRange::Default => 0,
    }
}
