//! Fields that can be absent or null.

use std::borrow::Cow;

use super::{FromJson, JsonError, Null, Presence, Reader, Slot, ToJson, View};

/// The value of an optional and nullable field, for which absent and null are two values.
///
/// In a PATCH request, [`Absent`](Self::Absent) leaves the property unchanged and [`Null`](Self::Null) removes it:
///
/// ```text
/// manager_id: Maybe::Absent,                          {}
/// manager_id: Maybe::Null,                            {"managerId": null}
/// manager_id: Maybe::Value("a".into()),               {"managerId": "a"}
/// ```
///
/// If the difference does not matter, [`value`](Self::value) returns an ordinary `Option`. Use `From` to create
/// a value: `"a".to_owned().into()`; `None` becomes `Null`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Maybe<T> {
    /// The property is absent.
    #[default]
    Absent,
    /// The property is null.
    Null,
    /// The property has a value.
    Value(T),
}

impl<T> Maybe<T> {
    /// Returns the value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Converts to an `Option` of the value.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Converts the value, if there is one.
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(convert(value)),
        }
    }

    /// Returns whether the property is absent.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns whether the property is null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
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

impl<T: FromJson> Slot for Maybe<T> {
    fn read(
        &mut self,
        _key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        match T::read(reader) {
            Ok(value) => {
                *self = Self::Value(value);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    fn store_null(&mut self, _presence: Presence) -> Null {
        *self = Self::Null;
        Null::Stored
    }
}
