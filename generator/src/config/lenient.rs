//! `[lenient]`: operations and types whose responses are decoded leniently.

use super::Selector;
use super::table::{Mistake, Value};

/// The operations and types whose responses are decoded leniently, in addition to the documents that are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lenient {
    /// The operations.
    pub operations: Vec<Selector>,
    /// The objects, by the keys of `names.types`.
    pub types: Vec<String>,
}

impl Lenient {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let table = value.section("[lenient]", &["operations", "types"])?;
        let operations = table.list("operations")?;
        let types = table.list("types")?;
        Ok(Self {
            operations: operations.iter().map(Selector::read).collect::<Result<_, _>>()?,
            types: types.iter().map(Value::string).collect::<Result<_, _>>()?,
        })
    }
}
