//! The members that a type does not know.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::extra::Extra;
use super::fault::Step;
use super::{Fault, Reader, View};

/// The members of an object that its type does not know, as they were received.
///
/// They are written back, so an object can be received, changed and sent without loss, whatever the
/// server adds in the future. Empty, it takes the place of one pointer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Unknown(Option<Box<Map<String, Value>>>);

impl Unknown {
    /// No members.
    #[must_use]
    pub const fn new() -> Self {
        Self(None)
    }

    /// The value of a member.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.as_ref()?.get(key)
    }

    /// Sets a member and gives the value that it had.
    ///
    /// A key for which the type has a field does not belong here: it would be written twice.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.0.get_or_insert_default().insert(key.into(), value.into())
    }

    /// Takes a member away.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let map = self.0.as_mut()?;
        let value = map.remove(key);
        if map.is_empty() {
            self.0 = None;
        }
        value
    }

    /// The members, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().flat_map(|map| map.iter()).map(|(key, value)| (key.as_str(), value))
    }

    /// How many members there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |map| map.len())
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl Extra for Unknown {
    fn take(&mut self, key: String, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.score.unknown += 1;
        match reader.json() {
            Ok(value) => {
                self.insert(key, value);
                Ok(())
            }
            Err(fault) => Err(fault.inside(Step::Field(Cow::Owned(key)))),
        }
    }

    fn fields<'a>(&'a self, into: &mut Vec<(&'a str, View<'a>)>) {
        into.extend(self.iter().map(|(key, value)| (key, View::Json(value))));
    }
}
