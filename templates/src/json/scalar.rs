//! Booleans, strings, and values that are ignored.

use super::{FromJson, JsonError, Reader, ToJson, View};

impl ToJson for bool {
    fn view(&self) -> View<'_> {
        View::Bool(*self)
    }
}

impl FromJson for bool {
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
        reader.bool()
    }
}

impl ToJson for str {
    fn view(&self) -> View<'_> {
        View::Str(self)
    }
}

impl ToJson for String {
    fn view(&self) -> View<'_> {
        View::Str(self)
    }
}

impl FromJson for String {
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
        reader.string().map(str::to_owned)
    }
}

impl ToJson for () {
    fn view(&self) -> View<'_> {
        View::Null
    }
}

impl FromJson for () {
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
        reader.skip()
    }
}
