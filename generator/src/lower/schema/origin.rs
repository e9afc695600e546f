//! The owner of each schema, and the path from the owner to it.
//!
//! A component is its own owner. An inline schema belongs to the component that contains it, or to the operations that
//! use it. If several components refer to it, it belongs to the one that contains it in the document.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use super::alternative;
use super::table::{SchemaTable, is_null};
use crate::diagnostic::Location;
use crate::ir::{InlineOrigin, OperationUse, Owner, Step, TypeOrigin};
use crate::lower::title::title;
use crate::spec::{Additional, Schema, SchemaId};

/// The most steps in a path; only the last ones are kept.
const MAX_STEPS: usize = 8;

/// The most schemas between a schema and its owner that are searched for steps.
const MAX_PARENTS: usize = 64;

/// A schema that an operation uses. `usage` is `None` for components.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Root {
    pub(in crate::lower) schema: SchemaId,
    pub(in crate::lower) usage: Option<OperationUse>,
}

/// The positions of all schemas.
#[derive(Default)]
pub(super) struct Origins {
    origins: BTreeMap<SchemaId, Origin>,
}

/// The position of a schema.
enum Origin {
    Component,
    Operations(Arc<[OperationUse]>),
    Inside { owner: SchemaId, parent: SchemaId, step: Option<Step> },
}

impl Origins {
    /// Finds the owner of every schema that `components`, which are sorted by name, and `roots` lead to.
    pub(super) fn find(table: &SchemaTable<'_>, components: &[SchemaId], roots: &[Root]) -> Self {
        let mut origins = Self::default();
        for id in components {
            origins.origins.insert(*id, Origin::Component);
        }
        // A schema inside a component belongs to it, although other components may refer to that schema.
        let starts: VecDeque<SchemaId> = components.iter().copied().collect();
        origins.spread(table, starts.clone(), true);
        origins.spread(table, starts, false);
        let mut inline: BTreeMap<SchemaId, Vec<OperationUse>> = BTreeMap::new();
        for root in roots {
            let uses = inline.entry(root.schema).or_default();
            uses.extend(root.usage.clone());
        }
        inline.retain(|id, _| !origins.origins.contains_key(id));
        let starts = inline.keys().copied().collect();
        for (id, uses) in inline {
            origins.origins.insert(id, Origin::Operations(uses.into()));
        }
        origins.spread(table, starts, false);
        origins
    }

    fn spread(&mut self, table: &SchemaTable<'_>, mut open: VecDeque<SchemaId>, inside: bool) {
        let mut seen: BTreeSet<SchemaId> = open.iter().copied().collect();
        while let Some(parent) = open.pop_front() {
            let at = &table.get(parent).at;
            for (id, step) in steps(table, table.get(parent)) {
                if inside && !is_inside(table, id, at, step.as_ref()) {
                    continue;
                }
                if seen.insert(id) {
                    let owner = self.owner(parent);
                    self.origins.entry(id).or_insert(Origin::Inside { owner, parent, step });
                    open.push_back(id);
                }
            }
        }
    }

    /// Adds a schema that lowering has made. Without a step it shares the name of its parent.
    pub(super) fn add_inside(&mut self, id: SchemaId, parent: SchemaId, step: Option<Step>) {
        let owner = self.owner(parent);
        self.origins.insert(id, Origin::Inside { owner, parent, step });
    }

    fn owner(&self, id: SchemaId) -> SchemaId {
        match self.origins.get(&id) {
            Some(Origin::Inside { owner, .. }) => *owner,
            _ => id,
        }
    }

    /// Returns the origin of the type that a schema describes.
    pub(super) fn origin(&self, table: &SchemaTable<'_>, id: SchemaId) -> TypeOrigin {
        let owner = self.owner(id);
        let path = self.path(id);
        let component = || table.get(owner).name.clone().unwrap_or_default();
        let owner = match self.origins.get(&owner) {
            Some(Origin::Operations(uses)) => Owner::Operations(uses.clone()),
            _ if path.is_empty() => return TypeOrigin::Component(component()),
            _ => Owner::Component(component()),
        };
        let title = title(table.get(id)).map(str::to_owned);
        TypeOrigin::Inline(InlineOrigin { title, owner, path })
    }

    fn path(&self, id: SchemaId) -> Vec<Step> {
        let mut path = VecDeque::new();
        let mut at = id;
        for _ in 0..MAX_PARENTS {
            let Some(Origin::Inside { parent, step, .. }) = self.origins.get(&at) else { break };
            if path.len() == MAX_STEPS {
                break;
            }
            if let Some(step) = step {
                path.push_front(step.clone());
            }
            at = *parent;
        }
        path.into()
    }
}

/// Returns whether the document contains a schema at this step from a location, rather than a reference to it.
fn is_inside(table: &SchemaTable<'_>, id: SchemaId, above: &Location, step: Option<&Step>) -> bool {
    let at = &table.get(id).at;
    let same_property = match step {
        Some(Step::Property(key)) => at.pointer.0.last() == Some(key),
        _ => true,
    };
    same_property && at.is_inside(above)
}

/// Returns the schemas that a schema leads to, in the order of the document. There is no step to a part of an `allOf`,
/// nor to the only alternative.
pub(super) fn steps(table: &SchemaTable<'_>, schema: &Schema) -> Vec<(SchemaId, Option<Step>)> {
    let mut steps: Vec<(SchemaId, Option<Step>)> = Vec::new();
    let properties = schema.properties.iter();
    steps.extend(properties.map(|each| (each.schema, Some(Step::Property(each.name.clone())))));
    if let Additional::Of(id) = schema.additional {
        steps.push((id, Some(Step::Value)));
    }
    let items = schema.items.iter().chain(&schema.prefix_items);
    steps.extend(items.map(|id| (*id, Some(Step::Item))));
    steps.extend(schema.all_of.iter().map(|id| (*id, None)));
    for list in [&schema.one_of, &schema.any_of] {
        let is_single = list.iter().filter(|id| !is_null(table.get(**id))).count() == 1;
        let step = |label| (!is_single).then_some(Step::Alternative(label));
        let labels = alternative::labels(table, list).into_iter().map(step);
        steps.extend(list.iter().copied().zip(labels));
    }
    steps
}
