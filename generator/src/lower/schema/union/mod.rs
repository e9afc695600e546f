//! `oneOf` and `anyOf`: alternatives.
//!
//! - Null as an alternative makes the whole nullable. A single other alternative is the type itself.
//! - Alternatives that only require properties (`required`) of the object that has them are constraints, and the object
//!   is not a union.
//! - The properties next to the alternatives, or in another part of an `allOf`, are added to each alternative that lacks
//!   them.
//! - Two lists of alternatives that both apply become one object whose properties are all optional.
//! - An inline alternative without a discriminator that is a list of alternatives itself is replaced by these.
//! - Alternatives of the same type are one. Strings and enums of strings are one open enum, integers are the widest of
//!   them. If one alternative is any JSON value, so is the whole.

mod collapse;
mod discriminator;
mod variant;

use std::collections::BTreeSet;

pub(super) use discriminator::nest_discriminators;

use super::alternative::labels;
use super::facts::{Choice, Facts};
use super::table::{blank, is_composed, is_null, is_plain, may_be_object};
use super::{Lowered, MAX_DEPTH, TypeBuilder};
use crate::diagnostic::Code;
use crate::ir::{AlternativeLabel, Step, Ty};
use crate::spec::{Additional, Property, Schema, SchemaId};

/// An alternative with its type.
pub(super) struct Alternative {
    /// The schema in the list.
    pub(super) source: SchemaId,
    /// The schema with the properties next to the list.
    pub(super) schema: SchemaId,
    pub(super) ty: Ty,
    /// The difference from the other alternatives.
    pub(super) label: AlternativeLabel,
}

/// The most schemas that lowering makes for the properties next to alternatives.
const MAX_MADE: usize = 10_000;

impl TypeBuilder<'_> {
    /// Returns the type of a schema with alternatives, and whether it allows null.
    pub(super) fn union(&mut self, id: SchemaId, mut facts: Facts) -> (Lowered, bool) {
        let choices = std::mem::take(&mut facts.choices);
        let mut choices: Vec<Choice> =
            choices.into_iter().filter(|choice| !self.is_constraint(&facts, choice)).collect();
        match choices.len() {
            0 => self.form_of(id, facts),
            1 => {
                let choice = choices.remove(0);
                self.one_of(id, &facts, &choice)
            }
            _ => self.flatten(id, facts, &choices),
        }
    }

    fn one_of(&mut self, id: SchemaId, facts: &Facts, choice: &Choice) -> (Lowered, bool) {
        let mut nullable = facts.nullable;
        let mut sources = Vec::new();
        self.splice(&choice.alternatives, &mut sources, &mut BTreeSet::from([id]), 0);
        for target in choice.discriminator.iter().flat_map(crate::spec::Discriminator::targets) {
            if !sources.contains(&target) && target != id {
                sources.push(target);
            }
        }
        let mut base = None;
        let mut alternatives = Vec::new();
        let labels = labels(&self.table, &sources);
        for (source, label) in sources.into_iter().zip(labels) {
            if is_null(self.schema(source)) {
                nullable = true;
                continue;
            }
            let schema = self.with_base(id, facts, &mut base, source, &label);
            let shape = self.shape(schema);
            nullable |= shape.nullable;
            alternatives.push(Alternative { source, schema, ty: shape.ty, label });
        }
        (self.collapse(id, alternatives, choice.discriminator.as_ref()), nullable)
    }

    /// Returns whether alternatives only require combinations of the properties of the object that has them.
    fn is_constraint(&self, facts: &Facts, choice: &Choice) -> bool {
        let known = |each: &Property| facts.properties.contains_key(&each.name);
        let constrains = |id: &SchemaId| {
            let alternative = self.schema(*id);
            alternative.name.is_none()
                && alternative.values.is_empty()
                && alternative.items.is_none()
                && !matches!(alternative.additional, Additional::Of(_))
                && !is_composed(alternative)
                && may_be_object(&alternative.types)
                && (alternative.types.is_empty()
                    || !alternative.required.is_empty()
                    || !alternative.properties.is_empty())
                && alternative.properties.iter().all(known)
        };
        let object = may_be_object(&facts.types) && facts.has_properties();
        let all = choice.alternatives.iter().all(constrains);
        let requires = |id: &SchemaId| {
            let alternative = self.schema(*id);
            !alternative.required.is_empty()
                && alternative.properties.is_empty()
                && alternative.types.is_empty()
        };
        all && (object || choice.alternatives.iter().all(requires))
    }

    /// Adds the alternatives to `list`; an inline list of alternatives is replaced by its own alternatives.
    fn splice(
        &self,
        alternatives: &[SchemaId],
        list: &mut Vec<SchemaId>,
        seen: &mut BTreeSet<SchemaId>,
        depth: usize,
    ) {
        for id in alternatives {
            if !seen.insert(*id) {
                continue;
            }
            let alternative = self.schema(*id);
            let inner = if alternative.one_of.is_empty() {
                &alternative.any_of
            } else {
                &alternative.one_of
            };
            let one_list = alternative.one_of.is_empty() || alternative.any_of.is_empty();
            let bare = is_plain(alternative)
                && alternative.all_of.is_empty()
                && alternative.types.is_empty();
            let splits = !inner.is_empty() && one_list && bare;
            if alternative.name.is_none()
                && alternative.discriminator.is_none()
                && splits
                && depth < MAX_DEPTH
            {
                self.splice(inner, list, seen, depth + 1);
            } else {
                list.push(*id);
            }
        }
    }

    /// Returns an alternative with the constraints next to the list.
    fn with_base(
        &mut self,
        id: SchemaId,
        facts: &Facts,
        base: &mut Option<SchemaId>,
        source: SchemaId,
        label: &AlternativeLabel,
    ) -> SchemaId {
        let has_base = facts.has_properties()
            || matches!(facts.additional, Additional::Of(_) | Additional::Forbidden)
            || !facts.types.is_empty()
            || facts.format.is_some();
        if !has_base {
            return source;
        }
        if self.table.made() > MAX_MADE {
            let at = self.schema(id).at.clone();
            self.diagnostics.push(
                Code::UnsupportedComposition,
                &at,
                "the alternatives of the document have too many combinations",
                "the properties next to these alternatives are skipped",
            );
            return source;
        }
        let alternative = self.facts(source);
        let object = may_be_object(&alternative.kinds()) && may_be_object(&facts.types);
        let complete = facts.properties.keys().all(|key| alternative.properties.contains_key(key))
            && facts.required.is_subset(&alternative.required);
        if !alternative.kinds().is_empty() && (complete || !object) {
            return source;
        }
        let base = *base.get_or_insert_with(|| {
            let schema = base_schema(self.table.get(id), facts);
            self.table.make(schema)
        });
        let (combined, new) = self.table.combine(vec![base, source]);
        if new {
            self.origins.add_inside(base, id, None);
            self.origins.add_inside(combined, id, Some(Step::Alternative(label.clone())));
        }
        combined
    }

    /// Returns one object with the properties of all alternatives of several lists, which are optional.
    fn flatten(&mut self, id: SchemaId, mut facts: Facts, choices: &[Choice]) -> (Lowered, bool) {
        let nullable = facts.nullable;
        for other in choices.iter().flat_map(|choice| &choice.alternatives) {
            let alternative = self.facts(*other);
            if !may_be_object(&alternative.kinds()) || !alternative.choices.is_empty() {
                let at = self.schema(id).at.clone();
                self.diagnostics.push(
                    Code::UnsupportedComposition,
                    &at,
                    "several lists of alternatives apply together, and some alternatives are not objects",
                    "treated as any JSON value",
                );
                return (Lowered::JSON, nullable);
            }
            for (key, property) in alternative.properties {
                facts.properties.entry(key).or_insert(property);
            }
        }
        self.form_of(id, facts)
    }
}

fn base_schema(schema: &Schema, facts: &Facts) -> Schema {
    let property = |(name, id): (&String, &SchemaId)| Property {
        name: name.clone(),
        schema: *id,
        position: 0,
    };
    Schema {
        types: facts.types.clone(),
        format: facts.format.clone(),
        properties: facts.properties.iter().map(property).collect(),
        required: facts.required.clone(),
        additional: facts.additional,
        ..blank(schema.at.clone())
    }
}
