//! `enum` and `const`.
//!
//! - Strings become an open enum of strings, integers one of integers. Booleans and other numbers are `bool` and `f64`.
//! - The declared type determines how a value is read: `type: string` with `enum: [1, 2]` allows the strings `1` and
//!   `2`. Without a declared type, the values determine it.
//! - Values of several types become an enum of them, or any JSON if a list or object is among them.
//! - Duplicate values are ignored.

use std::collections::BTreeSet;

use serde_json::Value;

use super::facts::Facts;
use super::{Lowered, TypeBuilder};
use crate::ir::{Constant, Docs, Enum, EnumValue, Ty, TypeKind};
use crate::spec::{Type, value_text};

impl TypeBuilder<'_> {
    /// Returns the type of a schema with enum values; `None` if there are none, or if its type is a list or object.
    pub(super) fn enumeration(&mut self, facts: &Facts) -> Option<Lowered> {
        if facts.values.is_empty() {
            return None;
        }
        match *facts.types.as_slice() {
            [Type::String] => {
                let values = facts
                    .values
                    .iter()
                    .filter_map(|value| Some(facts.value(value, string(value)?)));
                let lowered = string_enum(values.collect());
                return Some(lowered.map_or(Lowered::Ty(Ty::String), Lowered::Type));
            }
            [Type::Integer] => {
                let values = facts.values.iter();
                let numbers: Option<Vec<_>> =
                    values.map(|value| Some(facts.value(value, integer(value)?))).collect();
                let lowered = numbers.map(|numbers| Lowered::Type(integer_enum(numbers)));
                let format = facts.format.as_deref();
                return lowered.or_else(|| Some(Lowered::Ty(self.scalar(Type::Integer, format))));
            }
            [kind @ (Type::Boolean | Type::Number)] => {
                return Some(Lowered::Ty(self.scalar(kind, facts.format.as_deref())));
            }
            [Type::Array | Type::Object] => return None,
            _ => {}
        }
        let mut kinds: Vec<Type> = facts.values.iter().filter_map(kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.contains(&Type::Number) {
            kinds.retain(|kind| *kind != Type::Integer);
        }
        let mut facts = facts.clone();
        facts.types.clone_from(&kinds);
        match kinds.as_slice() {
            [Type::Array | Type::Object] => None,
            [_] => self.enumeration(&facts),
            kinds if kinds.iter().any(|kind| matches!(kind, Type::Array | Type::Object)) => {
                Some(Lowered::JSON)
            }
            _ => {
                let constant = |value| Some(facts.value(value, Constant::of(value)?));
                let values = distinct(facts.values.iter().filter_map(constant).collect());
                Some(Lowered::Type(TypeKind::MixedEnum(Enum { values, is_free: false })))
            }
        }
    }
}

/// Returns an enum of strings, each once; `None` if there are no values.
pub(super) fn string_enum(values: Vec<EnumValue<String>>) -> Option<TypeKind> {
    let values = distinct(values);
    (!values.is_empty()).then_some(TypeKind::StringEnum(Enum { values, is_free: false }))
}

/// Returns an enum of integers, each once.
pub(super) fn integer_enum(numbers: Vec<EnumValue<i64>>) -> TypeKind {
    TypeKind::IntegerEnum(Enum { values: distinct(numbers), is_free: false })
}

fn distinct<V: Clone + Ord>(mut values: Vec<EnumValue<V>>) -> Vec<EnumValue<V>> {
    let mut seen = BTreeSet::new();
    values.retain(|each| seen.insert(each.value.clone()));
    values
}

impl Facts {
    /// Returns an enum value with its name and description.
    fn value<V>(&self, json: &Value, value: V) -> EnumValue<V> {
        let label = self.value_labels.get(&value_text(json)).cloned().unwrap_or_default();
        let docs =
            Docs { text: label.description, deprecated: label.deprecated, ..Docs::default() };
        EnumValue { value, name: label.name, docs }
    }
}

/// Returns the type of a value; `None` for null.
pub(super) fn kind(value: &Value) -> Option<Type> {
    match value {
        Value::Null => None,
        Value::Bool(_) => Some(Type::Boolean),
        Value::Number(_) if integer(value).is_some() => Some(Type::Integer),
        Value::Number(_) => Some(Type::Number),
        Value::String(_) => Some(Type::String),
        Value::Array(_) => Some(Type::Array),
        Value::Object(_) => Some(Type::Object),
    }
}

fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| integer_of_float(number.as_f64()?)),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// Returns `1` for `1.0`, in the range of integers that `f64` represents exactly.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn integer_of_float(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}
