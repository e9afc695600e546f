//! Whatever can be read from JSON, whether it can be blank or not.

use super::fault::Problem;
use super::{Fault, FromJson, Reader, Slot, ToJson};

/// A value that can be read from JSON.
///
/// That is each type that is read in place, and types of other crates, for which there is no value to
/// start from: no URL is blank.
pub trait Decode: ToJson + Sized {
    /// Reads the next JSON value.
    ///
    /// # Errors
    ///
    /// Fails when the JSON is malformed or does not have the shape of this type; the fault names the
    /// path to the place.
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Fault>;

    /// Whether null is a value of this type, and not the lack of one.
    #[must_use]
    fn takes_null() -> bool {
        false
    }

    /// Reads the next JSON value into an option that is none.
    ///
    /// # Errors
    ///
    /// Fails as [`decode`](Self::decode) does.
    fn decode_some(place: &mut Option<Self>, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *place = Some(Self::decode(reader)?);
        Ok(())
    }

    /// Reads the next JSON value as the last item of a list.
    ///
    /// # Errors
    ///
    /// Fails as [`decode`](Self::decode) does.
    fn decode_last(list: &mut Vec<Self>, reader: &mut Reader<'_>) -> Result<(), Fault> {
        list.push(Self::decode(reader)?);
        Ok(())
    }
}

impl<T: FromJson> Decode for T {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut value = Self::blank();
        value.read(reader)?;
        Ok(value)
    }

    fn takes_null() -> bool {
        Self::holds_null()
    }

    fn decode_some(place: &mut Option<Self>, reader: &mut Reader<'_>) -> Result<(), Fault> {
        place.get_or_insert_with(Self::blank).read(reader)
    }

    fn decode_last(list: &mut Vec<Self>, reader: &mut Reader<'_>) -> Result<(), Fault> {
        list.push(Self::blank());
        match list.last_mut() {
            Some(item) => item.read(reader),
            None => Ok(()),
        }
    }
}

/// The place of a value that need not have a blank one, until it was read.
#[derive(Debug)]
pub struct Part<T>(Option<T>);

impl<T> Default for Part<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Decode> Slot for Part<T> {
    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        T::decode_some(&mut self.0, reader)
    }

    fn reset(&mut self) {
        drop(self.0.take());
    }
}

impl<T> Part<T> {
    /// What was read, if anything was.
    #[must_use]
    pub fn into_inner(self) -> Option<T> {
        self.0
    }

    /// What was read.
    ///
    /// # Errors
    ///
    /// Fails when nothing was.
    pub fn finish(self, reader: &Reader<'_>) -> Result<T, Fault> {
        self.0.ok_or_else(|| reader.fault(Problem::Missing))
    }
}
