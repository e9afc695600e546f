//! Structs.

/// Makes a struct a JSON object: a table of `"key" => field: required | nullable | optional`, and
/// `..field` for the members that have no field.
///
/// A required member must be there. A nullable one is written as null when it is `None`; an
/// optional one is not written when it is `None` or `Maybe::Absent`.
macro_rules! model {
    ($type:ident { $($key:literal => $field:ident: $presence:ident,)* $(..$rest:ident)? }) => {
        $crate::runtime::json::macros::table! { $type {
            $($key => $field: $presence,)* $(..$rest)?
        } }

        impl $crate::runtime::json::FromJson for $type {
            #[inline]
            fn blank() -> Self {
                Self {
                    $($field: $crate::runtime::json::FromJson::blank(),)*
                    $($rest: ::core::default::Default::default(),)?
                }
            }

            #[inline]
            fn read(
                &mut self,
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::runtime::json::Fault> {
                reader.object(
                    Self::MEMBERS,
                    &mut [$(&mut self.$field),*],
                    $crate::runtime::json::macros::rest!(&mut self $($rest)?),
                )
            }
        }
    };
}

/// What all structs have: the table of their members, and how they are written.
macro_rules! table {
    ($type:ident { $($key:literal => $field:ident: $presence:ident,)* $(..$rest:ident)? }) => {
        impl $type {
            const MEMBERS: &'static [$crate::runtime::json::Field] = &[$(
                $crate::runtime::json::Field($key, $crate::runtime::json::Presence::$presence),
            )*];
        }

        impl $crate::runtime::json::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::runtime::json::View<'_> {
                $crate::runtime::json::View::object(
                    Self::MEMBERS,
                    &[$(&self.$field),*],
                    $crate::runtime::json::macros::rest!(& self $($rest)?),
                )
            }
        }

        $crate::runtime::json::macros::serde_impls!($type);
    };
}

/// The place of the members that have no field.
macro_rules! rest {
    (& $self:ident) => {
        &()
    };
    (&mut $self:ident) => {
        &mut ()
    };
    (& $self:ident $rest:ident) => {
        &$self.$rest
    };
    (&mut $self:ident $rest:ident) => {
        &mut $self.$rest
    };
}

pub(crate) use {model, rest, table};
