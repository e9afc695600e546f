//! The credentials that operations require.

use crate::spec::SecurityScheme;

/// The credentials that an operation requires.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum OperationSecurity {
    /// The document has no `security`.
    Undescribed,
    /// The operation requires no credentials, and its requests contain none.
    None,
    /// The alternatives. The client uses the first one that it satisfies; an empty one is the last choice.
    Required(Vec<Alternative>),
}

/// Security schemes that are required together, by their position, with their scopes separated by spaces.
pub type Alternative = Vec<(usize, String)>;

/// The security schemes and requirements of a crate.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Security {
    /// The schemes that operations require.
    pub schemes: Vec<SecurityScheme>,
    /// The distinct requirements of the operations, the most common one first.
    pub requirements: Vec<Vec<Alternative>>,
    /// The requirement of each operation of each document. `None` if its requests contain no credentials.
    pub of_operations: Vec<Vec<Option<usize>>>,
}
