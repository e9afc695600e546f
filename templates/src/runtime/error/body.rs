//! The documented bodies of errors.

use crate::runtime::json::{FromJson, JsonError, from_slice};

/// What the API documents for the errors of an operation.
pub trait ErrorBody: Sized {
    /// Reads the body of an error; none when the API does not document the status.
    fn read(status: u16, body: &[u8]) -> Option<Result<Self, JsonError>>;
}

/// A single type stands for all errors alike; one that holds nothing, such as `()`, for none.
impl<T: FromJson> ErrorBody for T {
    fn read(_status: u16, body: &[u8]) -> Option<Result<Self, JsonError>> {
        (size_of::<T>() > 0).then(|| from_slice(body))
    }
}

/// Implements [`ErrorBody`] for an enum with a variant for each documented status.
///
/// `404 => NotFound(Problem),` reads a body into `NotFound(Problem)` or `NotFound(Box<Problem>)`, and
/// `404 => NotFound as text,` into `NotFound(String)`; otherwise the variant holds nothing. A range is written `400..=499`, everything else `_`.
#[allow(unused_macros, reason = "a document may have no error sets")]
macro_rules! error_set {
    ($name:ident { $($status:pat => $variant:ident $(($body:ty))? $(as $text:ident)?),* $(,)? }) => {
        impl $crate::runtime::ErrorBody for $name {
            #[inline]
            fn read(
                status: u16,
                body: &[u8],
            ) -> ::core::option::Option<::core::result::Result<Self, $crate::runtime::JsonError>> {
                let _ = body;
                match status {
                    $($status => $crate::runtime::error::error_case!(
                        body, $variant $(, $body)? $(, as $text)?
                    ),)*
                    #[allow(unreachable_patterns, reason = "the set may have a default")]
                    _ => ::core::option::Option::None,
                }
            }
        }
    };
}

/// One case of [`error_set`].
#[allow(unused_macros, reason = "a document may have no error sets")]
macro_rules! error_case {
    ($bytes:ident, $variant:ident) => {
        ::core::option::Option::Some(::core::result::Result::Ok(Self::$variant))
    };
    ($bytes:ident, $variant:ident, as text) => {
        // What it says is for people; a letter that is lost does no harm.
        ::core::option::Option::Some(::core::result::Result::Ok(Self::$variant(
            ::std::string::String::from_utf8_lossy($bytes).into_owned(),
        )))
    };
    ($bytes:ident, $variant:ident, $body:ty) => {
        ::core::option::Option::Some($crate::runtime::json::from_slice($bytes).map(Self::$variant))
    };
}

#[allow(unused_imports, reason = "a document may have no error sets")]
pub(crate) use {error_case, error_set};
