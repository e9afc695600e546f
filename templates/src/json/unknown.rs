//! Properties that the API document does not describe.

use std::borrow::Cow;
use std::mem::take;

use serde_json::{Map, Value};

use super::{JsonError, Reader, Slot, ToJson, View};

/// The unknown properties of an object: properties that the API document does not describe.
///
/// They are written again, so an object can be received, changed and sent without loss, whatever the
/// server adds in the future. The size of this type is one pointer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Unknown(Option<Box<Map<String, Value>>>);

impl Unknown {
    /// Returns the value of a property.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.as_ref()?.get(key)
    }

    /// Sets a property and returns its previous value.
    ///
    /// Do not use the key of a field: the property would be written twice.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.0.get_or_insert_default().insert(key.into(), value.into())
    }

    /// Removes a property and returns its value.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let map = self.0.as_mut()?;
        let value = map.remove(key);
        if map.is_empty() {
            self.0 = None;
        }
        value
    }

    /// Returns the properties, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().flat_map(|map| map.iter()).map(|(key, value)| (key.as_str(), value))
    }

    /// Returns whether there are no properties.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl ToJson for Unknown {
    fn view(&self) -> View<'_> {
        View::entries(&mut self.iter().map(|(key, value)| (key, View::Json(value))))
    }
}

impl Slot for Unknown {
    fn read(
        &mut self,
        key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        reader.note_unknown();
        let value = reader.json()?;
        self.insert(take(key), value);
        Ok(())
    }
}
