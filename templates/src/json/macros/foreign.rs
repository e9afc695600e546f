//! The parts of the other macros that differ for types of other crates, whose position follows `as`.

/// The value of a field in the list of the values of an object.
#[doc(hidden)]
#[macro_export]
macro_rules! value {
    ($presence:ident $self:ident.$field:ident) => {
        &$self.$field
    };
    (optional $self:ident.$field:ident as $position:ty) => {
        if $crate::generated::OptionalField::is_omitted(&$self.$field) {
            &$crate::generated::ForeignField { is_omitted: true }
        } else {
            &$crate::generated::ForeignField { is_omitted: false }
        }
    };
    (read_only $self:ident.$field:ident as $position:ty) => {
        $crate::generated::value!(optional $self.$field as $position)
    };
    ($presence:ident $self:ident.$field:ident as $position:ty) => {
        &$crate::generated::ForeignField { is_omitted: false }
    };
}

/// The tree of a field with a type of another crate.
#[doc(hidden)]
#[macro_export]
macro_rules! made {
    (optional $self:ident.$field:ident as $position:ty) => {
        $crate::generated::OptionalField::made(&$self.$field)
    };
    (read_only $self:ident.$field:ident as $position:ty) => {
        $crate::generated::made!(optional $self.$field as $position)
    };
    ($presence:ident $self:ident.$field:ident as $position:ty) => {
        ::core::option::Option::Some($crate::generated::View::made(&$self.$field))
    };
}

/// The slot of a field.
#[doc(hidden)]
#[macro_export]
macro_rules! slot {
    ($field:ident) => {
        &mut $field
    };
    ($field:ident as $position:ty) => {
        &mut $crate::generated::ForeignSlot::<$position, _>::new(&mut $field)
    };
}

/// Reads the next value.
#[doc(hidden)]
#[macro_export]
macro_rules! read {
    ($reader:ident) => {
        $crate::generated::FromJson::read($reader)
    };
    ($reader:ident as $position:ty) => {
        <$position as $crate::generated::ForeignType<_>>::read($reader)
    };
}

/// The tree of a value.
#[doc(hidden)]
#[macro_export]
macro_rules! view {
    ($value:expr) => {
        $crate::generated::ToJson::view($value)
    };
    ($value:expr, as $position:ty) => {
        $crate::generated::View::made($value)
    };
}

// Exported macros.
pub use {made, read, slot, value, view};
