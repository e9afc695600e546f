//! The bodies of documented errors.

use crate::json::{FromJson, JsonError, from_slice};

/// The type of the documented error bodies of an operation.
pub trait ErrorBody: Sized {
    /// Reads the body of an error response; `None` if the API does not document the status code.
    #[doc(hidden)]
    fn read(status: u16, body: &[u8]) -> Option<Result<Self, JsonError>>;
}

/// A type that can be read from JSON is the body of every error response. A type of size 0, such as `()`, is the body
/// of none.
impl<T: FromJson> ErrorBody for T {
    fn read(_status: u16, body: &[u8]) -> Option<Result<Self, JsonError>> {
        (size_of::<T>() > 0).then(|| from_slice(body))
    }
}

/// Implements [`ErrorBody`] for an enum with a variant for each documented status code.
///
/// `404 => NotFound(Problem),` reads a JSON body into `NotFound(Problem)` or `NotFound(Box<Problem>)`;
/// `404 => NotFound as text,` reads a string into `NotFound(String)`; `404 => NotFound,` ignores the body. A range of
/// status codes is written `400..=499`, and all other status codes `_`.
#[doc(hidden)]
#[macro_export]
macro_rules! error_set {
    ($name:ident { $($status:pat => $variant:ident $(($body:ty))? $(as $text:ident)?),* $(,)? }) => {
        impl $crate::generated::ErrorBody for $name {
            #[inline]
            fn read(
                status: u16,
                body: &[u8],
            ) -> ::core::option::Option<::core::result::Result<Self, $crate::generated::JsonError>> {
                let _ = body;
                match status {
                    $($status => $crate::generated::error_variant!(
                        body, $variant $(, $body)? $(, as $text)?
                    ),)*
                    #[allow(unreachable_patterns, reason = "the set may have a default")]
                    _ => ::core::option::Option::None,
                }
            }
        }
    };
}

/// Reads the body of one variant of [`error_set`].
#[doc(hidden)]
#[macro_export]
macro_rules! error_variant {
    ($bytes:ident, $variant:ident) => {
        ::core::option::Option::Some(::core::result::Result::Ok(Self::$variant))
    };
    ($bytes:ident, $variant:ident, as text) => {
        // The string is a message for people, so replaced bytes are acceptable.
        ::core::option::Option::Some(::core::result::Result::Ok(Self::$variant(
            ::std::string::String::from_utf8_lossy($bytes).into_owned(),
        )))
    };
    ($bytes:ident, $variant:ident, $body:ty) => {
        ::core::option::Option::Some($crate::generated::from_slice($bytes).map(Self::$variant))
    };
}

// Exported macros.
pub use {error_set, error_variant};
