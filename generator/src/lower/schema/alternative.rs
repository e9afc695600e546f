//! The differences between the alternatives of a list.

use super::table::SchemaTable;
use crate::ir::{AlternativeLabel, ValueKind};
use crate::lower::title::title;
use crate::spec::{Schema, SchemaId};

/// Returns, for each alternative, its difference from the others: its name, its title, the only value of one of its
/// properties, its kind if no other one has that kind, a property that no other one has, or its position.
pub(super) fn labels(table: &SchemaTable<'_>, alternatives: &[SchemaId]) -> Vec<AlternativeLabel> {
    let kinds: Vec<Option<ValueKind>> =
        alternatives.iter().map(|id| kind(table.get(*id))).collect();
    let label = |(index, id): (usize, &SchemaId)| {
        let is_only = |kind: &&ValueKind| {
            kinds.iter().filter(|each| each.as_ref() == Some(*kind)).count() == 1
        };
        let kind = || kinds[index].as_ref().filter(is_only).cloned().map(AlternativeLabel::Kind);
        let property = || own_property(table, alternatives, index);
        let text = |text: &str| AlternativeLabel::Text(text.to_owned());
        own_text(table, table.get(*id))
            .map(text)
            .or_else(kind)
            .or_else(|| property().map(text))
            .unwrap_or(AlternativeLabel::Position(index + 1))
    };
    alternatives.iter().enumerate().map(label).collect()
}

/// Returns the name, the title, or the only value of a property of an alternative.
fn own_text<'t>(table: &'t SchemaTable<'_>, alternative: &'t Schema) -> Option<&'t str> {
    let only_value = || {
        alternative.properties.iter().find_map(|each| {
            match table.get(each.schema).values.as_slice() {
                [serde_json::Value::String(value)] => Some(value.as_str()),
                _ => None,
            }
        })
    };
    alternative.name.as_deref().or_else(|| title(alternative)).or_else(only_value)
}

/// Returns a property that only one alternative has: the first one that is required, or else the only one.
fn own_property<'t>(
    table: &'t SchemaTable<'_>,
    alternatives: &[SchemaId],
    index: usize,
) -> Option<&'t str> {
    let alternative = table.get(*alternatives.get(index)?);
    let elsewhere = |name: &str| {
        let others = alternatives.iter().enumerate().filter(|(other, _)| *other != index);
        let mut properties = others.flat_map(|(_, id)| &table.get(*id).properties);
        properties.any(|each| each.name == name)
    };
    let own = alternative.properties.iter().map(|each| each.name.as_str());
    let own: Vec<&str> = own.filter(|name| !elsewhere(name)).collect();
    let required = own.iter().find(|name| alternative.required.contains(**name));
    match (required, own.as_slice()) {
        (Some(name), _) | (None, [name]) => Some(name),
        _ => None,
    }
}

fn kind(schema: &Schema) -> Option<ValueKind> {
    match schema.types.as_slice() {
        [kind] => Some(ValueKind::from(*kind)),
        _ => None,
    }
}
