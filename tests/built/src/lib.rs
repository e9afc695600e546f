//! A client that the build script generates as the module `calendar`.

include!(concat!(env!("OUT_DIR"), "/calendar.rs"));

/// An amount of money: the type that replaces the schema `Money`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Money {
    /// Amount in cents.
    pub cents: i64,
    /// Currency code.
    pub currency: String,
}
