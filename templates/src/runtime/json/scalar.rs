//! Truth values, texts and nothing.

use super::{Fault, FromJson, Reader, ToJson, View};

impl ToJson for bool {
    fn view(&self) -> View<'_> {
        View::Bool(*self)
    }
}

impl FromJson for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = reader.bool()?;
        Ok(())
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
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.text()?.clone_into(self);
        Ok(())
    }
}

impl ToJson for () {
    fn view(&self) -> View<'_> {
        View::Null
    }
}

impl FromJson for () {
    fn blank() -> Self {}

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.skip()
    }
}
