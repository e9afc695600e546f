//! The parts of JSON whose numbers have more digits than a tree keeps.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::mem::take;
use std::ops::Range;

use serde_json::Value;

use super::{JsonError, Reader, Slot, View};

impl<'a> View<'a> {
    /// Returns a value with the JSON that it was read from.
    pub(crate) fn written(text: &'a str, value: &'a Value) -> Self {
        match value {
            Value::Number(_) | Value::Array(_) | Value::Object(_) => Self::Verbatim(text, value),
            // A number that is out of range.
            Value::String(_) if !text.starts_with('"') => Self::Verbatim(text, value),
            _ => Self::Json(value),
        }
    }
}

/// Returns the items of a list in JSON as they are written. Empty if it is no list.
pub(crate) fn written_items(text: &str) -> Vec<&str> {
    let mut ranges = Vec::new();
    // The JSON was read before, so this cannot fail.
    let _ = Reader::new(text.as_bytes()).list(&mut |reader| {
        ranges.push(range(reader)?);
        Ok(())
    });
    ranges.into_iter().filter_map(|range| text.get(range)).collect()
}

/// Returns the entries of an object in JSON as they are written. Empty if it is no object.
pub(crate) fn written_entries(text: &str) -> BTreeMap<String, &str> {
    let mut entries = Entries::default();
    let _ = Reader::new(text.as_bytes()).object(&[], &mut [], &mut entries);
    let ranges = entries.0.into_iter();
    ranges.filter_map(|(key, range)| Some((key, text.get(range)?))).collect()
}

/// The positions of the values of an object.
#[derive(Default)]
struct Entries(BTreeMap<String, Range<usize>>);

impl Slot for Entries {
    fn read(
        &mut self,
        key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        let range = range(reader)?;
        self.0.insert(take(key).into_owned(), range);
        Ok(())
    }
}

/// Skips the next value, and returns its position.
fn range(reader: &mut Reader<'_>) -> Result<Range<usize>, JsonError> {
    // Skips white space.
    reader.peek()?;
    let (start, text) = reader.raw()?;
    Ok(start..start + text.len())
}
