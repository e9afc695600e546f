//! Selections of operations: `{ tag = "Roles" }`, `{ operation = "getRole" }`, `{ path = "/roles" }`.

use super::table::{Mistake, Value};

/// A selection of operations of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// The operations with this tag.
    Tag(String),
    /// The operation with this `operationId`, or with this method and path: `GET /accounts/{id}`.
    Operation(String),
    /// The operations whose path is this one or begins with it.
    Path(String),
}

impl Selector {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let keys = ["tag", "operation", "path"];
        let table = value.table(&keys)?;
        let kinds = [Self::Tag, Self::Operation, Self::Path];
        let given = keys.into_iter().zip(kinds);
        let mut given = given.filter_map(|(key, kind)| Some((table.get(key)?, kind)));
        match (given.next(), given.next()) {
            (Some((value, kind)), None) => value.string().map(kind),
            _ => Err(table.mistake(
                "a selector does not have exactly one key",
                "write one of `tag`, `operation` and `path`",
            )),
        }
    }
}
