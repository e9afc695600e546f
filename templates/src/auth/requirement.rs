//! The credentials that a request requires.

/// The requirement of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Requirement {
    /// No credentials.
    None,
    /// The requirement at a position of the requirements of the documents.
    #[cfg(feature = "security-schemes")]
    Operation(usize),
    /// The first credentials that the client has, without scopes. It may have none.
    Any,
}
