//! Unions.

/// Makes an enum one of several JSON values: a table of `Variant(Type)`, and `..Variant` for what
/// fits none of them. With `by "tag"`, a table of `"value" | "value" => Variant(Type)`.
macro_rules! union {
    ($type:ident { $($variant:ident($alternative:ty),)* ..$unknown:ident }) => {
        impl $crate::runtime::json::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::runtime::json::View<'_> {
                match self {
                    $(Self::$variant(value) => $crate::runtime::json::ToJson::view(value),)*
                    Self::$unknown(value) => $crate::runtime::json::View::Json(value),
                }
            }
        }

        impl $crate::runtime::json::FromJson for $type {
            #[inline]
            fn blank() -> Self {
                Self::$unknown($crate::runtime::json::Value::Null)
            }

            fn holds_null() -> bool {
                true
            }

            #[inline]
            fn read(
                &mut self,
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::runtime::json::Fault> {
                const ALTERNATIVES: &[$crate::runtime::json::Alternative<$type>] = &[$(|union, reader| {
                    reader.alternative(union, $type::$variant)
                },)*];
                if !reader.best(self, ALTERNATIVES) {
                    *self = Self::$unknown(reader.unrecognized()?);
                }
                ::core::result::Result::Ok(())
            }
        }

        $crate::runtime::json::macros::serde_impls!($type);
    };
    ($type:ident by $tag:literal {
        $($first:literal $(| $other:literal)* => $variant:ident($alternative:ty),)* ..$unknown:ident
    }) => {
        impl $crate::runtime::json::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::runtime::json::View<'_> {
                match self {
                    $(Self::$variant(value) => {
                        $crate::runtime::json::ToJson::view(value).with_tag($tag, $first)
                    })*
                    Self::$unknown(value) => $crate::runtime::json::View::Json(value),
                }
            }
        }

        impl $crate::runtime::json::FromJson for $type {
            #[inline]
            fn blank() -> Self {
                Self::$unknown($crate::runtime::json::Value::Null)
            }

            fn holds_null() -> bool {
                true
            }

            #[inline]
            fn read(
                &mut self,
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::runtime::json::Fault> {
                const ALTERNATIVES: &[$crate::runtime::json::TaggedAlternative<$type>] = &[$((
                    &[$first $(, $other)*],
                    |union, reader| {
                        reader.alternative(union, $type::$variant)
                    },
                ),)*];
                if !reader.tagged(self, $tag, ALTERNATIVES)? {
                    *self = Self::$unknown(reader.unrecognized()?);
                }
                ::core::result::Result::Ok(())
            }
        }

        $crate::runtime::json::macros::serde_impls!($type);
    };
}

pub(crate) use union;
