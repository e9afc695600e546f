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
