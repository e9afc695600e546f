//! The schemas that operations lead to.

use std::collections::{BTreeMap, BTreeSet};

use super::origin::{Root, steps};
use super::table::SchemaTable;
use crate::ir;
use crate::spec::{Discriminator, SchemaId};

/// Returns all schemas that `roots` lead to; `children` are the components that extend a base.
pub(super) fn reach(
    table: &SchemaTable<'_>,
    children: &BTreeMap<SchemaId, Vec<SchemaId>>,
    roots: &[Root],
) -> BTreeSet<SchemaId> {
    ir::reach(roots.iter().map(|root| root.schema).collect(), |id| {
        let schema = table.get(id);
        let mut uses: Vec<SchemaId> = steps(table, schema).into_iter().map(|(id, _)| id).collect();
        uses.extend(schema.discriminator.iter().flat_map(Discriminator::targets));
        uses.extend(children.get(&id).into_iter().flatten());
        uses
    })
}
