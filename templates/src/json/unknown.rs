//! Properties that the API document does not describe.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::{self, Debug, Formatter};
use std::hash::{Hash, Hasher};
use std::mem::take;

use serde_json::{Map, Value};

use super::{JsonError, Marks, Reader, Slot, ToJson, View};

/// The unknown properties of an object: properties that the API document does not describe.
///
/// They are written again, so an object can be received, changed and sent without loss, whatever the
/// server adds in the future. Numbers are written with all digits that were received; in a [`Value`] they have 64 bits,
/// and a number that is out of range is a string. The size of this type is one pointer.
#[derive(Clone, Default)]
pub struct Unknown(Option<Box<Content>>);

#[derive(Clone, Default)]
struct Content {
    properties: Map<String, Value>,
    /// Properties as they were sent, as strings, if their values do not contain all digits of the numbers. Null means that
    /// the value is complete.
    verbatim: Map<String, Value>,
    /// The fields that were null although they are not nullable, or that could not be read.
    marks: Marks,
}

impl Unknown {
    /// Returns the value of a property.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.properties()?.get(key)
    }

    /// Sets a property and returns its previous value.
    ///
    /// Do not use the key of a field: the property would be written twice.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        let content = self.0.get_or_insert_default();
        let key = key.into();
        content.verbatim.remove(&key);
        content.properties.insert(key, value.into())
    }

    /// Removes a property and returns its value.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let content = self.0.as_mut()?;
        content.verbatim.remove(key);
        content.properties.remove(key)
    }

    /// Returns the properties, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.properties().into_iter().flatten().map(|(key, value)| (key.as_str(), value))
    }

    /// Returns whether there are no properties.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.properties().is_none_or(Map::is_empty)
    }

    fn properties(&self) -> Option<&Map<String, Value>> {
        self.0.as_ref().map(|content| &content.properties)
    }
}

impl Debug for Unknown {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let properties = self.properties().filter(|properties| !properties.is_empty());
        f.debug_tuple("Unknown").field(&properties).finish()
    }
}

/// Compares the properties.
impl PartialEq for Unknown {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Unknown {}

impl PartialOrd for Unknown {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares the keys and the JSON of the properties.
impl Ord for Unknown {
    fn cmp(&self, other: &Self) -> Ordering {
        if self == other {
            return Ordering::Equal;
        }
        let json = |unknown: &Self| -> Vec<(String, String)> {
            unknown.iter().map(|(key, value)| (key.to_owned(), value.to_string())).collect()
        };
        json(self).cmp(&json(other))
    }
}

impl Hash for Unknown {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let properties: Vec<_> = self.iter().collect();
        properties.hash(state);
    }
}

impl ToJson for Unknown {
    fn view(&self) -> View<'_> {
        let Some(content) = &self.0 else { return View::Object(Vec::new()) };
        let mut entries = Vec::with_capacity(content.properties.len());
        for (key, value) in &content.properties {
            let view = match content.verbatim.get(key).and_then(Value::as_str) {
                Some(text) => View::Verbatim(text, value),
                None => View::Json(value),
            };
            entries.push((key.as_str(), view));
        }
        View::Object(entries)
    }

    fn marks(&self) -> Option<&Marks> {
        self.0.as_ref().map(|content| &content.marks)
    }
}

impl Slot for Unknown {
    fn read(
        &mut self,
        key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        reader.note_unknown();
        let (value, text) = reader.json_with_digits()?;
        let content = self.0.get_or_insert_default();
        let key = take(key).into_owned();
        match text {
            Some(text) => drop(content.verbatim.insert(key.clone(), text.into())),
            // The last one of properties with the same key counts.
            None if content.verbatim.contains_key(&key) => {
                content.verbatim.insert(key.clone(), Value::Null);
            }
            None => {}
        }
        content.properties.insert(key, value);
        Ok(())
    }

    fn mark(&mut self, key: &'static str) {
        self.0.get_or_insert_default().marks.insert(key);
    }
}
