//! A member that may be missing and may be null.

use std::mem::replace;

use super::reader::Nullable;
use super::{Decode, Fault, FromJson, Reader, ToJson, View};

/// A member of an object that may be missing, and may be null: two things that an API tells apart.
///
/// In a PATCH, [`Absent`](Self::Absent) leaves a member as it is and [`Null`](Self::Null) removes it:
///
/// ```text
/// manager_id: Maybe::Absent,                          {}
/// manager_id: Maybe::Null,                            {"managerId": null}
/// manager_id: Maybe::Value("a".into()),               {"managerId": "a"}
/// ```
///
/// Where the difference does not matter, [`value`](Self::value) gives an ordinary `Option`. A value
/// is made with `From`: `"a".to_owned().into()`; `None` becomes `Null`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Maybe<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is there and is null.
    Null,
    /// The member has a value.
    Value(T),
}

impl<T> Maybe<T> {
    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value to change, if there is one.
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value itself, if there is one.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The same with a reference to the value.
    pub const fn as_ref(&self) -> Maybe<&T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(value),
        }
    }

    /// The same with a value made of the value.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(make(value)),
        }
    }

    /// Whether the member is not there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is there and is null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether the member has a value.
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Maybe<T> {
    /// `None` becomes [`Null`](Self::Null).
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T> From<Maybe<T>> for Option<T> {
    fn from(value: Maybe<T>) -> Self {
        value.into_option()
    }
}

impl<T: ToJson> ToJson for Maybe<T> {
    fn view(&self) -> View<'_> {
        match self {
            Self::Value(value) => value.view(),
            Self::Absent | Self::Null => View::Null,
        }
    }

    fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<T: Decode> FromJson for Maybe<T> {
    fn blank() -> Self {
        Self::Absent
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.nullable(self)
    }
}

impl<T: Decode> Nullable for Maybe<T> {
    fn null(&mut self) {
        drop(replace(self, Self::Null));
    }

    fn value(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        match T::decode(reader) {
            Ok(value) => {
                drop(replace(self, Self::Value(value)));
                Ok(())
            }
            Err(fault) => Err(fault),
        }
    }
}
