//! A document in the normalized form.

use serde_json::Value;

use crate::tree::{Bundle, Origins, PropertyOrders};

/// A document in the form of OpenAPI 3.0 with the constructs of 3.2, whatever its version.
///
/// Each field that has a type in the specification has that type, or is absent. In a list, null takes the place of
/// an item that was dropped. Only [`normalize`](super::normalize()) creates a document.
#[derive(Clone, Debug)]
pub struct Document {
    tree: Value,
    origins: Origins,
    orders: PropertyOrders,
}

impl Document {
    pub(super) fn new(bundle: Bundle) -> Self {
        let Bundle { tree, origins, orders } = bundle;
        Self { tree, origins, orders }
    }

    /// Returns the tree.
    #[must_use]
    pub fn tree(&self) -> &Value {
        &self.tree
    }

    /// Returns the locations of the nodes in the files.
    #[must_use]
    pub fn origins(&self) -> &Origins {
        &self.origins
    }

    /// Returns the order of the properties of schemas in the files.
    #[must_use]
    pub fn orders(&self) -> &PropertyOrders {
        &self.orders
    }
}
