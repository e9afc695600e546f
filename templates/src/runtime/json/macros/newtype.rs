//! Structs with a single field.

/// Implements JSON for a struct with one unnamed field, which is written as the value of that field.
macro_rules! newtype {
    ($type:ident($inner:ty)) => {
        impl $crate::runtime::json::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::runtime::json::View<'_> {
                $crate::runtime::json::ToJson::view(&self.0)
            }
        }

        impl $crate::runtime::json::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::json::JsonError> {
                <$inner as $crate::runtime::json::FromJson>::read(reader).map(Self)
            }
        }

        $crate::runtime::json::macros::serde_impls!($type);
    };
}

pub(crate) use newtype;
