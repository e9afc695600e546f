//! Structs that are their only field.

/// Makes a struct with one nameless field the JSON of that field.
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
            fn blank() -> Self {
                Self(<$inner as $crate::runtime::json::FromJson>::blank())
            }

            #[inline]
            fn read(
                &mut self,
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::runtime::json::Fault> {
                $crate::runtime::json::FromJson::read(&mut self.0, reader)
            }
        }

        $crate::runtime::json::macros::serde_impls!($type);
    };
}

pub(crate) use newtype;
