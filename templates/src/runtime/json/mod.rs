//! Reading and writing JSON: models are data, and this is the one place that knows JSON.

mod fault;
mod reader;
mod view;

pub use fault::{Fault, Step};
pub use reader::Reader;
pub use view::View;

/// A value that can be written as JSON.
pub trait ToJson {
    /// The value as a tree that borrows from it.
    fn view(&self) -> View<'_>;

    /// Whether there is nothing to write: an optional member that is not set.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A value that can be read from JSON, in place.
pub trait FromJson: ToJson {
    /// The value before anything was read.
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads the next JSON value into this one.
    ///
    /// # Errors
    ///
    /// Fails when the JSON is malformed or does not have the shape of this type; the fault names the
    /// path to the place.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault>;
}
