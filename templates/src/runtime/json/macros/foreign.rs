//! Types of other crates.

/// Reads and writes types of other crates as serde does.
macro_rules! foreign {
    ($($type:ty,)*) => {$(
        impl $crate::runtime::json::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::runtime::json::View<'_> {
                $crate::runtime::json::View::made(self)
            }
        }

        impl $crate::runtime::json::Decode for $type {
            #[inline]
            fn decode(
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::json::Fault> {
                reader.foreign()
            }
        }

        impl $crate::runtime::json::Decode for ::std::boxed::Box<$type> {
            #[inline]
            fn decode(
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::json::Fault> {
                reader.value().map(Self::new)
            }
        }
    )*};
}

pub(crate) use foreign;
