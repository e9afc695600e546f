//! Base classes: a component with a discriminator, and components that have it in their `allOf`.
//!
//! Where such a base is used as a type, a value is one of its children: a union, told apart by the
//! discriminator. The members of the base are in each child, by `allOf`. The base is an alternative
//! of its own only where the mapping names it.

use std::collections::{BTreeMap, BTreeSet};

use super::origin::Step;
use super::union::Alternative;
use super::{Form, Types};
use crate::spec::{Discriminator, SchemaId, Spec};

/// The components that have each base among their parts, at any depth, sorted by name.
pub(super) fn children(spec: &Spec) -> BTreeMap<SchemaId, Vec<SchemaId>> {
    let mut components: Vec<(&str, SchemaId)> =
        spec.schemas.iter().filter_map(|(id, each)| Some((each.name.as_deref()?, id))).collect();
    components.sort_unstable();
    let mut children: BTreeMap<SchemaId, Vec<SchemaId>> = BTreeMap::new();
    for (_, child) in components {
        let mut seen = BTreeSet::from([child]);
        let mut open = spec.schemas.get(child).all_of.clone();
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            let part = spec.schemas.get(id);
            open.extend(&part.all_of);
            let alone = part.one_of.is_empty() && part.any_of.is_empty();
            if part.name.is_some() && part.discriminator.is_some() && alone {
                children.entry(id).or_default().push(child);
            }
        }
    }
    children
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
        self.origins.add_inside(made, id, Step::Arm("Base".to_owned()));
        made
    }
}
