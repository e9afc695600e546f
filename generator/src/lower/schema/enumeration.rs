//! Enumerations.
//!
//! - Texts become an open enumeration, whole numbers one of numbers. Booleans and other numbers stay
//!   `bool` and `f64`: an enumeration of them says nothing that the type does not.
//! - The type that is declared decides how a value is read: `type: string` with `enum: [1, 2]`
//!   means the texts `1` and `2`. Without a declared type the values decide.
//! - Values of several kinds are alternatives; where a list or object is among them, any JSON.
//! - Each value counts once.

use std::collections::BTreeSet;

use serde_json::Value;

use super::facts::Facts;
use super::{Form, Types};
use crate::ir::{Docs, Enum, EnumValue, Ty, TypeKind};
use crate::spec::{SchemaId, Type};

impl Types<'_> {
    /// What a schema with a list of values becomes; nothing when there is no list, or one that
    /// cannot be meant for values of its type.
    pub(super) fn enumeration(&mut self, id: SchemaId, facts: &Facts) -> Option<Form> {
        if facts.values.is_empty() {
            return None;
        }
        match *facts.types.as_slice() {
            [Type::String] => {
                let form = string_enum(facts.values.iter().filter_map(text).collect());
                return Some(form.map_or(Form::Ty(Ty::String), Form::Type));
            }
            [Type::Integer] => {
                let numbers: Option<Vec<i64>> = facts.values.iter().map(whole_number).collect();
                let form = numbers.map(|numbers| Form::Type(integer_enum(numbers)));
                let format = facts.format.as_deref();
                return form.or_else(|| Some(Form::Ty(self.scalar(Type::Integer, format))));
            }
            [kind @ (Type::Boolean | Type::Number)] => {
                return Some(Form::Ty(self.scalar(kind, facts.format.as_deref())));
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
            [_] => self.enumeration(id, &facts),
            kinds if kinds.iter().any(|kind| matches!(kind, Type::Array | Type::Object)) => {
                Some(Form::JSON)
            }
            _ => Some(self.union_of_kinds(id, &facts)),
        }
    }
}

/// An enumeration of texts, each once; none when there are no values.
pub(super) fn string_enum(values: Vec<(String, Docs)>) -> Option<TypeKind> {
    let mut seen = BTreeSet::new();
    let values: Vec<_> = values
        .into_iter()
        .filter(|(value, _)| seen.insert(value.clone()))
        .map(|(value, docs)| EnumValue { value, docs })
        .collect();
    (!values.is_empty()).then_some(TypeKind::StringEnum(Enum { values }))
}

fn integer_enum(numbers: Vec<i64>) -> TypeKind {
    let mut seen = BTreeSet::new();
    let values = numbers
        .into_iter()
        .filter(|value| seen.insert(*value))
        .map(|value| EnumValue { value, docs: Docs::default() })
        .collect();
    TypeKind::IntegerEnum(Enum { values })
}

/// The kind of a value; null has none.
pub(super) fn kind(value: &Value) -> Option<Type> {
    match value {
        Value::Null => None,
        Value::Bool(_) => Some(Type::Boolean),
        Value::Number(_) if whole_number(value).is_some() => Some(Type::Integer),
        Value::Number(_) => Some(Type::Number),
        Value::String(_) => Some(Type::String),
        Value::Array(_) => Some(Type::Array),
        Value::Object(_) => Some(Type::Object),
    }
}

fn text(value: &Value) -> Option<(String, Docs)> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    Some((text, Docs::default()))
}

fn whole_number(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| whole_float(number.as_f64()?)),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// `1.0` as `1`, within the whole numbers that a float holds exactly.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn whole_float(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}
