//! Reading and writing JSON: models are data, and this is the one place that knows JSON.
//!
//! A generated type is a plain struct or enum and a table of its members, values or arms, handed
//! to one of the macros `model`, `string_enum`, `integer_enum`, `union` and `newtype`.
//! They implement `ToJson` and `FromJson`, and with them the traits of serde. Types of other crates that
//! the configuration names are read and written by their own traits of serde, with `foreign`; a struct that
//! cannot be blank because it needs one of them is a `draft`.

mod container;
mod decode;
mod extra;
mod fault;
mod foreign;
mod interop;
pub(crate) mod macros;
mod maybe;
mod number;
mod object;
mod open;
mod property;
mod reader;
mod scalar;
mod time;
mod unknown;
mod value;
mod variant;
mod view;

pub use decode::{Decode, Part};
pub use extra::Extra;
pub use fault::Fault;
#[allow(unused_imports, reason = "a benchmark compiles this module alone")]
pub(crate) use interop::read_whole;
pub use interop::{deserialize, from_slice, from_value, serialize, to_value, to_vec};
pub use maybe::Maybe;
pub use object::{Field, Presence, Slot};
pub use open::{UnknownInteger, UnknownValue};
#[allow(unused_imports, reason = "a benchmark compiles this module alone")]
pub(crate) use property::{read_at, scalar_at, text_at};
pub use reader::Reader;
pub use serde_json::Value;
pub use time::{Date, DateTime};
pub use unknown::Unknown;
pub use variant::{Alternative, TaggedAlternative};
pub use view::View;

#[allow(unused_imports, reason = "a document may need none of some of them")]
pub(crate) use macros::{draft, foreign, integer_enum, model, newtype, string_enum, union};

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

    /// Whether null is a value of this type, and not the lack of one.
    #[must_use]
    fn holds_null() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// Reads the next JSON value into this one, which is blank.
    ///
    /// # Errors
    ///
    /// Fails when the JSON is malformed or does not have the shape of this type; the fault names the
    /// path to the place.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault>;
}
