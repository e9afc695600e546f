//! Base components: components with a discriminator, which other components contain in their `allOf`.
//!
//! The type of a base is the union of its children, with the discriminator of the base. Each child has the properties of
//! the base through its `allOf`. The base itself is an alternative only if the mapping names it.

use std::collections::{BTreeMap, BTreeSet};

use super::union::Alternative;
use super::{Lowered, MAX_DEPTH, TypeBuilder};
use crate::ir::{AlternativeLabel, Step};
use crate::spec::{SchemaId, Spec};

/// Returns, for each base, the components whose `allOf` contains it at any depth, sorted by name.
pub(super) fn children(spec: &Spec) -> BTreeMap<SchemaId, Vec<SchemaId>> {
    let mut wholes: BTreeMap<SchemaId, Vec<SchemaId>> = BTreeMap::new();
    for (id, schema) in spec.schemas.iter() {
        for part in &schema.all_of {
            wholes.entry(*part).or_default().push(id);
        }
    }
    let mut children = BTreeMap::new();
    for (id, schema) in spec.schemas.iter() {
        let alone = schema.one_of.is_empty() && schema.any_of.is_empty();
        if schema.name.is_some() && schema.discriminator.is_some() && alone {
            let mut extending_base = extending(id, &wholes);
            extending_base.retain(|child| spec.schemas.get(*child).name.is_some());
            extending_base.sort_by_key(|child| (&spec.schemas.get(*child).name, *child));
            if !extending_base.is_empty() {
                children.insert(id, extending_base);
            }
        }
    }
    children
}

/// Returns all schemas whose `allOf` contains `base` at any depth.
fn extending(base: SchemaId, wholes: &BTreeMap<SchemaId, Vec<SchemaId>>) -> Vec<SchemaId> {
    let mut seen = BTreeSet::from([base]);
    let mut level = vec![base];
    for _ in 0..MAX_DEPTH {
        let above = level.iter().filter_map(|id| wholes.get(id)).flatten();
        level = above.copied().filter(|id| seen.insert(*id)).collect();
    }
    seen.remove(&base);
    seen.into_iter().collect()
}

impl TypeBuilder<'_> {
    /// Returns the union of the children of a base.
    pub(super) fn base(&mut self, id: SchemaId) -> Lowered {
        let schema = self.schema(id);
        let Some(discriminator) = schema.discriminator.clone() else { return Lowered::JSON };
        let mut sources: Vec<SchemaId> = self.children.get(&id).cloned().unwrap_or_default();
        for target in discriminator.targets() {
            if !sources.contains(&target) {
                sources.push(target);
            }
        }
        let mut alternatives = Vec::new();
        for source in sources {
            let schema = if source == id { self.base_itself(id) } else { source };
            let ty = self.shape(schema).ty;
            let name = self.schema(source).name.clone().unwrap_or_default();
            let label = AlternativeLabel::Text(name);
            alternatives.push(Alternative { source, schema, ty, label });
        }
        self.collapse(id, alternatives, Some(&discriminator))
    }

    /// Returns the base as a separate object.
    fn base_itself(&mut self, id: SchemaId) -> SchemaId {
        let mut schema = self.schema(id).clone();
        schema.name = None;
        schema.discriminator = None;
        let made = self.table.make(schema);
        self.origins.add_inside(made, id, Some(Step::Alternative(AlternativeLabel::Base)));
        made
    }
}
