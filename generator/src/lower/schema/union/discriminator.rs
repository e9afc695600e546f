//! The property that selects the alternative of a union.
//!
//! The document declares it as the discriminator. The discriminator values of an alternative are
//!
//! - those of the mapping; without any, the only value that the alternative allows for the property (`kind: [circle]`),
//! - the name of the component, unless the alternative does not allow it, the mapping gives it to another schema, or only
//!   the mapping has values (`x-ms-discriminator-value`),
//! - the values of its own alternatives, if it is a union with the same property.
//!
//! The alternative of `defaultMapping` has no values: it is read if no other one is selected.
//!
//! Without a declaration, a property is the discriminator if every alternative requires it and allows a different single
//! value.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Alternative;
use crate::ir::{self, Ty, TypeKind};
use crate::lower::draft::TypeDraft;
use crate::lower::schema::TypeBuilder;
use crate::lower::schema::facts::Facts;
use crate::spec::{self, SchemaId, Type, value_text};

/// The most unions with the same discriminator that are nested.
const MAX_NESTED: usize = 64;

/// The property that selects the alternative, and the values of each alternative.
pub(super) struct Discriminator {
    pub(super) ir: ir::Discriminator,
    pub(super) values: Vec<Vec<String>>,
    /// The position of the alternative that is read if no other one is selected. It has no values.
    pub(super) default: Option<usize>,
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
        let complete =
            found.values.iter().zip(alternatives).all(|(values, each)| {
                !values.is_empty() || self.schema(each.source).name.is_some()
            });
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
        let mut values: Vec<Vec<String>> = Vec::new();
        for (each, facts) in alternatives.iter().zip(facts) {
            let only = || self.only_value(facts, property, true).into_iter().collect();
            values.push(mapped.get(&each.source).cloned().unwrap_or_else(only));
        }
        let mut used: BTreeSet<String> = values.iter().flatten().cloned().collect();
        used.extend(declared.mapping.iter().map(|(value, _)| value.clone()));
        let mut is_scalar = true;
        let mut has_type = false;
        for ((each, facts), values) in alternatives.iter().zip(facts).zip(&mut values) {
            let own = facts.properties.get(property).map(|id| self.facts(*id)).unwrap_or_default();
            let kinds = own.kinds();
            let scalars = kinds.iter().all(|kind| matches!(kind, Type::Integer | Type::Boolean));
            has_type |= !kinds.is_empty();
            is_scalar &= scalars;
            let Some(name) = self.schema(each.source).name.clone() else { continue };
            let allowed = if own.values.is_empty() {
                kinds.is_empty() || !scalars
            } else {
                own.values.iter().any(|value| value_text(value) == name)
            };
            let is_value = (allowed && declared.has_names) || values.is_empty();
            if is_value && used.insert(name.clone()) {
                values.push(name);
            }
        }
        let is_scalar = is_scalar && has_type;
        let is_default = |each: &Alternative| Some(each.source) == declared.default;
        let default = alternatives.iter().position(is_default);
        // The property is not added to a value of the default alternative, which need not have it.
        default.and_then(|position| values.get_mut(position)).into_iter().for_each(Vec::clear);
        let ir = ir::Discriminator { property: property.clone(), is_scalar };
        Discriminator { ir, values, default }
    }

    fn undeclared(&mut self, facts: &[Facts]) -> Option<Discriminator> {
        let (first, rest) = facts.split_first()?;
        let required = |key: &&String| rest.iter().all(|each| each.required.contains(*key));
        let properties: Vec<String> = first.required.iter().filter(required).cloned().collect();
        properties.into_iter().find_map(|property| {
            let values: Option<Vec<String>> =
                facts.iter().map(|each| self.only_value(each, &property, false)).collect();
            let values = values?;
            let distinct: BTreeSet<&String> = values.iter().collect();
            (distinct.len() == values.len()).then(|| Discriminator {
                ir: ir::Discriminator { property, is_scalar: false },
                values: values.iter().map(|each| vec![each.clone()]).collect(),
                default: None,
            })
        })
    }

    /// Returns the only string that an object allows for a property, or the only scalar.
    fn only_value(&mut self, facts: &Facts, property: &str, any_scalar: bool) -> Option<String> {
        let facts = self.facts(*facts.properties.get(property)?);
        match facts.values.as_slice() {
            [Value::String(value)] => Some(value.clone()),
            [value @ (Value::Number(_) | Value::Bool(_))] if any_scalar => Some(value_text(value)),
            _ => None,
        }
    }
}

/// Adds the discriminator values of nested unions with the same property to the alternatives that contain them.
pub(in crate::lower::schema) fn nest_discriminators(types: &mut [TypeDraft]) {
    for _ in 0..MAX_NESTED {
        let mut has_changed = false;
        for index in 0..types.len() {
            for (variant, values) in nested_values(types, index) {
                let TypeKind::Union(union) = &mut types[index].def.kind else { continue };
                union.variants[variant].discriminator_values.extend(values);
                has_changed = true;
            }
        }
        if !has_changed {
            return;
        }
    }
}

/// Returns the values of nested unions that no alternative has, by the index of the alternative.
fn nested_values(types: &[TypeDraft], index: usize) -> Vec<(usize, Vec<String>)> {
    let TypeKind::Union(union) = &types[index].def.kind else { return Vec::new() };
    if union.discriminator.is_none() {
        return Vec::new();
    }
    let values = union.variants.iter().flat_map(|variant| &variant.discriminator_values);
    let mut used: BTreeSet<&String> = values.collect();
    let mut found = Vec::new();
    for (position, variant) in
        union.variants.iter().enumerate().filter(|(_, each)| !each.is_default)
    {
        let inner = variant.ty.named_value().map(|id| &types[id.0].def.kind);
        let Some(TypeKind::Union(inner)) = inner else { continue };
        if inner.discriminator != union.discriminator {
            continue;
        }
        let values = inner.variants.iter().flat_map(|variant| &variant.discriminator_values);
        let new: Vec<String> = values.filter(|value| used.insert(value)).cloned().collect();
        if !new.is_empty() {
            found.push((position, new));
        }
    }
    found
}
