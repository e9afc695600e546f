//! `allOf`: every part applies.
//!
//! - A schema with one part and no properties is that part with another description, and adds no type. Parts that only
//!   repeat the type (`type: object`) do not count.
//! - The properties of all parts are combined. If two parts describe the same property, both schemas apply: the property
//!   is an `allOf` of the two, and the later one has precedence.
//! - The schema that contains the parts has precedence over all of them.
//! - Alternatives (`oneOf`) in a part apply to the whole: each alternative gets the properties of the whole. If the
//!   alternatives of a part contain the whole schema, the part is its base, and they are ignored.
//! - A schema that is a part of itself is reported and ignored.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Choice, Facts};
use super::table::{is_composed, is_null, is_plain};
use super::{MAX_DEPTH, TypeBuilder};
use crate::diagnostic::Code;
use crate::ir::Step;
use crate::spec::{Additional, Schema, SchemaId, Type};

impl TypeBuilder<'_> {
    /// Returns the constraints of a schema and of its parts.
    pub(super) fn facts(&mut self, id: SchemaId) -> Facts {
        let mut walk = Walk { path: Vec::new(), seen: BTreeSet::new() };
        self.gather(id, id, &mut walk)
    }

    /// Returns the component that a schema refers to, if it adds only a description.
    pub(super) fn alias(&self, id: SchemaId) -> Option<SchemaId> {
        let schema = self.table.get(id);
        if !is_plain(schema) || (schema.discriminator.is_some() && schema.name.is_some()) {
            return None;
        }
        let (parts, choices) = self.parts(schema);
        if !choices.is_empty() {
            return None;
        }
        let has_content = |part: &&SchemaId| {
            let part = self.table.get(**part);
            !is_plain(part) || is_composed(part)
        };
        let named = |part: &&SchemaId| self.table.get(**part).name.is_some();
        let target = match parts.iter().filter(has_content).collect::<Vec<_>>().as_slice() {
            [one] => Some(**one),
            [] => match parts.iter().filter(named).collect::<Vec<_>>().as_slice() {
                [one] => Some(**one),
                _ => None,
            },
            _ => None,
        }?;
        let child = schema.name.is_some() && self.children.contains_key(&target);
        (named(&&target) && !child && target != id).then_some(target)
    }

    /// Returns the parts of a schema and its lists of alternatives. The only alternative of a list, except for null, is a
    /// part.
    fn parts(&self, schema: &Schema) -> (Vec<SchemaId>, Vec<Choice>) {
        let mut parts = schema.all_of.clone();
        let mut choices = Vec::new();
        for list in [&schema.one_of, &schema.any_of] {
            let alternatives = self.real_alternatives(list);
            match alternatives.as_slice() {
                [] => {}
                [one] => parts.push(*one),
                _ => choices.push(Choice {
                    alternatives: list.clone(),
                    discriminator: schema.discriminator.clone(),
                }),
            }
        }
        (parts, choices)
    }

    /// Returns the alternatives that are not null, each once.
    pub(super) fn real_alternatives(&self, list: &[SchemaId]) -> Vec<SchemaId> {
        let mut seen = BTreeSet::new();
        let real = |id: &SchemaId| !is_null(self.table.get(*id)) && seen.insert(*id);
        list.iter().copied().filter(real).collect()
    }

    fn gather(&mut self, root: SchemaId, id: SchemaId, walk: &mut Walk) -> Facts {
        if walk.path.contains(&id) {
            let at = self.table.get(id).at.clone();
            self.diagnostics.push(
                Code::CircularSchema,
                &at,
                "the schema is a part of its own `allOf`",
                "the part is ignored",
            );
            return Facts::default();
        }
        if walk.path.len() >= MAX_DEPTH {
            self.report_depth(id);
            return Facts::default();
        }
        if !walk.seen.insert(id) {
            return Facts::default();
        }
        walk.path.push(id);
        let schema = self.table.get(id);
        let (parts, mut choices) = self.parts(schema);
        let mut own = own_facts(schema);
        let null_alternative =
            schema.one_of.iter().chain(&schema.any_of).any(|id| is_null(self.table.get(*id)));
        if id != root {
            choices.retain(|choice| !choice.alternatives.iter().any(|id| walk.path.contains(id)));
        }
        let mut nullable_parts = !parts.is_empty();
        let mut all = Facts::default();
        for part in parts {
            let part = self.gather(root, part, walk);
            nullable_parts &= part.nullable;
            all = self.combine(root, all, part);
        }
        walk.path.pop();
        own.nullable |= nullable_parts || null_alternative;
        own.choices = choices;
        let nullable = own.nullable;
        let mut all = self.combine(root, all, own);
        all.nullable = nullable;
        all
    }

    /// Returns the constraints of both sets; `high` has precedence.
    fn combine(&mut self, root: SchemaId, low: Facts, high: Facts) -> Facts {
        let types = common_types(&low.types, &high.types).unwrap_or_else(|| {
            self.report_unsatisfiable(
                root,
                "the parts of the `allOf` have no type in common",
                "treated as the type of the last part",
            );
            high.types
        });
        let values = if low.values.is_empty() || high.values.is_empty() {
            [low.values, high.values].concat()
        } else {
            let both = |value: &_| low.values.contains(value);
            let common: Vec<_> = high.values.iter().filter(|v| both(v)).cloned().collect();
            if common.is_empty() { high.values } else { common }
        };
        let more_properties = !high.properties.is_empty();
        let properties = self.combine_properties(root, low.properties, high.properties);
        Facts {
            types,
            nullable: low.nullable || high.nullable,
            format: high.format.or(low.format),
            values,
            value_labels: low.value_labels.into_iter().chain(high.value_labels).collect(),
            properties,
            required: join_sets(low.required, high.required),
            additional: match (low.additional, high.additional) {
                (Additional::Forbidden, Additional::Unsaid) if more_properties => {
                    Additional::Unsaid
                }
                (low, Additional::Unsaid) => low,
                (Additional::Of(id), Additional::Any) => Additional::Of(id),
                (_, high) => high,
            },
            items: high.items.or(low.items),
            prefix_items: if high.prefix_items.is_empty() {
                low.prefix_items
            } else {
                high.prefix_items
            },
            content: high.content.or(low.content),
            choices: [low.choices, high.choices].concat(),
            has_pattern: low.has_pattern || high.has_pattern,
            never: low.never || high.never,
        }
    }

    fn combine_properties(
        &mut self,
        root: SchemaId,
        mut low: BTreeMap<String, SchemaId>,
        high: BTreeMap<String, SchemaId>,
    ) -> BTreeMap<String, SchemaId> {
        if low.is_empty() {
            return high;
        }
        for (key, high) in high {
            let id = match low.get(&key) {
                Some(low) if *low != high => self.more_specific(root, &key, *low, high),
                _ => high,
            };
            low.insert(key, id);
        }
        low
    }

    /// Returns the schema of a property that two parts describe.
    fn more_specific(
        &mut self,
        root: SchemaId,
        key: &str,
        low: SchemaId,
        high: SchemaId,
    ) -> SchemaId {
        let keys = |id| -> BTreeSet<&str> {
            self.table.get(id).properties.iter().map(|each| each.name.as_str()).collect()
        };
        let (low_keys, high_keys) = (keys(low), keys(high));
        if !high_keys.is_empty() && high_keys.is_superset(&low_keys) {
            return high;
        }
        if !low_keys.is_empty() && low_keys.is_superset(&high_keys) && !high_keys.is_empty() {
            return low;
        }
        let (id, new) = self.table.combine(vec![low, high]);
        if new {
            self.origins.add_inside(id, root, Some(Step::Property(key.to_owned())));
        }
        id
    }
}

/// The parts on the current path, and all parts so far.
struct Walk {
    path: Vec<SchemaId>,
    seen: BTreeSet<SchemaId>,
}

fn own_facts(schema: &Schema) -> Facts {
    let Schema {
        at: _,
        name: _,
        docs: _,
        types,
        nullable,
        format,
        values,
        value_labels,
        properties,
        required,
        additional,
        items,
        prefix_items,
        media_type,
        is_encoded,
        all_of: _,
        one_of: _,
        any_of: _,
        discriminator: _,
        limits,
        never,
    } = schema;
    Facts {
        types: types.clone(),
        nullable: *nullable,
        format: format.clone(),
        values: values.clone(),
        value_labels: value_labels.clone(),
        properties: properties.iter().map(|each| (each.name.clone(), each.schema)).collect(),
        required: required.clone(),
        additional: *additional,
        items: *items,
        prefix_items: prefix_items.clone(),
        content: (media_type.is_some() || *is_encoded)
            .then(|| media_type.iter().cloned().collect()),
        choices: Vec::new(),
        has_pattern: limits.pattern.is_some(),
        never: *never,
    }
}

fn join_sets(low: BTreeSet<String>, high: BTreeSet<String>) -> BTreeSet<String> {
    let (mut many, few) = if low.len() < high.len() { (high, low) } else { (low, high) };
    many.extend(few);
    many
}

/// Returns the types that both sides allow; `None` if there are none.
fn common_types(low: &[Type], high: &[Type]) -> Option<Vec<Type>> {
    if low.is_empty() || high.is_empty() {
        return Some([low, high].concat());
    }
    let mut common: Vec<Type> = high.iter().filter(|each| low.contains(each)).copied().collect();
    let whole = |one: &[Type], other: &[Type]| {
        one.contains(&Type::Integer) && other.contains(&Type::Number)
    };
    if !common.contains(&Type::Integer) && (whole(low, high) || whole(high, low)) {
        common.push(Type::Integer);
    }
    (!common.is_empty()).then_some(common)
}
