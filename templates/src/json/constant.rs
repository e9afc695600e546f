//! Values of enums that have values of several types.

use jiter::Peek;
use serde_json::Value;

use super::{JsonError, Reader, View};

impl Reader<'_> {
    /// Reads a string, a number or a boolean.
    ///
    /// # Errors
    ///
    /// Fails if the next value is something else.
    pub fn scalar(&mut self) -> Result<Value, JsonError> {
        if self.is_blank() {
            return Ok(Value::Null);
        }
        let peek = self.peek()?;
        if matches!(peek, Peek::Null | Peek::Array | Peek::Object) {
            return Err(self.mismatch("a string, a number or a boolean", peek));
        }
        self.json()
    }
}

impl View<'_> {
    /// Returns whether this is the same string, number or boolean. Numbers are the same if they are mathematically
    /// equal.
    #[must_use]
    pub fn is_scalar(&self, value: &Value) -> bool {
        match self {
            #[allow(
                clippy::cast_precision_loss,
                reason = "a fraction that is not 0 makes a difference"
            )]
            Self::I64(integer) if value.is_f64() => *value == (*integer as f64),
            Self::I64(integer) => value == integer,
            Self::F64(number) => value.as_f64() == Some(*number),
            Self::Str(string) => value == string,
            Self::Bool(boolean) => value == boolean,
            _ => false,
        }
    }
}

impl<'a> From<&'a str> for View<'a> {
    fn from(string: &'a str) -> Self {
        Self::Str(string)
    }
}

impl From<i64> for View<'_> {
    fn from(integer: i64) -> Self {
        Self::I64(integer)
    }
}

impl From<f64> for View<'_> {
    fn from(number: f64) -> Self {
        Self::F64(number)
    }
}

impl From<bool> for View<'_> {
    fn from(boolean: bool) -> Self {
        Self::Bool(boolean)
    }
}
