//! The JSON part of the runtime, at the path that it has in a generated crate.

#[path = "../../src/runtime/json/mod.rs"]
pub mod json;

pub(crate) use json::*;
