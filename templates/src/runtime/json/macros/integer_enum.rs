//! Enums of integers.

/// Implements JSON for an enum of integers: a table of `1 => Variant`, and `..Variant` for unknown
/// values.
macro_rules! integer_enum {
    ($type:ident { $($value:literal => $variant:ident,)* ..$unknown:ident }) => {
        impl $type {
            /// Returns the value as it is written.
            #[must_use]
            #[inline]
            pub const fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::$unknown(value) => value.get(),
                }
            }
        }

        impl ::core::convert::From<i64> for $type {
            #[inline]
            fn from(number: i64) -> Self {
                match number {
                    $($value => Self::$variant,)*
                    _ => Self::$unknown($crate::runtime::json::UnknownInteger::new(number)),
                }
            }
        }

        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl $crate::runtime::json::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::runtime::json::View<'_> {
                $crate::runtime::json::View::I64(self.as_i64())
            }
        }

        impl $crate::runtime::json::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::json::JsonError> {
                let value = Self::from(<i64 as $crate::runtime::json::FromJson>::read(reader)?);
                if let Self::$unknown(_) = value {
                    reader.note_unknown();
                }
                ::core::result::Result::Ok(value)
            }
        }

        $crate::runtime::json::macros::serde_impls!($type);
    };
}

pub(crate) use integer_enum;
