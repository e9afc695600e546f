//! Unions.

/// Implements JSON for a union: a table of `Variant(Type)`, and `..Variant` for values that fit none of
/// them. With `by "property"`, a table of `"value" | "value" => Variant(Type)`.
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
            fn read(
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::json::JsonError> {
                const ALTERNATIVES: &[$crate::runtime::json::Alternative<$type>] = &[$(|reader| {
                    $crate::runtime::json::FromJson::read(reader).map($type::$variant)
                },)*];
                match reader.union(ALTERNATIVES) {
                    ::core::option::Option::Some(value) => ::core::result::Result::Ok(value),
                    ::core::option::Option::None => reader.unknown().map(Self::$unknown),
                }
            }

            fn accepts_null() -> bool {
                true
            }
        }

        $crate::runtime::json::macros::serde_impls!($type);
    };
    ($type:ident by $property:literal {
        $($first:literal $(| $other:literal)* => $variant:ident($alternative:ty),)* ..$unknown:ident
    }) => {
        impl $crate::runtime::json::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::runtime::json::View<'_> {
                match self {
                    $(Self::$variant(value) => {
                        $crate::runtime::json::ToJson::view(value).with_discriminator($property, $first)
                    })*
                    Self::$unknown(value) => $crate::runtime::json::View::Json(value),
                }
            }
        }

        impl $crate::runtime::json::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::json::JsonError> {
                const ALTERNATIVES: &[$crate::runtime::json::DiscriminatedAlternative<$type>] = &[$((
                    &[$first $(, $other)*],
                    |reader| $crate::runtime::json::FromJson::read(reader).map($type::$variant),
                ),)*];
                match reader.discriminated_union($property, ALTERNATIVES)? {
                    ::core::option::Option::Some(value) => ::core::result::Result::Ok(value),
                    ::core::option::Option::None => reader.unknown().map(Self::$unknown),
                }
            }

            fn accepts_null() -> bool {
                true
            }
        }

        $crate::runtime::json::macros::serde_impls!($type);
    };
}

pub(crate) use union;
