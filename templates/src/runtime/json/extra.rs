//! The members of an object that have no field.

use super::{Fault, Reader, View};

/// Where the members go that have no field.
///
/// That is [`Unknown`](super::Unknown), which keeps them as they are, a map with values of a type,
/// or `()`, which drops them.
pub trait Extra {
    /// Reads the value of the member `key`.
    ///
    /// # Errors
    ///
    /// Fails when the value does not have the right shape.
    fn take(&mut self, key: String, reader: &mut Reader<'_>) -> Result<(), Fault>;

    /// Adds the members to those that are written.
    fn fields<'a>(&'a self, into: &mut Vec<(&'a str, View<'a>)>);
}

impl Extra for () {
    fn take(&mut self, _key: String, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.score.unknown += 1;
        reader.skip()
    }

    fn fields<'a>(&'a self, _into: &mut Vec<(&'a str, View<'a>)>) {}
}
