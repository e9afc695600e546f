//! The macros that implement [`ErrorBody`](super::ErrorBody) for the documented errors of several status codes.

/// Implements `ErrorBody` and `Error` for an enum with a variant for each documented status code, followed by the
/// meaning of the status code.
///
/// `404 => NotFound(Problem): "No such pet",` reads a JSON body into `NotFound(Problem)` or `NotFound(Box<Problem>)`;
/// `404 => NotFound as text: "No such pet",` reads a string into `NotFound(String)`; `404 => NotFound: "No such pet",`
/// ignores the body. A range of status codes is written `4 | 400..=499`, and all other status codes `_`.
#[doc(hidden)]
#[macro_export]
macro_rules! error_set {
    ($name:ident {
        $($status:pat => $variant:ident $(($body:ty $(as $position:ty)?))? $(as $text:ident)?: $meaning:literal),* $(,)?
    }) => {
        impl $crate::generated::ErrorBody for $name {
            #[inline]
            fn read(
                status: u16,
                body: &[u8],
            ) -> ::core::option::Option<::core::result::Result<Self, $crate::generated::JsonError>> {
                let _ = body;
                match status {
                    $($status => $crate::generated::error_variant!(
                        body, $variant $(, $body $(, as $position)?)? $(, as $text)?
                    ),)*
                    #[allow(unreachable_patterns, reason = "the set may have a default")]
                    _ => ::core::option::Option::None,
                }
            }

            #[inline]
            fn as_error(
                &self,
            ) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                ::core::option::Option::Some(self)
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $($crate::generated::error_view!(
                    self, f, $meaning, $variant $(, $body $(, as $position)?)? $(, $text)?
                );)*
                ::core::result::Result::Ok(())
            }
        }

        impl ::core::error::Error for $name {}
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
    ($bytes:ident, $variant:ident, $body:ty, as $position:ty) => {
        ::core::option::Option::Some(
            $crate::generated::foreign_from_slice::<$position, _>($bytes)
                .map(|body| Self::$variant(::std::boxed::Box::new(body))),
        )
    };
    ($bytes:ident, $variant:ident, $body:ty) => {
        ::core::option::Option::Some($crate::generated::from_slice($bytes).map(Self::$variant))
    };
}

/// Writes one variant of [`error_set`], and returns, if the value is this variant.
#[doc(hidden)]
#[macro_export]
macro_rules! error_view {
    ($self:ident, $f:ident, $meaning:literal, $variant:ident) => {
        if ::core::matches!($self, Self::$variant) {
            return $f.write_str($meaning);
        }
    };
    ($self:ident, $f:ident, $meaning:literal, $variant:ident, $body:ty, as $position:ty) => {
        if ::core::matches!($self, Self::$variant(_)) {
            return $f.write_str($meaning);
        }
    };
    ($self:ident, $f:ident, $meaning:literal, $variant:ident, $($body:tt)+) => {
        #[allow(irrefutable_let_patterns, reason = "the set may have one variant")]
        if let Self::$variant(body) = $self {
            return $crate::generated::describe($f, $meaning, ::core::option::Option::Some(body));
        }
    };
}

// Exported macros.
pub use {error_set, error_variant, error_view};
