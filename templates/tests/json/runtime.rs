//! The JSON half of the runtime, in the place that it has in a generated crate.

#[path = "../../src/runtime/json/mod.rs"]
pub mod json;

pub(crate) use json::*;
