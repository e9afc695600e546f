//! Enums of strings.

/// Implements JSON for an enum of strings: a table of `"VALUE" => Variant`, and `..Variant` for unknown
/// values, or `..Variant: any` if the document allows any other string.
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum {
    ($type:ident { $($value:literal => $variant:ident,)* ..$unknown:ident $(: $any:ident)? }) => {
        impl $type {
            /// Returns the value as it is written.
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
            fn from(string: &str) -> Self {
                match string {
                    $($value => Self::$variant,)*
                    _ => Self::$unknown($crate::generated::UnknownValue::new(string)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $type {
            #[inline]
            fn from(string: ::std::string::String) -> Self {
                Self::from(string.as_str())
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(string: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(Self::from(string))
            }
        }

        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::generated::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::generated::View<'_> {
                $crate::generated::View::Str(self.as_str())
            }
        }

        impl $crate::generated::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::generated::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::JsonError> {
                let mut value = Self::from(reader.string()?);
                if reader.is_blank() {
                    value = Self::$unknown($crate::generated::UnknownValue::new(""));
                }
                if let Self::$unknown(_) = value {
                    $crate::generated::note_unlisted!(reader $($any)?);
                }
                ::core::result::Result::Ok(value)
            }
        }

        $crate::generated::serde_impls!($type);
    };
}

/// Counts a value that is not in the list of an enum.
#[doc(hidden)]
#[macro_export]
macro_rules! note_unlisted {
    ($reader:ident) => {
        $reader.note_invalid()
    };
    ($reader:ident any) => {
        $reader.note_inexact()
    };
}

// Exported macros.
pub use {note_unlisted, string_enum};
