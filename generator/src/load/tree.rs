//! Builds the JSON tree of a text, whichever parser reads it.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::NodePath;
use crate::diagnostic::Pointer;

/// What is seen on the way.
pub(super) struct Record {
    /// How many nodes may still come; aliases make many of few bytes.
    pub(super) budget: usize,
    /// Members that are written twice.
    pub(super) duplicates: Vec<Pointer>,
}

/// Reads one node and all below it.
pub(super) struct Node<'a> {
    pub(super) record: &'a mut Record,
    pub(super) at: NodePath<'a>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        match self.record.budget.checked_sub(1) {
            Some(left) => self.record.budget = left,
            None => return Err(D::Error::custom(super::parse::TOO_MANY_NODES)),
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    #[expect(clippy::cast_precision_loss, reason = "JSON has no exact numbers of this size")]
    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "JSON has no exact numbers of this size")]
    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq
            .next_element_seed(Node { record: &mut *self.record, at: self.at.index(items.len()) })?
        {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let at = self.at.key(&key);
            let value = map.next_value_seed(Node { record: &mut *self.record, at })?;
            match fields.entry(key) {
                Entry::Vacant(place) => {
                    place.insert(value);
                }
                Entry::Occupied(mut place) => {
                    self.record.duplicates.push(self.at.key(place.key()).place().pointer);
                    place.insert(value);
                }
            }
        }
        merge(&mut fields);
        Ok(Value::Object(fields))
    }

    /// A tag of YAML: what it says does not matter, only the value behind it.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Value, A::Error> {
        let (_tag, value) = data.variant::<String>()?;
        value.newtype_variant_seed(self)
    }
}

/// What JSON cannot say (`.nan`, `.inf`) is as good as absent.
fn number(value: f64) -> Value {
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

/// Carries out the merge key of YAML: members of others, where there is no own one.
fn merge(fields: &mut Map<String, Value>) {
    let others = match fields.get("<<") {
        Some(Value::Object(_)) => vec![fields.remove("<<").unwrap_or_default()],
        Some(Value::Array(list)) if list.iter().all(Value::is_object) => {
            match fields.remove("<<") {
                Some(Value::Array(list)) => list,
                _ => return,
            }
        }
        _ => return,
    };
    for other in others {
        let Value::Object(other) = other else { continue };
        for (key, value) in other {
            fields.entry(key).or_insert(value);
        }
    }
}
