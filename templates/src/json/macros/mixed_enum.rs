//! Enums of values of several types.

/// Implements JSON for an enum of strings, numbers and booleans: a table of `"auto" => Variant`, `1 => Variant` and
/// `true => Variant`, and `..Variant` for unknown values.
#[doc(hidden)]
#[macro_export]
macro_rules! mixed_enum {
    ($type:ident { $($value:literal => $variant:ident,)* ..$unknown:ident }) => {
        impl $crate::generated::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::generated::View<'_> {
                match self {
                    $(Self::$variant => $crate::generated::View::from($value),)*
                    Self::$unknown(value) => $crate::generated::View::Json(value),
                }
            }
        }

        impl $crate::generated::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::generated::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::JsonError> {
                let value = reader.scalar()?;
                $(if $crate::generated::View::from($value).is_scalar(&value) {
                    return ::core::result::Result::Ok(Self::$variant);
                })*
                reader.note_invalid();
                ::core::result::Result::Ok(Self::$unknown(value))
            }
        }

        $crate::generated::serde_impls!($type);
    };
}

// Exported macros.
pub use mixed_enum;
