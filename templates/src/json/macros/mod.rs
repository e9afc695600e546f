//! Macros that implement the traits of JSON for the types of generated code.
//!
//! All paths are absolute, because a document may name a type `Result`, `Option` or `String`.
//!
//! All functions are `#[inline]`, though not for speed: such a function is compiled in the crate that calls it. So the
//! client compiles none of them, and a program compiles those of the types that it sends and receives. This halved the
//! release build of a large client.

#[cfg(feature = "foreign")]
mod foreign;
#[cfg(feature = "enums")]
mod integer_enum;
#[cfg(feature = "large-objects")]
mod large_model;
#[cfg(feature = "mixed-enums")]
mod mixed_enum;
mod model;
#[cfg(feature = "newtypes")]
mod newtype;
#[cfg(not(feature = "foreign"))]
mod plain;
#[cfg(feature = "enums")]
mod string_enum;
#[cfg(feature = "unions")]
mod union;

// Exported macros.
pub use self::model::{absent, model, object, present, rest};

#[cfg(feature = "foreign")]
// Exported macros.
pub use self::foreign::{made, read, slot, value, view};

#[cfg(feature = "newtypes")]
// Exported macros.
pub use self::newtype::newtype;

#[cfg(not(feature = "foreign"))]
// Exported macros.
pub use self::plain::{read, slot, value, view};

#[cfg(feature = "enums")]
// Exported macros.
pub use self::{
    integer_enum::integer_enum,
    string_enum::{note_unlisted, string_enum},
};

#[cfg(feature = "large-objects")]
// Exported macros.
pub use self::large_model::{large_model, slot_type};

#[cfg(feature = "mixed-enums")]
// Exported macros.
pub use self::mixed_enum::mixed_enum;

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
