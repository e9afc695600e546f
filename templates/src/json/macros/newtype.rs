//! Structs with a single field.

/// Implements JSON for a struct with one unnamed field, which is written as the value of that field.
#[doc(hidden)]
#[macro_export]
macro_rules! newtype {
    ($type:ident($inner:ty) $(as $position:ty)?) => {
        impl ::core::convert::From<$inner> for $type {
            #[inline]
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl $crate::generated::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::generated::View<'_> {
                $crate::generated::view!(&self.0 $(, as $position)?)
            }
        }

        impl $crate::generated::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::generated::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::JsonError> {
                $crate::generated::read!(reader $(as $position)?).map(Self)
            }
        }

        $crate::generated::serde_impls!($type);
    };
}

// Exported macros.
pub use newtype;
