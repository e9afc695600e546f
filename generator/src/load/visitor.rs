//! Builds the JSON tree of a text from the events of either parser.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use crate::diagnostic::Pointer;
use crate::tree::NodePath;

/// The message for a document whose aliases add too many nodes.
pub(super) const TOO_MANY_NODES: &str = "the aliases of the document add too many nodes";

/// The state of reading a text.
pub(super) struct Record {
    /// The number of nodes that may follow: aliases can make many nodes of few bytes.
    pub(super) budget: usize,
    /// The keys that an object contains twice.
    pub(super) duplicates: Vec<Pointer>,
    /// The properties of schemas that are not in alphabetical order.
    pub(super) orders: BTreeMap<Pointer, Vec<String>>,
    /// The items of enums.
    pub(super) enum_items: EnumItems,
}

/// The numbers and booleans in the enums of a text.
pub(super) enum EnumItems {
    /// They are searched: the pointer of each item that is one, in the order of the text.
    Search(Vec<Option<Pointer>>),
    /// They are read as they are written: whether each following item is one, and those before.
    Spell(std::vec::IntoIter<bool>, Vec<String>),
}

/// Reads one node and its children.
pub(super) struct NodeReader<'a> {
    pub(super) record: &'a mut Record,
    pub(super) path: NodePath<'a>,
}

impl<'de> DeserializeSeed<'de> for NodeReader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        match self.record.budget.checked_sub(1) {
            Some(left) => self.record.budget = left,
            None => return Err(D::Error::custom(TOO_MANY_NODES)),
        }
        if !matches!(self.path, NodePath::Index(NodePath::Key(_, "enum"), _)) {
            return deserializer.deserialize_any(self);
        }
        let NodeReader { record, path } = self;
        let is_spelled = match &mut record.enum_items {
            EnumItems::Spell(items, _) => items.next() == Some(true),
            EnumItems::Search(_) => false,
        };
        let reader = NodeReader { record: &mut *record, path };
        let value = if is_spelled {
            deserializer.deserialize_str(reader)?
        } else {
            deserializer.deserialize_any(reader)?
        };
        match (&mut record.enum_items, &value) {
            (EnumItems::Search(items), _) => {
                let is_found = value.is_number() || value.is_boolean();
                items.push(is_found.then(|| path.location().pointer));
            }
            (EnumItems::Spell(_, spellings), Value::String(text)) if is_spelled => {
                spellings.push(text.clone());
            }
            (EnumItems::Spell(..), _) => {}
        }
        Ok(value)
    }
}

impl<'de> Visitor<'de> for NodeReader<'_> {
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
        while let Some(item) = seq.next_element_seed(NodeReader {
            record: &mut *self.record,
            path: self.path.index(items.len()),
        })? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Map::new();
        let parent = match self.path {
            NodePath::Key(schema, "properties") => Some(schema),
            _ => None,
        };
        let mut order = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if parent.is_some() {
                order.push(key.clone());
            }
            let path = self.path.key(&key);
            let value = map.next_value_seed(NodeReader { record: &mut *self.record, path })?;
            match entries.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(value);
                }
                Entry::Occupied(mut entry) => {
                    let path = self.path.key(entry.key());
                    self.record.duplicates.push(path.location().pointer);
                    entry.insert(value);
                }
            }
        }
        merge(&mut entries);
        if let (Some(schema), false) = (parent, order.is_sorted()) {
            self.record.orders.insert(schema.location().pointer, order);
        }
        Ok(Value::Object(entries))
    }

    /// Reads a value with a YAML tag. The tag is ignored.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Value, A::Error> {
        let (_tag, value) = data.variant::<String>()?;
        value.newtype_variant_seed(self)
    }
}

/// Converts a number. The numbers that JSON does not have (`.nan`, `.inf`) are read as null.
fn number(value: f64) -> Value {
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

/// Applies the merge key of YAML: adds the entries of other maps, except for keys that the map has itself.
fn merge(entries: &mut Map<String, Value>) {
    let others = match entries.get("<<") {
        Some(Value::Object(_)) => vec![entries.remove("<<").unwrap_or_default()],
        Some(Value::Array(list)) if list.iter().all(Value::is_object) => {
            match entries.remove("<<") {
                Some(Value::Array(list)) => list,
                _ => return,
            }
        }
        _ => return,
    };
    for other in others {
        let Value::Object(other) = other else { continue };
        for (key, value) in other {
            entries.entry(key).or_insert(value);
        }
    }
}
