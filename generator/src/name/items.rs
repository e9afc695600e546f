//! The names of the types of an operation.

use super::Ident;

/// The types of an operation.
#[derive(Clone, Debug)]
pub(super) struct OperationItems {
    pub(super) request: Ident,
    pub(super) response: Ident,
    pub(super) headers: Ident,
}
