//! The macro that implements [`ErrorBody`](super::ErrorBody) for the body of all errors of an operation.

/// Implements `ErrorBody` and `Error` for a generated type that is the body of all errors of an operation.
///
/// `error_body! { Problem }` also implements `Display`; `error_body! { Code as printed }` is for a type that already does.
#[doc(hidden)]
#[macro_export]
macro_rules! error_body {
    ($name:ident) => {
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let body = ::core::option::Option::Some(self as &dyn $crate::generated::ToJson);
                $crate::generated::describe(f, "the server returned an error", body)
            }
        }

        $crate::generated::error_body! { $name as printed }
    };
    ($name:ident as printed) => {
        impl $crate::generated::ErrorBody for $name {
            #[inline]
            fn read(
                _status: u16,
                body: &[u8],
            ) -> ::core::option::Option<::core::result::Result<Self, $crate::generated::JsonError>>
            {
                ::core::option::Option::Some($crate::generated::from_slice(body))
            }

            #[inline]
            fn as_error(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                ::core::option::Option::Some(self)
            }
        }

        impl ::core::error::Error for $name {}
    };
}

// Exported macros.
pub use error_body;
