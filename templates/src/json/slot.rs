//! The parts of a struct while it is read.

use std::borrow::Cow;

use super::{FromJson, JsonError, Presence, Reader};

/// The destination of property values while an object is read.
///
/// The slot of a required field is an `Option`, and the slot of any other field is the field itself. The slot
/// of the properties without a field is a map, or `()` if these properties are skipped.
pub trait Slot {
    /// Reads the next value, which is the value of the property `key`. A map takes the key once the
    /// value has been read.
    ///
    /// # Errors
    ///
    /// Fails if the value does not have the right shape.
    fn read(
        &mut self,
        key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError>;

    /// Stores null in a field that is not required.
    fn store_null(&mut self, presence: Presence) -> Null {
        let _ = presence;
        Null::IsValue
    }

    /// Remembers a field, if this is the slot of the unknown properties: an optional one whose null is written again, or
    /// another one that could not be read and is not written while it has the empty value of its type.
    fn mark(&mut self, key: &'static str) {
        let _ = key;
    }
}

/// The meaning of null in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Null {
    /// Null has to be read like any other value.
    IsValue,
    /// The field is null.
    Stored,
    /// The field is absent, because it is not nullable.
    Absent,
}

impl<T: FromJson> Slot for Option<T> {
    fn read(
        &mut self,
        _key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        match T::read(reader) {
            Ok(value) => {
                *self = Some(value);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    fn store_null(&mut self, presence: Presence) -> Null {
        if presence.is_optional() && T::accepts_null() {
            return Null::IsValue;
        }
        *self = None;
        if presence.is_optional() { Null::Absent } else { Null::Stored }
    }
}

/// The slot of the properties without a field in an object that allows none.
#[derive(Debug)]
pub struct Closed<'a, S>(pub &'a mut S);

impl<S: Slot> Slot for Closed<'_, S> {
    fn read(
        &mut self,
        key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        reader.note_invalid();
        self.0.read(key, reader)
    }

    fn mark(&mut self, key: &'static str) {
        self.0.mark(key);
    }
}

impl Slot for () {
    fn read(
        &mut self,
        _key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        reader.note_unknown();
        reader.skip()
    }
}
