//! JSON of any shape.

use std::borrow::Cow;
use std::mem::take;

use jiter::Peek;
use serde_json::{Map, Number, Value};

use super::number::{finite, is_integer, out_of_range};
use super::{FromJson, JsonError, Reader, Slot, ToJson, View};

impl ToJson for Value {
    fn view(&self) -> View<'_> {
        View::Json(self)
    }
}

impl FromJson for Value {
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
        reader.score.opaque = true;
        reader.json()
    }

    fn accepts_null() -> bool {
        true
    }
}

impl Reader<'_> {
    /// Reads a value of any shape.
    ///
    /// # Errors
    ///
    /// Fails if the JSON is malformed or too deep, or contains a number that is out of range.
    pub fn json(&mut self) -> Result<Value, JsonError> {
        match self.peek()? {
            Peek::Null => self.null().map(|_| Value::Null),
            Peek::True | Peek::False => self.bool().map(Value::Bool),
            Peek::String => self.string().map(Value::from),
            Peek::Array => {
                let mut items = Vec::new();
                self.list(&mut |reader| {
                    items.push(reader.json()?);
                    Ok(())
                })?;
                Ok(Value::Array(items))
            }
            Peek::Object => {
                let mut entries = Map::new();
                self.object(&[], &mut [], &mut entries)?;
                Ok(Value::Object(entries))
            }
            _ => self.json_number(),
        }
    }

    /// Reads a value of any shape, and returns the JSON as it is written if the value does not contain all digits of its
    /// numbers. A number that is out of range is a string.
    pub(super) fn json_with_digits(&mut self) -> Result<(Value, Option<&str>), JsonError> {
        self.peek()?;
        let start = self.offset();
        self.lost_digits = Some(false);
        let value = self.json();
        let has_lost = self.lost_digits.take() == Some(true);
        let value = value?;
        let text = if has_lost {
            std::str::from_utf8(self.jiter.slice_to_current(start)).ok()
        } else {
            None
        };
        Ok((value, text))
    }

    /// Reads a value that no alternative of a union fits.
    ///
    /// # Errors
    ///
    /// Fails as [`Self::json`] does.
    #[cfg(feature = "unions")]
    pub fn unknown(&mut self) -> Result<Value, JsonError> {
        let value = self.json()?;
        self.note_unknown_value();
        Ok(value)
    }

    fn json_number(&mut self) -> Result<Value, JsonError> {
        let text = self.number()?;
        if is_integer(text) && text != "-0" {
            if let Ok(number) = text.parse::<i64>() {
                return Ok(number.into());
            }
            if let Ok(number) = text.parse::<u64>() {
                return Ok(number.into());
            }
        }
        let number = finite(text).and_then(Number::from_f64);
        match (&mut self.lost_digits, number) {
            (Some(lost), number) => {
                *lost |= number.as_ref().is_none_or(|number| number.to_string() != text);
                Ok(number.map_or_else(|| text.into(), Value::Number))
            }
            (None, Some(number)) => Ok(number.into()),
            (None, None) => Err(out_of_range(self, "a 64-bit number", text)),
        }
    }
}

/// The entries of an object of any shape.
impl Slot for Map<String, Value> {
    fn read(
        &mut self,
        key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        let value = reader.json()?;
        self.insert(take(key).into_owned(), value);
        Ok(())
    }
}
