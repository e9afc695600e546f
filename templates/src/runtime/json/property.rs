//! Members that stand at a place in JSON: names, with `/` between those that stand in one another.

use std::borrow::Cow;

use serde_json::Value;

use super::extra::Extra;
use super::fault::{Problem, Step};
use super::{Fault, Reader, Slot, ToJson, View};

/// The text at a place, or the text of a number.
pub(crate) fn scalar_at(value: &dyn ToJson, place: &str) -> Option<String> {
    let mut view = value.view();
    for name in place.split('/') {
        view = match view {
            View::Object(fields) => {
                fields.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value)?
            }
            View::Json(value) => View::Json(value.get(name)?),
            _ => return None,
        };
    }
    match view {
        View::Str(text) => Some(text.to_owned()),
        View::Json(Value::String(text)) => Some(text.clone()),
        View::I64(number) => Some(number.to_string()),
        View::U64(number) => Some(number.to_string()),
        View::Json(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    }
}

/// Reads the value at a place in a JSON text; it stays blank where there is none or null, unless it is `required`.
pub(crate) fn read_at(
    body: &[u8],
    place: &str,
    required: bool,
    value: &mut dyn Slot,
) -> Result<(), Fault> {
    let found = go_to(body, place, &mut |reader| {
        value.reset();
        if reader.null()? { Ok(()) } else { value.fill(reader) }
    })?;
    if found || !required {
        return Ok(());
    }
    let missing = Fault::new(Problem::Missing, body.len());
    Err(place.rsplit('/').fold(missing, |fault, name| fault.inside(step(name))))
}

/// Reads the text, or the text of the number, at a place in a JSON text.
pub(crate) fn text_at(body: &[u8], place: &str) -> Result<Option<String>, Fault> {
    let mut text = None;
    go_to(body, place, &mut |reader| {
        text = match reader.peek()? {
            peek if peek.is_num() => Some(reader.number()?.to_owned()),
            _ if reader.null()? => None,
            _ => Some(reader.text()?.to_owned()),
        };
        Ok(())
    })?;
    Ok(text)
}

type Read<'r> = dyn FnMut(&mut Reader<'_>) -> Result<(), Fault> + 'r;

/// Goes to a place in a JSON text; whether it is there.
fn go_to(body: &[u8], place: &str, read: &mut Read<'_>) -> Result<bool, Fault> {
    let mut reader = Reader::new(body);
    let mut at = At { place, read, found: false };
    reader.object(&[], &mut [], &mut at)?;
    reader.finish()?;
    Ok(at.found)
}

/// An object of which only one member matters.
struct At<'a> {
    place: &'a str,
    read: &'a mut Read<'a>,
    found: bool,
}

impl Extra for At<'_> {
    fn take(&mut self, key: String, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let (name, rest) = match self.place.split_once('/') {
            Some((name, rest)) => (name, Some(rest)),
            None => (self.place, None),
        };
        if key != name {
            return reader.skip();
        }
        let read = match rest {
            None => {
                self.found = true;
                (self.read)(reader)
            }
            Some(_) if reader.null()? => Ok(()),
            Some(rest) => {
                let mut inner = At { place: rest, read: &mut *self.read, found: false };
                let read = reader.object(&[], &mut [], &mut inner);
                self.found |= inner.found;
                read
            }
        };
        read.map_err(|fault| fault.inside(step(name)))
    }

    fn fields<'a>(&'a self, _: &mut Vec<(&'a str, View<'a>)>) {}
}

fn step(name: &str) -> Step {
    Step::Field(Cow::Owned(name.to_owned()))
}
