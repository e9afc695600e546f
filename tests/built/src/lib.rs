//! A client that the build script generates, as the module `calendar`.

include!(concat!(env!("OUT_DIR"), "/calendar.rs"));

/// An amount of money: the type that stands in for the schema `Money`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Money {
    /// How much.
    pub cents: i64,
    /// Of what.
    pub currency: String,
}
