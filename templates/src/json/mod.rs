//! Reading and writing JSON.
//!
//! A generated type is a plain struct or enum and a table of its fields, values or alternatives, which
//! one of the macros `model`, `string_enum`, `integer_enum`, `mixed_enum`, `union` and `newtype` turns into
//! implementations of [`ToJson`], [`FromJson`] and the traits of serde. The table marks the types of other crates
//! that the configuration names; these are read and written with serde.
//!
//! # Reading
//!
//! [`FromJson::read`] takes the next value from a [`Reader`]. The code that is the same for all types is
//! in the reader and is not generic, because generic code is compiled again for each type:
//!
//! - `Reader::object` reads an object by a table of fields. Each value goes into a [`Slot`]: an
//!   `Option` of a required field, the field itself if it is optional, or the map of the unknown properties.
//! - `Reader::list` reads a list and `Reader::union` chooses the alternative of a union; the module `score`
//!   contains the rule.
//!
//! Each value starts at a position that the reader can return to, and each error passes through `object` or
//! `list`, which add the step of its path. Lenient reading (the module `lenient`) therefore needs no second protocol: it
//! records an error as a [`Problem`], skips the value and continues.
//!
//! Alternatives of unions are read with `try_object`, which counts recognized, unknown and invalid parts. `object`
//! counts nothing, because most objects are not in unions.
//!
//! # Writing
//!
//! [`ToJson::view`] returns the value as a [`View`], a tree that borrows from it. `serde_json` prints the
//! tree, and the parameters of requests are made from it.

#[cfg(feature = "mixed-enums")]
mod constant;
mod container;
mod error;
#[cfg(feature = "foreign")]
mod finite;
#[cfg(feature = "foreign")]
mod foreign;
mod interop;
mod lenient;
mod line;
pub(crate) mod macros;
mod marks;
#[cfg(feature = "nullable")]
mod maybe;
mod number;
mod object;
mod order;
mod problem;
#[cfg(all(feature = "client", any(feature = "jobs", feature = "pagination")))]
mod property;
#[cfg(feature = "read-only")]
mod read_only;
mod reader;
mod scalar;
mod score;
mod seen;
mod slot;
#[cfg(feature = "dates")]
mod time;
#[cfg(feature = "unions")]
mod trial;
#[cfg(feature = "unions")]
mod union;
mod unknown;
#[cfg(feature = "enums")]
mod unknown_value;
mod value;
mod view;
mod write;
#[cfg(any(feature = "jobs", feature = "pagination", feature = "structured-parameters"))]
mod written;

pub use error::JsonError;
#[cfg(all(feature = "foreign", any(feature = "events", feature = "json-streams")))]
pub(crate) use foreign::decode_foreign;
#[cfg(feature = "foreign")]
pub use foreign::{
    Foreign, ForeignField, ForeignSlot, ForeignType, OptionalField, foreign_from_slice,
};
#[cfg(all(feature = "client", feature = "unions"))]
pub(crate) use interop::read_union;
#[cfg(feature = "client")]
pub(crate) use interop::to_checked_vec;
#[cfg(any(feature = "events", feature = "json-streams"))]
pub(crate) use interop::{Decoded, decode};
pub use interop::{deserialize, from_slice, from_value, serialize, to_value, to_vec};
#[cfg(feature = "client")]
pub(crate) use interop::{read_document, read_leniently};
#[cfg(feature = "client")]
pub(crate) use lenient::Leniency;
pub(crate) use line::line;
pub(crate) use marks::Marks;
#[cfg(feature = "nullable")]
pub use maybe::Maybe;
pub use object::{Field, Presence};
pub use problem::Problem;
#[cfg(all(feature = "client", feature = "jobs"))]
pub(crate) use property::scalar_at;
#[cfg(all(feature = "client", feature = "pagination"))]
pub(crate) use property::{range_at, read_at, string_at, value_at, with_property};
pub use reader::Reader;
pub(crate) use slot::Null;
pub use slot::{Closed, Slot};
#[cfg(feature = "dates")]
pub use time::{Date, DateTime};
#[cfg(feature = "unions")]
pub use union::{Alternative, DiscriminatedAlternative};
pub use unknown::Unknown;
#[cfg(feature = "enums")]
pub use unknown_value::{UnknownInteger, UnknownValue};
pub use view::View;
#[cfg(any(feature = "pagination", feature = "structured-parameters"))]
pub(crate) use written::{written_entries, written_items};

// Exported macros.
pub use macros::{absent, model, object, present, read, rest, serde_impls, slot, value, view};

#[cfg(feature = "foreign")]
// Exported macros.
pub use macros::made;

#[cfg(feature = "newtypes")]
// Exported macros.
pub use macros::newtype;

#[cfg(feature = "enums")]
// Exported macros.
pub use macros::{integer_enum, note_unlisted, string_enum};

#[cfg(feature = "large-objects")]
// Exported macros.
pub use macros::{large_model, slot_type};

#[cfg(feature = "mixed-enums")]
// Exported macros.
pub use macros::mixed_enum;

#[cfg(feature = "unions")]
// Exported macros.
pub use macros::{discriminator, union, union_from};

/// A value that can be written as JSON.
pub trait ToJson {
    /// Returns the value as a tree that borrows from it.
    #[doc(hidden)]
    fn view(&self) -> View<'_>;

    /// Returns whether an optional field with this value is omitted from its object.
    #[doc(hidden)]
    fn is_absent(&self) -> bool {
        false
    }

    /// Returns the fields that [`Slot::mark`] remembers, for the properties without a field.
    #[doc(hidden)]
    fn marks(&self) -> Option<&Marks> {
        None
    }
}

/// A value that can be read from JSON.
pub trait FromJson: ToJson + Sized {
    /// Reads the next JSON value.
    ///
    /// # Errors
    ///
    /// Fails if the JSON is malformed or does not have the shape of this type. The error contains the
    /// path to the value that does not fit.
    #[doc(hidden)]
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError>;

    /// Returns whether null is a value of this type. If not, null in an optional field means that there is no value.
    #[doc(hidden)]
    #[must_use]
    fn accepts_null() -> bool {
        false
    }
}
