//! Clients that the build script generates as the modules `calendar`, `feeds` and `flows`, and as the modules `shared`,
//! `shared_feeds` and `shared_flows` with the runtime as a dependency. The module `small` needs no part of the runtime.

include!(concat!(env!("OUT_DIR"), "/calendar.rs"));

include!(concat!(env!("OUT_DIR"), "/shared.rs"));

include!(concat!(env!("OUT_DIR"), "/feeds.rs"));

include!(concat!(env!("OUT_DIR"), "/shared_feeds.rs"));

include!(concat!(env!("OUT_DIR"), "/flows.rs"));

include!(concat!(env!("OUT_DIR"), "/shared_flows.rs"));

include!(concat!(env!("OUT_DIR"), "/small.rs"));

/// An amount of money: the type that replaces the schema `Money`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Money {
    /// Amount in cents.
    pub cents: i64,
    /// Currency code.
    pub currency: String,
}
