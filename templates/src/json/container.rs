//! Options, boxes, lists and maps.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::mem::take;

use super::{FromJson, JsonError, Reader, Slot, ToJson, View};

impl<T: ToJson + ?Sized> ToJson for &T {
    fn view(&self) -> View<'_> {
        (**self).view()
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: ToJson + ?Sized> ToJson for Box<T> {
    fn view(&self) -> View<'_> {
        (**self).view()
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
        T::read(reader).map(Self::new)
    }

    fn accepts_null() -> bool {
        T::accepts_null()
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn view(&self) -> View<'_> {
        match self {
            Some(value) => value.view(),
            None => View::Null,
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
        if reader.null()? { Ok(None) } else { T::read(reader).map(Some) }
    }
}

impl<T: ToJson> ToJson for [T] {
    fn view(&self) -> View<'_> {
        View::list(&mut self.iter().map(ToJson::view))
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn view(&self) -> View<'_> {
        self.as_slice().view()
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
        let mut items = Self::new();
        reader.list(&mut |reader| match T::read(reader) {
            Ok(item) => {
                items.push(item);
                Ok(())
            }
            Err(error) => Err(error),
        })?;
        Ok(items)
    }
}

impl<T: ToJson> ToJson for BTreeMap<String, T> {
    fn view(&self) -> View<'_> {
        View::entries(&mut self.iter().map(|(key, value)| (key.as_str(), value.view())))
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
        let mut entries = Self::new();
        reader.object(&[], &mut [], &mut entries)?;
        Ok(entries)
    }
}

/// The properties without a field, if they have a type.
impl<T: FromJson> Slot for BTreeMap<String, T> {
    fn read(
        &mut self,
        key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        reader.score.opaque = true;
        let value = T::read(reader)?;
        self.insert(take(key).into_owned(), value);
        Ok(())
    }
}
