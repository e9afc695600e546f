//! Structs.

/// Implements JSON for a struct, which is an object: a table of `"key" => field: required | nullable | optional | read_only`, and
/// `..field` for the properties without a field, or `..field: closed` if the document allows none.
///
/// A field with a type of another crate has the position of that type after `as`. `Pet: lenient` is a type that is read
/// leniently in responses.
///
/// A required property must be there. A nullable field is written as null if it is `None`. An optional field is
/// omitted if it is `None` or `Maybe::Absent`. A read-only field is an optional one that requests do not contain.
///
/// Each field is read into a variable of its own, an `Option` if it is required. So no type needs a value before it has
/// been read.
#[doc(hidden)]
#[macro_export]
macro_rules! model {
    (
        $type:ident $(: $lenient:ident)? {
            $($key:literal => $field:ident: $presence:ident $(as $position:ty)?,)*
            $(..$rest:ident $(: $closed:ident)? $(as $rest_position:ty)?)?
        }
    ) => {
        impl $type {
            const FIELDS: &'static [$crate::generated::Field] = &[$(
                $crate::generated::Field($key, $crate::generated::Presence::$presence),
            )*];
        }

        impl $crate::generated::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::generated::View<'_> {
                $crate::generated::View::object(
                    Self::FIELDS,
                    &[$($crate::generated::value!($presence self.$field $(as $position)?)),*],
                    $crate::generated::rest!(& $(self.$rest $(as $rest_position)?)?),
                )
                $($(.with_foreign(
                    $key,
                    $crate::generated::made!($presence self.$field as $position),
                ))?)*
                $($(.with_foreign_entries::<$rest_position, _>(&self.$rest))?)?
            }
        }

        impl $crate::generated::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::generated::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::JsonError> {
                $(let mut $field = $crate::generated::absent!($presence);)*
                $(let mut $rest = ::core::default::Default::default();)?
                // Cheaper to compile than `?`, which calls two functions.
                if let ::core::result::Result::Err(error) = $crate::generated::object!(
                    $($lenient)? reader,
                    Self::FIELDS,
                    &mut [$($crate::generated::slot!($field $(as $position)?)),*],
                    $crate::generated::rest!(&mut $($rest $($closed)? $(as $rest_position)?)?)
                ) {
                    return ::core::result::Result::Err(error);
                }
                ::core::result::Result::Ok(Self {
                    $($field: $crate::generated::present!($presence $field $key reader),)*
                    $($rest,)?
                })
            }
        }

        $crate::generated::serde_impls!($type);
    };
}

/// Reads an object.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    (lenient $reader:ident, $($argument:expr),*) => {
        $reader.lenient_object($($argument),*)
    };
    ($reader:ident, $($argument:expr),*) => {
        $reader.object($($argument),*)
    };
}

/// The slot of a field before it is read.
#[doc(hidden)]
#[macro_export]
macro_rules! absent {
    (required) => {
        ::core::option::Option::None
    };
    ($presence:ident) => {
        ::core::default::Default::default()
    };
}

/// The value of a field after its object has been read.
#[doc(hidden)]
#[macro_export]
macro_rules! present {
    (required $field:ident $key:literal $reader:ident) => {
        match $field {
            ::core::option::Option::Some(value) => value,
            ::core::option::Option::None => {
                return ::core::result::Result::Err($reader.missing($key));
            }
        }
    };
    ($presence:ident $field:ident $key:literal $reader:ident) => {
        $field
    };
}

/// The slot or the value of the properties without a field.
#[doc(hidden)]
#[macro_export]
macro_rules! rest {
    (&) => {
        &()
    };
    (&mut) => {
        &mut ()
    };
    (& $self:ident.$rest:ident) => {
        &$self.$rest
    };
    (& $self:ident.$rest:ident as $position:ty) => {
        &()
    };
    (&mut $rest:ident closed) => {
        &mut $crate::generated::Closed(&mut $rest)
    };
    (&mut $rest:ident $(as $position:ty)?) => {
        $crate::generated::slot!($rest $(as $position)?)
    };
}

// Exported macros.
pub use {absent, model, object, present, rest};
