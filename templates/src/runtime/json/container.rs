//! What holds other values: options, boxes, lists and maps.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::extra::Extra;
use super::reader::{List, Nullable};
use super::view::Items;
use super::{Decode, Fault, FromJson, Reader, ToJson, View};

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
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn holds_null() -> bool {
        T::holds_null()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        (**self).read(reader)
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

impl<T: Decode> FromJson for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if T::takes_null() { T::decode_some(self, reader) } else { reader.nullable(self) }
    }
}

impl<T: Decode> Nullable for Option<T> {
    fn null(&mut self) {}

    fn value(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        T::decode_some(self, reader)
    }
}

impl<T: ToJson> ToJson for [T] {
    fn view(&self) -> View<'_> {
        View::list(self.len(), &self)
    }
}

impl<'a, T: ToJson> Items<'a> for &'a [T] {
    fn item(&self, index: usize) -> View<'a> {
        self[index].view()
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn view(&self) -> View<'_> {
        self.as_slice().view()
    }
}

impl<T: Decode> FromJson for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.list(self)
    }
}

impl<T: Decode> List for Vec<T> {
    fn read_item(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        T::decode_last(self, reader)
    }
}

impl<T: ToJson> ToJson for BTreeMap<String, T> {
    fn view(&self) -> View<'_> {
        View::Object(self.iter().map(|(key, value)| (key.as_str(), value.view())).collect())
    }
}

impl<T: Decode> FromJson for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.object(&[], &mut [], self)
    }
}

impl<T: Decode> Extra for BTreeMap<String, T> {
    fn take(&mut self, key: String, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.score.opaque = true;
        let value = reader.value().map_err(|fault: Fault| {
            fault.inside(super::fault::Step::Field(Cow::Owned(key.clone())))
        })?;
        self.insert(key, value);
        Ok(())
    }

    fn fields<'a>(&'a self, into: &mut Vec<(&'a str, View<'a>)>) {
        into.extend(self.iter().map(|(key, value)| (key.as_str(), value.view())));
    }
}
