//! Structs.

/// Implements JSON for a struct, which is an object: a table of `"key" => field: required | nullable | optional`, and
/// `..field` for the properties without a field.
///
/// A required property must be there. A nullable field is written as null if it is `None`. An optional field is
/// omitted if it is `None` or `Maybe::Absent`.
///
/// Each field is read into a variable of its own, an `Option` if it is required. So no type needs a value before it has
/// been read.
macro_rules! model {
    ($type:ident { $($key:literal => $field:ident: $presence:ident,)* $(..$rest:ident)? }) => {
        impl $type {
            const FIELDS: &'static [$crate::runtime::json::Field] = &[$(
                $crate::runtime::json::Field($key, $crate::runtime::json::Presence::$presence),
            )*];
        }

        impl $crate::runtime::json::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::runtime::json::View<'_> {
                $crate::runtime::json::View::object(
                    Self::FIELDS,
                    &[$(&self.$field),*],
                    $crate::runtime::json::macros::rest!(& $(self.$rest)?),
                )
            }
        }

        impl $crate::runtime::json::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::json::JsonError> {
                $(let mut $field = $crate::runtime::json::macros::absent!($presence);)*
                $(let mut $rest = ::core::default::Default::default();)?
                reader.object(
                    Self::FIELDS,
                    &mut [$(&mut $field),*],
                    $crate::runtime::json::macros::rest!(&mut $($rest)?),
                )?;
                ::core::result::Result::Ok(Self {
                    $($field: $crate::runtime::json::macros::present!($presence $field $key reader),)*
                    $($rest,)?
                })
            }
        }

        $crate::runtime::json::macros::serde_impls!($type);
    };
}

/// The slot of a field before it is read.
macro_rules! absent {
    (required) => {
        ::core::option::Option::None
    };
    ($presence:ident) => {
        ::core::default::Default::default()
    };
}

/// The value of a field after its object has been read.
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
    (&mut $rest:ident) => {
        &mut $rest
    };
}

pub(crate) use {absent, model, present, rest};
