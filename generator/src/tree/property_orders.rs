//! The order of the properties of schemas, which sorted trees do not have.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Location, Pointer};

/// The order of the properties in the schemas of all files.
#[derive(Clone, Debug, Default)]
pub struct PropertyOrders(Vec<Arc<BTreeMap<Pointer, Vec<String>>>>);

impl PropertyOrders {
    /// Creates the orders of the files in the order of their numbers. A schema that is absent has its properties in
    /// alphabetical order.
    pub(crate) fn new(files: Vec<Arc<BTreeMap<Pointer, Vec<String>>>>) -> Self {
        Self(files)
    }

    /// Returns the names of the properties of a schema in the order of the file. Empty if they are sorted.
    pub(crate) fn of(&self, schema: &Location) -> &[String] {
        let file = self.0.get(schema.file.0 as usize);
        file.and_then(|schemas| schemas.get(&schema.pointer)).map_or(&[], Vec::as_slice)
    }
}
