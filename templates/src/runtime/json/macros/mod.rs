//! Macros that implement the traits of JSON for the types of generated code.
//!
//! All paths are absolute, because a document may name a type `Result`, `Option` or `String`.
//!
//! All functions are `#[inline]`, though not for speed: such a function is compiled in the crate that calls it. So the
//! client compiles none of them, and a program compiles those of the types that it sends and receives. This halved the
//! release build of a large client.
#![allow(unused_imports, unused_macros, reason = "a document may need only some of them")]

mod foreign;
mod integer_enum;
mod model;
mod newtype;
mod string_enum;
mod union;

pub(crate) use foreign::foreign;
pub(crate) use integer_enum::integer_enum;
pub(crate) use model::{absent, model, present, rest};
pub(crate) use newtype::newtype;
pub(crate) use string_enum::string_enum;
pub(crate) use union::union;

/// Implements the traits of serde for a type that implements `ToJson` and `FromJson`.
macro_rules! serde_impls {
    ($type:ident) => {
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::json::serialize(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::json::deserialize(deserializer)
            }
        }
    };
}

pub(crate) use serde_impls;
