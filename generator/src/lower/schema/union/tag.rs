//! Which member tells the alternatives of a union apart.
//!
//! The document says so by a discriminator. The values come from its mapping; else from the only
//! value that an alternative allows for the member (`kind: [circle]`); else from the name of the
//! component. Without a discriminator, a member does as well that every alternative demands, and for
//! which each of them allows one value of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Alternative;
use crate::ir::{Ty, TypeKind};
use crate::lower::schema::Types;
use crate::lower::schema::facts::Facts;
use crate::spec::{Discriminator, SchemaId};

/// The member that tells alternatives apart, and the values for each of them.
pub(super) struct Tag {
    pub(super) property: String,
    pub(super) values: Vec<Vec<String>>,
}

impl Types<'_> {
    /// The tag of a union; none unless all alternatives are objects with values of their own.
    pub(super) fn tag(
        &mut self,
        alternatives: &[Alternative],
        discriminator: Option<&Discriminator>,
    ) -> Option<Tag> {
        if alternatives.len() < 2 || !alternatives.iter().all(|each| self.is_object(&each.ty)) {
            return None;
        }
        let facts: Vec<Facts> = alternatives.iter().map(|each| self.facts(each.schema)).collect();
        let tag = match discriminator {
            Some(discriminator) => self.declared(alternatives, &facts, discriminator),
            None => self.found(&facts)?,
        };
        let mut seen = BTreeSet::new();
        let distinct = tag.values.iter().flatten().all(|value| seen.insert(value));
        let complete = tag.values.iter().all(|values| !values.is_empty());
        (distinct && complete).then_some(tag)
    }

    fn is_object(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Named(id) => {
                matches!(self.drafts[id.0].def.kind, TypeKind::Struct(_) | TypeKind::Union(_))
            }
            _ => false,
        }
    }

    fn declared(
        &mut self,
        alternatives: &[Alternative],
        facts: &[Facts],
        discriminator: &Discriminator,
    ) -> Tag {
        let mut mapped: BTreeMap<SchemaId, Vec<String>> = BTreeMap::new();
        for (value, target) in &discriminator.mapping {
            mapped.entry(*target).or_default().push(value.clone());
        }
        let property = &discriminator.property;
        let mut values = Vec::new();
        for (each, facts) in alternatives.iter().zip(facts) {
            values.push(match mapped.get(&each.source) {
                Some(values) => values.clone(),
                None => match self.only_value(facts, property) {
                    Some(value) => vec![value],
                    None => self.schema(each.source).name.iter().cloned().collect(),
                },
            });
        }
        Tag { property: property.clone(), values }
    }

    fn found(&mut self, facts: &[Facts]) -> Option<Tag> {
        let (first, rest) = facts.split_first()?;
        let demanded = |key: &&String| rest.iter().all(|each| each.required.contains(*key));
        let candidates: Vec<String> = first.required.iter().filter(demanded).cloned().collect();
        candidates.into_iter().find_map(|property| {
            let values: Option<Vec<String>> =
                facts.iter().map(|each| self.only_value(each, &property)).collect();
            let values = values?;
            let distinct: BTreeSet<&String> = values.iter().collect();
            (distinct.len() == values.len()).then(|| Tag {
                property,
                values: values.iter().map(|each| vec![each.clone()]).collect(),
            })
        })
    }

    /// The only text that an object allows for a member.
    fn only_value(&mut self, facts: &Facts, property: &str) -> Option<String> {
        let facts = self.facts(*facts.properties.get(property)?);
        match facts.values.as_slice() {
            [Value::String(value)] => Some(value.clone()),
            _ => None,
        }
    }
}
