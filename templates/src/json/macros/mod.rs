//! Macros that implement the traits of JSON for the types of generated code.
//!
//! All paths are absolute, because a document may name a type `Result`, `Option` or `String`.
//!
//! All functions are `#[inline]`, though not for speed: such a function is compiled in the crate that calls it. So the
//! client compiles none of them, and a program compiles those of the types that it sends and receives. This halved the
//! release build of a large client.

mod foreign;
#[cfg(feature = "enums")]
mod integer_enum;
mod model;
mod newtype;
#[cfg(feature = "enums")]
mod string_enum;
#[cfg(feature = "unions")]
mod union;

// Exported macros.
pub use self::{
    foreign::{made, read, slot, value, view},
    model::{absent, model, object, present, rest},
    newtype::newtype,
};

#[cfg(feature = "enums")]
// Exported macros.
pub use self::{
    integer_enum::integer_enum,
    string_enum::{note_unlisted, string_enum},
};

#[cfg(feature = "unions")]
// Exported macros.
pub use self::union::{discriminator, union, union_from};

/// Implements the traits of serde for a type that implements `ToJson` and `FromJson`.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($type:ident) => {
        impl $crate::generated::serde::Serialize for $type {
            fn serialize<S: $crate::generated::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::generated::serialize(self, serializer)
            }
        }

        impl<'de> $crate::generated::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::generated::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::generated::deserialize(deserializer)
            }
        }
    };
}

// Exported macros.
pub use serde_impls;
