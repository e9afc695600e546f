//! Enums of integers.

/// Implements JSON for an enum of integers: a table of `1 => Variant`, and `..Variant` for unknown
/// values.
#[doc(hidden)]
#[macro_export]
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
                    _ => Self::$unknown($crate::generated::UnknownInteger::new(number)),
                }
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = ::core::num::ParseIntError;

            #[inline]
            fn from_str(string: &str) -> ::core::result::Result<Self, ::core::num::ParseIntError> {
                string.parse::<i64>().map(Self::from)
            }
        }

        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl $crate::generated::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::generated::View<'_> {
                $crate::generated::View::I64(self.as_i64())
            }
        }

        impl $crate::generated::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::generated::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::JsonError> {
                let mut value = Self::from(<i64 as $crate::generated::FromJson>::read(reader)?);
                if reader.is_blank() {
                    value = Self::$unknown($crate::generated::UnknownInteger::new(0));
                }
                if let Self::$unknown(_) = value {
                    reader.note_invalid();
                }
                ::core::result::Result::Ok(value)
            }
        }

        $crate::generated::serde_impls!($type);
    };
}

// Exported macros.
pub use integer_enum;
