//! Unions.

/// Implements JSON for a union: a table of `Variant(Type)`, and `..Variant` for values that fit none of
/// them. With `by "property"`, a table of `"value" | "value" => Variant(Type)`, in which an alternative that no value
/// selects is `Variant(Type)`; with `by scalar "property"`, the values are integers or booleans. `..Variant else 2` reads
/// a value that none selects as the alternative at this position, if it fits. `Variant(Box<Type>)
/// from Type` also implements `From<Type>`, which requires that no other variant has this type.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($type:ident {
        $($variant:ident($alternative:ty) $(from $source:ty)? $(as $position:ty)?,)* ..$unknown:ident
    }) => {
        $($($crate::generated::union_from!($type, $variant, $source);)?)*

        impl $crate::generated::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::generated::View<'_> {
                match self {
                    $(Self::$variant(value) => $crate::generated::view!(value $(, as $position)?),)*
                    Self::$unknown(value) => $crate::generated::View::Json(value),
                }
            }
        }

        impl $crate::generated::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::generated::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::JsonError> {
                const ALTERNATIVES: &[$crate::generated::Alternative<$type>] = &[$(|reader| {
                    $crate::generated::read!(reader $(as $position)?).map($type::$variant)
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

        $crate::generated::serde_impls!($type);
    };
    ($type:ident by $property:literal { $($rows:tt)* }) => {
        $crate::generated::union! { $type by string $property { $($rows)* } }
    };
    ($type:ident by $kind:ident $property:literal {
        $($($first:literal $(| $other:literal)* =>)? $variant:ident($alternative:ty) $(from $source:ty)? $(as $position:ty)?,)*
        ..$unknown:ident $(else $default:literal)?
    }) => {
        $($($crate::generated::union_from!($type, $variant, $source);)?)*

        impl $crate::generated::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::generated::View<'_> {
                match self {
                    $(Self::$variant(value) => {
                        $crate::generated::view!(value $(, as $position)?)
                            $(.with_discriminator($property, $crate::generated::discriminator!($kind $first)))?
                    })*
                    Self::$unknown(value) => $crate::generated::View::Json(value),
                }
            }
        }

        impl $crate::generated::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::generated::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::JsonError> {
                const ALTERNATIVES: &[$crate::generated::DiscriminatedAlternative<$type>] = &[$((
                    &[$($first $(, $other)*)?],
                    |reader| $crate::generated::read!(reader $(as $position)?).map($type::$variant),
                ),)*];
                if let ::core::option::Option::Some(value) =
                    reader.discriminated_union($property, ALTERNATIVES)?
                {
                    return ::core::result::Result::Ok(value);
                }
                $(if let ::core::option::Option::Some(value) =
                    reader.union(&[ALTERNATIVES[$default].1])
                {
                    return ::core::result::Result::Ok(value);
                })?
                reader.unknown().map(Self::$unknown)
            }

            fn accepts_null() -> bool {
                true
            }
        }

        $crate::generated::serde_impls!($type);
    };
}

/// Implements `From` for an alternative of a union, in a box or not.
#[doc(hidden)]
#[macro_export]
macro_rules! union_from {
    ($type:ident, $variant:ident, $source:ty) => {
        impl ::core::convert::From<$source> for $type {
            #[inline]
            fn from(value: $source) -> Self {
                Self::$variant(::core::convert::From::from(value))
            }
        }
    };
}

/// The tree of a discriminator value.
#[doc(hidden)]
#[macro_export]
macro_rules! discriminator {
    (string $value:literal) => {
        $crate::generated::View::Str($value)
    };
    (scalar $value:literal) => {
        $crate::generated::View::scalar($value)
    };
}

// Exported macros.
pub use {discriminator, union, union_from};
