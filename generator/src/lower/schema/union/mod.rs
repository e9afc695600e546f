//! `oneOf` and `anyOf`: alternatives.
//!
//! - Null among them makes the whole nullable, and one that is left is no choice.
//! - Alternatives that only demand members (`required`) of the object beside them are limits, and
//!   the object stays as it is.
//! - Members beside the alternatives, or in another part of an `allOf`, are added to each of them,
//!   unless it has them already.
//! - Two lists of alternatives that both apply become one object whose members are all optional.
//! - Alternatives without a name and a discriminator of their own, which are alternatives again, are
//!   taken into the list.
//! - Alternatives that come down to the same type are one; texts and enumerations of texts are one
//!   open enumeration, and whole numbers the widest of them. JSON of any shape swallows the rest.

mod collapse;
mod tag;

use std::collections::BTreeSet;

use super::facts::{Choice, Facts};
use super::origin::{Step, alternative_words};
use super::table::{blank, is_composed, is_null, is_plain, may_be_object};
use super::{Form, MAX_DEPTH, Types};
use crate::diagnostic::Code;
use crate::ir::Ty;
use crate::spec::{Additional, Property, Schema, SchemaId};

/// One of the alternatives.
pub(super) struct Alternative {
    /// As the document lists it.
    pub(super) source: SchemaId,
    /// With the members that stand beside the list.
    pub(super) schema: SchemaId,
    pub(super) ty: Ty,
    /// What tells it from the others.
    pub(super) word: String,
}

/// How many schemas may be made up for the members beside alternatives.
const MOST_MADE: usize = 10_000;

impl Types<'_> {
    /// What a schema with alternatives becomes, and whether it may be null.
    pub(super) fn union(&mut self, id: SchemaId, mut facts: Facts) -> (Form, bool) {
        let choices = std::mem::take(&mut facts.choices);
        let mut choices: Vec<Choice> =
            choices.into_iter().filter(|choice| !self.is_limit(&facts, choice)).collect();
        match choices.len() {
            0 => self.form_of(id, facts),
            1 => {
                let choice = choices.remove(0);
                self.one_of(id, &facts, &choice)
            }
            _ => self.flatten(id, facts, &choices),
        }
    }

    fn one_of(&mut self, id: SchemaId, facts: &Facts, choice: &Choice) -> (Form, bool) {
        let mut nullable = facts.nullable;
        let mut sources = Vec::new();
        self.splice(&choice.variants, &mut sources, &mut BTreeSet::from([id]), 0);
        for (_, target) in choice.discriminator.iter().flat_map(|each| &each.mapping) {
            if !sources.contains(target) && *target != id {
                sources.push(*target);
            }
        }
        let mut base = None;
        let mut alternatives = Vec::new();
        let words = alternative_words(&self.table, &sources);
        for (source, word) in sources.into_iter().zip(words) {
            if is_null(self.schema(source)) {
                nullable = true;
                continue;
            }
            let schema = self.with_base(id, facts, &mut base, source, &word);
            let shape = self.shape(schema);
            nullable |= shape.nullable;
            alternatives.push(Alternative { source, schema, ty: shape.ty, word });
        }
        (self.collapse(id, alternatives, choice.discriminator.as_ref()), nullable)
    }

    /// Whether alternatives only say which members of the object beside them go together.
    fn is_limit(&self, facts: &Facts, choice: &Choice) -> bool {
        let known = |each: &Property| facts.properties.contains_key(&each.name);
        let limits = |id: &SchemaId| {
            let variant = self.schema(*id);
            variant.name.is_none()
                && variant.values.is_empty()
                && variant.items.is_none()
                && !matches!(variant.additional, Additional::Of(_))
                && !is_composed(variant)
                && may_be_object(&variant.types)
                && (variant.types.is_empty()
                    || !variant.required.is_empty()
                    || !variant.properties.is_empty())
                && variant.properties.iter().all(known)
        };
        let object = may_be_object(&facts.types) && facts.has_properties();
        let all = choice.variants.iter().all(limits);
        let demands = |id: &SchemaId| {
            let variant = self.schema(*id);
            !variant.required.is_empty()
                && variant.properties.is_empty()
                && variant.types.is_empty()
        };
        all && (object || choice.variants.iter().all(demands))
    }

    /// Lists the alternatives, with those of nameless alternatives in their place.
    fn splice(
        &self,
        variants: &[SchemaId],
        list: &mut Vec<SchemaId>,
        seen: &mut BTreeSet<SchemaId>,
        depth: usize,
    ) {
        for id in variants {
            if !seen.insert(*id) {
                continue;
            }
            let variant = self.schema(*id);
            let inner = if variant.one_of.is_empty() { &variant.any_of } else { &variant.one_of };
            let one_list = variant.one_of.is_empty() || variant.any_of.is_empty();
            let bare = is_plain(variant) && variant.all_of.is_empty() && variant.types.is_empty();
            let splits = !inner.is_empty() && one_list && bare;
            if variant.name.is_none()
                && variant.discriminator.is_none()
                && splits
                && depth < MAX_DEPTH
            {
                self.splice(inner, list, seen, depth + 1);
            } else {
                list.push(*id);
            }
        }
    }

    /// An alternative with the facets that stand beside the list.
    fn with_base(
        &mut self,
        id: SchemaId,
        facts: &Facts,
        base: &mut Option<SchemaId>,
        source: SchemaId,
        word: &str,
    ) -> SchemaId {
        let beside = facts.has_properties()
            || matches!(facts.additional, Additional::Of(_) | Additional::Forbidden)
            || !facts.types.is_empty()
            || facts.format.is_some();
        if !beside {
            return source;
        }
        if self.table.made() > MOST_MADE {
            let at = self.schema(id).at.clone();
            self.findings.add_with_help(
                Code::UnsupportedComposition,
                &at,
                "the alternatives of this document have too many combinations",
                "the members beside these alternatives are left out",
            );
            return source;
        }
        let variant = self.facts(source);
        let object = may_be_object(&variant.kinds()) && may_be_object(&facts.types);
        let complete = facts.properties.keys().all(|key| variant.properties.contains_key(key))
            && facts.required.is_subset(&variant.required);
        if !variant.kinds().is_empty() && (complete || !object) {
            return source;
        }
        let base = *base.get_or_insert_with(|| {
            let schema = beside_schema(self.table.get(id), facts);
            self.table.make(schema)
        });
        let (combined, new) = self.table.combine(vec![base, source]);
        if new {
            self.origins.add_inside(base, id, Step::Part);
            self.origins.add_inside(combined, id, Step::Alternative(word.to_owned()));
        }
        combined
    }

    /// One object with the members of all alternatives of several lists, which are optional there.
    fn flatten(&mut self, id: SchemaId, mut facts: Facts, choices: &[Choice]) -> (Form, bool) {
        let nullable = facts.nullable;
        for variant in choices.iter().flat_map(|choice| &choice.variants) {
            let variant = self.facts(*variant);
            if !may_be_object(&variant.kinds()) || !variant.choices.is_empty() {
                let at = self.schema(id).at.clone();
                self.findings.add_with_help(
                    Code::UnsupportedComposition,
                    &at,
                    "several lists of alternatives apply together, and not all of them are objects",
                    "it is JSON of any shape",
                );
                return (Form::JSON, nullable);
            }
            for (key, property) in variant.properties {
                facts.properties.entry(key).or_insert(property);
            }
        }
        self.form_of(id, facts)
    }
}

fn beside_schema(schema: &Schema, facts: &Facts) -> Schema {
    let property = |(name, id): (&String, &SchemaId)| Property { name: name.clone(), schema: *id };
    Schema {
        types: facts.types.clone(),
        format: facts.format.clone(),
        properties: facts.properties.iter().map(property).collect(),
        required: facts.required.clone(),
        additional: facts.additional,
        ..blank(schema.at.clone())
    }
}
