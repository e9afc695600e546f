//! The branches that read the status codes of an operation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{ErrorBody, Operation};
use crate::spec::StatusRange;

/// A branch that reads some status codes.
pub(super) struct Branch {
    pub(super) pattern: String,
    /// The condition about the response, if the branch is for undocumented status codes.
    pub(super) guard: Option<TokenStream>,
    pub(super) read: TokenStream,
}

/// Returns the pattern of a status.
pub(super) fn status_pattern(status: StatusRange, operation: &Operation) -> String {
    match status {
        StatusRange::Exact(code) => code.to_string(),
        StatusRange::Default => "200..=299".to_owned(),
        StatusRange::Class(class) => range_pattern(u16::from(class), operation, None),
    }
}

/// Returns the pattern of a range. It does not start or end with a status code of another response than `own`, because
/// Clippy warns about overlapping patterns there.
pub(super) fn range_pattern(class: u16, operation: &Operation, own: Option<usize>) -> String {
    let has_response = |code: &u16| {
        let mut others = operation.responses.iter().enumerate();
        others.any(|(position, response)| {
            response.status == StatusRange::Exact(*code) && own != Some(position)
        })
    };
    let mut codes = (class * 100..class * 100 + 100).filter(|code| !has_response(code));
    match (codes.next(), codes.next_back()) {
        (Some(from), Some(to)) => format!("{from}..={to}"),
        _ => format!("{class}00..={class}99"),
    }
}

/// Returns the end of an expression that may fail before a documented error can be read: an error of the runtime has no
/// type parameter, so it is converted for an operation with documented errors.
pub(super) fn raise(operation: &Operation) -> TokenStream {
    match operation.error {
        ErrorBody::None => quote!(?),
        ErrorBody::One(_) | ErrorBody::Set(_) => quote!(.map_err(Error::typed)?),
    }
}
