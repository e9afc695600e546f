//! The property that selects the alternative of a union.
//!
//! The document declares it as the discriminator. The discriminator values of an alternative are those of the mapping,
//! the only value that it allows for the property (`kind: [circle]`), or the name of the component. Without a declaration,
//! a property is the discriminator if every alternative requires it and allows a different single value.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Alternative;
use crate::ir::{Ty, TypeKind};
use crate::lower::schema::TypeBuilder;
use crate::lower::schema::facts::Facts;
use crate::spec::{self, SchemaId};

/// The property that selects the alternative, and the values of each alternative.
pub(super) struct Discriminator {
    pub(super) property: String,
    pub(super) values: Vec<Vec<String>>,
}

impl TypeBuilder<'_> {
    /// Returns the discriminator of a union; `None` unless all alternatives are objects with different values.
    pub(super) fn discriminator(
        &mut self,
        alternatives: &[Alternative],
        declared: Option<&spec::Discriminator>,
    ) -> Option<Discriminator> {
        if alternatives.len() < 2 || !alternatives.iter().all(|each| self.is_object(&each.ty)) {
            return None;
        }
        let facts: Vec<Facts> = alternatives.iter().map(|each| self.facts(each.schema)).collect();
        let found = match declared {
            Some(declared) => self.declared(alternatives, &facts, declared),
            None => self.undeclared(&facts)?,
        };
        let mut seen = BTreeSet::new();
        let distinct = found.values.iter().flatten().all(|value| seen.insert(value));
        let complete = found.values.iter().all(|values| !values.is_empty());
        (distinct && complete).then_some(found)
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
        declared: &spec::Discriminator,
    ) -> Discriminator {
        let mut mapped: BTreeMap<SchemaId, Vec<String>> = BTreeMap::new();
        for (value, target) in &declared.mapping {
            mapped.entry(*target).or_default().push(value.clone());
        }
        let property = &declared.property;
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
        Discriminator { property: property.clone(), values }
    }

    fn undeclared(&mut self, facts: &[Facts]) -> Option<Discriminator> {
        let (first, rest) = facts.split_first()?;
        let required = |key: &&String| rest.iter().all(|each| each.required.contains(*key));
        let properties: Vec<String> = first.required.iter().filter(required).cloned().collect();
        properties.into_iter().find_map(|property| {
            let values: Option<Vec<String>> =
                facts.iter().map(|each| self.only_value(each, &property)).collect();
            let values = values?;
            let distinct: BTreeSet<&String> = values.iter().collect();
            (distinct.len() == values.len()).then(|| Discriminator {
                property,
                values: values.iter().map(|each| vec![each.clone()]).collect(),
            })
        })
    }

    /// Returns the only string that an object allows for a property.
    fn only_value(&mut self, facts: &Facts, property: &str) -> Option<String> {
        let facts = self.facts(*facts.properties.get(property)?);
        match facts.values.as_slice() {
            [Value::String(value)] => Some(value.clone()),
            _ => None,
        }
    }
}
