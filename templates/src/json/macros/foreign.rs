//! Types of other crates.

/// Implements JSON for types of other crates with their implementations of serde. They can also be error bodies.
#[doc(hidden)]
#[macro_export]
macro_rules! foreign {
    ($($type:ty,)*) => {$(
        impl $crate::generated::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::generated::View<'_> {
                $crate::generated::View::made(self)
            }
        }

        impl $crate::generated::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::generated::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::JsonError> {
                reader.foreign()
            }
        }

        impl $crate::generated::ErrorBody for $type {
            #[inline]
            fn read(
                _status: u16,
                body: &[u8],
            ) -> ::core::option::Option<::core::result::Result<Self, $crate::generated::JsonError>> {
                ::core::option::Option::Some($crate::generated::from_slice(body))
            }
        }
    )*};
}

// Exported macros.
pub use foreign;
