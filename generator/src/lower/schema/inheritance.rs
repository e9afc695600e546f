//! Base components: components with a discriminator, which other components contain in their `allOf`.
//!
//! The type of a base is the union of its children, with the discriminator of the base. Each child has the properties of
//! the base through its `allOf`. The base itself is an alternative if the mapping names it, or if there is no mapping and its
//! name is a value of the property.

use std::collections::{BTreeMap, BTreeSet};

use super::union::Alternative;
use super::{Lowered, MAX_DEPTH, TypeBuilder};
use crate::ir::{AlternativeLabel, Step};
use crate::spec::{SchemaId, Spec, Type, value_text};

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
        let is_new = discriminator.mapping.is_empty() && !sources.contains(&id);
        if is_new && self.allows_own_name(id, &discriminator.property) {
            sources.push(id);
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

    /// Returns whether the name of a base is a value of its discriminator.
    fn allows_own_name(&mut self, id: SchemaId, property: &str) -> bool {
        let Some(property) = self.facts(id).properties.get(property).copied() else { return false };
        let facts = self.facts(property);
        let name = self.schema(id).name.clone().unwrap_or_default();
        match facts.values.as_slice() {
            [] => facts.kinds().iter().all(|kind| *kind == Type::String),
            values => values.iter().any(|value| value_text(value) == name),
        }
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
