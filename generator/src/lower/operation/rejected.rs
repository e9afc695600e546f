//! Parts of operations that cannot be generated.

use crate::diagnostic::{Code, Location};

/// The reason why an operation, or a part of it, cannot be generated.
pub(super) struct Rejected {
    pub(super) code: Code,
    pub(super) at: Location,
    pub(super) message: String,
}
