//! The bodies of documented errors.

mod describe;
mod macros;
#[cfg(feature = "error-sets")]
mod set;
mod types;

use std::error;
use std::fmt;

pub use describe::describe;
// Exported macros.
pub use macros::error_body;
#[cfg(feature = "error-sets")]
// Exported macros.
pub use set::{error_set, error_variant, error_view};

use crate::json::JsonError;

/// A type of documented error bodies. Generated code implements it for the errors of all operations.
///
/// It is not implemented for `()`, so that every `Error<E>` converts into `Error`.
pub trait ErrorBody: fmt::Debug + Send + Sync + 'static {
    /// Reads the body of an error response; `None` if the API does not document the status code.
    ///
    /// If the operation documents the status code only as a part of a range or of `default`, `status` is the first digit
    /// of the range or 0.
    #[doc(hidden)]
    fn read(status: u16, body: &[u8]) -> Option<Result<Self, JsonError>>
    where
        Self: Sized;

    /// Returns the body as the source of an error; `None` if the type is not an error, such as a list.
    #[doc(hidden)]
    fn as_error(&self) -> Option<&(dyn error::Error + 'static)> {
        None
    }
}
