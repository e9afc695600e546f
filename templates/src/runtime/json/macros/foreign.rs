//! Types of other crates.

/// Implements JSON for types of other crates with their implementations of serde.
macro_rules! foreign {
    ($($type:ty,)*) => {$(
        impl $crate::runtime::json::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::runtime::json::View<'_> {
                $crate::runtime::json::View::made(self)
            }
        }

        impl $crate::runtime::json::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::json::JsonError> {
                reader.foreign()
            }
        }
    )*};
}

pub(crate) use foreign;
