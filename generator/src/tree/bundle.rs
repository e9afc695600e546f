//! A document whose files are joined.

use serde_json::Value;

use super::{Origins, PropertyOrders};

/// A document in one tree.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The tree. Each reference in it leads to another node of the same tree.
    pub tree: Value,
    /// The locations of its nodes in the files.
    pub origins: Origins,
    /// The order of the properties of its schemas.
    pub orders: PropertyOrders,
}
