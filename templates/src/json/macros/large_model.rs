//! Structs with hundreds of fields and more.

/// Does the same as [`model!`](crate::model), and implements `PartialEq`. The table has the types of the fields, and is in
/// parts of limited size.
///
/// The types are what keeps the time of the compiler proportional to the number of fields: without them, each coercion to
/// `dyn Slot` considers the fields before it again. The functions inside of `read` limit the number of variables that
/// one function drops. A derived `PartialEq` would be a single expression as deep as the number of fields.
#[doc(hidden)]
#[macro_export]
macro_rules! large_model {
    (
        $type:ident $(: $lenient:ident)? {
            $($part:ident { $($key:literal => $field:ident: $presence:ident $ty:ty,)* })*
            ..$rest:ident $(: $closed:ident)?
        }
    ) => {
        impl $type {
            const FIELDS: &'static [$crate::generated::Field] = &[$($(
                $crate::generated::Field($key, $crate::generated::Presence::$presence),
            )*)*];
        }

        impl ::core::cmp::PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.$rest == other.$rest
                    $(&& {
                        fn part(one: &$type, other: &$type) -> bool {
                            $(one.$field == other.$field)&&*
                        }
                        part(self, other)
                    })*
            }
        }

        impl $crate::generated::ToJson for $type {
            #[inline]
            fn view(&self) -> $crate::generated::View<'_> {
                $crate::generated::View::object(
                    Self::FIELDS,
                    &[$($(&self.$field),*),*],
                    &self.$rest,
                )
            }
        }

        impl $crate::generated::FromJson for $type {
            #[inline]
            fn read(
                reader: &mut $crate::generated::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::JsonError> {
                $(
                    #[allow(non_camel_case_types, reason = "no type of a document has such a name")]
                    struct $part { $($field: $ty,)* }
                )*
                $(let mut $part = {
                    fn slots() -> ($($crate::generated::slot_type!($presence $ty),)*) {
                        ($($crate::generated::absent!($presence),)*)
                    }
                    slots()
                };)*
                let mut $rest = ::core::default::Default::default();
                let mut slots = ::std::vec::Vec::<&mut dyn $crate::generated::Slot>::new();
                $({
                    let ($($field,)*) = &mut $part;
                    slots.extend([$($field as &mut dyn $crate::generated::Slot),*]);
                })*
                if let ::core::result::Result::Err(error) = $crate::generated::object!(
                    $($lenient)? reader,
                    Self::FIELDS,
                    &mut slots,
                    $crate::generated::rest!(&mut $rest $($closed)?)
                ) {
                    return ::core::result::Result::Err(error);
                }
                $(let $part = {
                    fn part(
                        slots: ($($crate::generated::slot_type!($presence $ty),)*),
                        reader: &$crate::generated::Reader<'_>,
                    ) -> ::core::result::Result<$part, $crate::generated::JsonError> {
                        let ($($field,)*) = slots;
                        let _ = reader;
                        ::core::result::Result::Ok($part {
                            $($field: $crate::generated::present!($presence $field $key reader),)*
                        })
                    }
                    part($part, reader)?
                };)*
                ::core::result::Result::Ok(Self { $($($field: $part.$field,)*)* $rest })
            }
        }

        $crate::generated::serde_impls!($type);
    };
}

/// The type of the slot of a field.
#[doc(hidden)]
#[macro_export]
macro_rules! slot_type {
    (required $ty:ty) => {
        ::core::option::Option<$ty>
    };
    ($presence:ident $ty:ty) => {
        $ty
    };
}

// Exported macros.
pub use {large_model, slot_type};
