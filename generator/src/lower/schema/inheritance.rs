//! Base classes: a component with a discriminator, and components that have it in their `allOf`.
//!
//! Where such a base is used as a type, a value is one of its children: a union, told apart by the
//! discriminator. The members of the base are in each child, by `allOf`. The base is an alternative
//! of its own only where the mapping names it.

use std::collections::{BTreeMap, BTreeSet};

use super::origin::Step;
use super::union::Alternative;
use super::{Form, MAX_DEPTH, Types};
use crate::spec::{Discriminator, SchemaId, Spec};

/// The components that have each base among their parts, at any depth, sorted by name.
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
            let mut of_base = made_of(id, &wholes);
            of_base.retain(|child| spec.schemas.get(*child).name.is_some());
            of_base.sort_by_key(|child| (&spec.schemas.get(*child).name, *child));
            if !of_base.is_empty() {
                children.insert(id, of_base);
            }
        }
    }
    children
}

/// All schemas that a schema is a part of, level by level.
fn made_of(base: SchemaId, wholes: &BTreeMap<SchemaId, Vec<SchemaId>>) -> Vec<SchemaId> {
    let mut seen = BTreeSet::from([base]);
    let mut level = vec![base];
    for _ in 0..MAX_DEPTH {
        let above = level.iter().filter_map(|id| wholes.get(id)).flatten();
        level = above.copied().filter(|id| seen.insert(*id)).collect();
    }
    seen.remove(&base);
    seen.into_iter().collect()
}

impl Types<'_> {
    /// The union of the children of a base.
    pub(super) fn base(&mut self, id: SchemaId) -> Form {
        let schema = self.schema(id);
        let Some(discriminator) = schema.discriminator.clone() else { return Form::JSON };
        let mut sources: Vec<SchemaId> = self.children.get(&id).cloned().unwrap_or_default();
        for (_, target) in &discriminator.mapping {
            if !sources.contains(target) {
                sources.push(*target);
            }
        }
        let mut alternatives = Vec::new();
        for source in sources {
            let schema = if source == id { self.base_itself(id) } else { source };
            let ty = self.shape(schema).ty;
            let word = self.schema(source).name.clone().unwrap_or_default();
            alternatives.push(Alternative { source, schema, ty, word });
        }
        let Discriminator { property, mapping } = discriminator;
        self.collapse(id, alternatives, Some(&Discriminator { property, mapping }))
    }

    /// The base as an object of its own.
    fn base_itself(&mut self, id: SchemaId) -> SchemaId {
        let mut schema = self.schema(id).clone();
        schema.name = None;
        schema.discriminator = None;
        let made = self.table.make(schema);
        self.origins.add_inside(made, id, Step::Alternative("Base".to_owned()));
        made
    }
}
