//! JSON of any shape.

use std::borrow::Cow;

use jiter::Peek;
use serde_json::{Map, Number, Value};

use super::fault::Step;
use super::number::{finite, is_integer, unfit};
use super::reader::List;
use super::{Fault, FromJson, Reader, ToJson, View};

impl ToJson for Value {
    fn view(&self) -> View<'_> {
        View::Json(self)
    }
}

impl FromJson for Value {
    fn blank() -> Self {
        Self::Null
    }

    fn holds_null() -> bool {
        true
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.score.opaque = true;
        *self = reader.json()?;
        Ok(())
    }
}

/// The items of a list of any shape. Unlike a `Vec`, it is not read because a type says so.
struct Trees(Vec<Value>);

impl List for Trees {
    fn read_item(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.0.push(reader.json()?);
        Ok(())
    }
}

impl Reader<'_> {
    /// Reads a value of any shape.
    ///
    /// # Errors
    ///
    /// Fails when the JSON is malformed, too deep, or holds a number that is out of all range.
    pub fn json(&mut self) -> Result<Value, Fault> {
        match self.peek()? {
            Peek::Null => self.null().map(|_| Value::Null),
            Peek::True | Peek::False => self.bool().map(Value::Bool),
            Peek::String => self.text().map(Value::from),
            Peek::Array => {
                let mut items = Trees(Vec::new());
                self.list(&mut items)?;
                Ok(Value::Array(items.0))
            }
            Peek::Object => self.json_object().map(Value::Object),
            _ => self.json_number().map(Value::Number),
        }
    }

    /// Reads a value that no arm of a union fits.
    ///
    /// # Errors
    ///
    /// Fails as [`Self::json`] does.
    pub fn unrecognized(&mut self) -> Result<Value, Fault> {
        self.note_unknown();
        self.json()
    }

    fn json_object(&mut self) -> Result<Map<String, Value>, Fault> {
        self.enter()?;
        let mut fields = Map::new();
        let mut next = self.jiter.known_object()?;
        while let Some(key) = next {
            let key = key.to_owned();
            match self.json() {
                Ok(value) => fields.insert(key, value),
                Err(fault) => return Err(fault.inside(Step::Field(Cow::Owned(key)))),
            };
            next = self.jiter.next_key()?;
        }
        self.leave();
        Ok(fields)
    }

    fn json_number(&mut self) -> Result<Number, Fault> {
        let text = self.number()?;
        if is_integer(text) {
            if let Ok(number) = text.parse::<i64>() {
                return Ok(number.into());
            }
            if let Ok(number) = text.parse::<u64>() {
                return Ok(number.into());
            }
        }
        finite(text)
            .and_then(Number::from_f64)
            .ok_or_else(|| unfit(self, "a number of 64 bits", text))
    }
}
