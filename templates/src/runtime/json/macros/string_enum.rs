//! Enumerations of texts.

/// Makes an enum a JSON text that stays open: a table of `"VALUE" => Variant`, and `..Variant` for
/// the values that this version does not know.
macro_rules! string_enum {
    ($type:ident { $($value:literal => $variant:ident,)* ..$unknown:ident }) => {
        impl $type {
            /// The value as it is written.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::$unknown(value) => value.as_str(),
                }
            }
        }

        impl ::core::convert::From<&str> for $type {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    $($value => Self::$variant,)*
                    _ => Self::$unknown($crate::runtime::json::UnknownValue::new(text)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $type {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::runtime::json::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::runtime::json::View<'_> {
                $crate::runtime::json::View::Str(self.as_str())
            }
        }

        impl $crate::runtime::json::FromJson for $type {
            #[inline]
            fn blank() -> Self {
                Self::$unknown($crate::runtime::json::UnknownValue::blank())
            }

            #[inline]
            fn read(
                &mut self,
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::runtime::json::Fault> {
                *self = Self::from(reader.text()?);
                if let Self::$unknown(_) = self {
                    reader.note_unknown();
                }
                ::core::result::Result::Ok(())
            }
        }

        $crate::runtime::json::macros::serde_impls!($type);
    };
}

pub(crate) use string_enum;
