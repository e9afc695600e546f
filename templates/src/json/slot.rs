//! The parts of a struct while it is read.

use std::borrow::Cow;

use super::{FromJson, JsonError, Presence, Reader};

/// A place for the values of properties while an object is read.
///
/// This is an `Option` for a required field, the field itself for any other, and the map that contains
/// the properties without a field; `()` if those are dropped.
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

    /// Stores null in a field that is not required. Returns `false` if null has to be read like any
    /// other value.
    fn store_null(&mut self, presence: Presence) -> bool {
        let _ = presence;
        false
    }
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

    fn store_null(&mut self, presence: Presence) -> bool {
        if presence == Presence::optional && T::accepts_null() {
            return false;
        }
        *self = None;
        true
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
