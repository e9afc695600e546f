//! The responses that an operation documents.

use http::StatusCode;

use crate::json::Leniency;

/// The responses that an operation documents, as generated code describes them.
///
/// In lists of status codes, a single digit is a range: 4 is `4XX`, and 0 is `default`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Expected {
    /// The status codes of results. If empty, these are all 2xx status codes.
    pub(crate) results: &'static [u16],
    /// The documented errors. If empty, they are not known.
    pub(crate) errors: &'static [u16],
    /// Whether the media type of a result must be one of the `Accept` header.
    pub(crate) is_strict: bool,
    /// The parts of a result that are read leniently, unless the client decides.
    pub(crate) leniency: Leniency,
    /// The data of the event that ends a stream of events.
    #[cfg(feature = "events")]
    pub(crate) end_of_events: Option<&'static str>,
}

impl Expected {
    /// Returns whether a response is a result: a success, or a documented redirection.
    pub(crate) fn is_result(&self, status: StatusCode) -> bool {
        match self.results {
            [] => status.is_success(),
            results => entry(results, status.as_u16()).is_some(),
        }
    }

    /// Returns the entry of the documented errors that a status code belongs to: itself, its range, or `default`.
    pub(crate) fn error(&self, status: u16) -> Option<u16> {
        entry(self.errors, status).or_else(|| self.errors.contains(&0).then_some(0))
    }
}

/// Returns the entry of a status code or of its range.
fn entry(list: &[u16], status: u16) -> Option<u16> {
    [status, status / 100].into_iter().find(|entry| list.contains(entry))
}
