//! Structs that cannot be blank.

/// Makes a struct a JSON object by the same table as `model`, where a required member is of a type that
/// has no blank value: all members are read first, and make a struct then.
macro_rules! draft {
    ($type:ident { $($key:literal => $field:ident: $presence:ident,)* $(..$rest:ident)? }) => {
        $crate::runtime::json::macros::table! { $type {
            $($key => $field: $presence,)* $(..$rest)?
        } }

        impl $crate::runtime::json::Decode for $type {
            #[inline]
            fn decode(
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::json::Fault> {
                $(let mut $field = $crate::runtime::json::macros::started!($presence);)*
                $(let mut $rest = ::core::default::Default::default();)?
                reader.object(
                    Self::MEMBERS,
                    &mut [$(&mut $field),*],
                    $crate::runtime::json::macros::started!(rest $($rest)?),
                )?;
                ::core::result::Result::Ok(Self {
                    $($field: $crate::runtime::json::macros::finished!($presence $field reader),)*
                    $($rest,)?
                })
            }
        }

        impl $crate::runtime::json::Decode for ::std::boxed::Box<$type> {
            #[inline]
            fn decode(
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::json::Fault> {
                reader.value().map(Self::new)
            }
        }

    };
}

/// The place of a member before anything was read.
macro_rules! started {
    (rest) => {
        &mut ()
    };
    (rest $rest:ident) => {
        &mut $rest
    };
    (required) => {
        $crate::runtime::json::Part::default()
    };
    ($presence:ident) => {
        $crate::runtime::json::FromJson::blank()
    };
}

/// The value of a member when all was read.
macro_rules! finished {
    (required $field:ident $reader:ident) => {
        $field.finish($reader)?
    };
    ($presence:ident $field:ident $reader:ident) => {
        $field
    };
}

pub(crate) use {draft, finished, started};
