//! The parts of the other macros that differ for types of other crates, in crates without such types.

/// The value of a field in the list of the values of an object.
#[doc(hidden)]
#[macro_export]
macro_rules! value {
    ($presence:ident $self:ident.$field:ident) => {
        &$self.$field
    };
}

/// The slot of a field.
#[doc(hidden)]
#[macro_export]
macro_rules! slot {
    ($field:ident) => {
        &mut $field
    };
}

/// Reads the next value.
#[doc(hidden)]
#[macro_export]
macro_rules! read {
    ($reader:ident) => {
        $crate::generated::FromJson::read($reader)
    };
}

/// The tree of a value.
#[doc(hidden)]
#[macro_export]
macro_rules! view {
    ($value:expr) => {
        $crate::generated::ToJson::view($value)
    };
}

// Exported macros.
pub use {read, slot, value, view};
