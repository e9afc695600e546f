//! Properties at a path in JSON: keys with `/` between them.

use std::borrow::Cow;

use serde_json::Value;

use super::error::Step;
use super::interop::missing;
use super::written::written_entries;
use super::{JsonError, Leniency, Presence, Problem, Reader, Slot, ToJson, View};

/// Returns the string or the number at a path. Returns `None` if there is no such value.
pub(crate) fn scalar_at(value: &dyn ToJson, path: &str) -> Option<String> {
    let mut view = value.view();
    for name in path.split('/') {
        view = match view {
            View::Object(entries) => {
                entries.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value)?
            }
            View::Json(value) => View::Json(value.get(name)?),
            View::Verbatim(text, value) => {
                View::written(written_entries(text).get(name)?, value.get(name)?)
            }
            View::Made(value) => View::Made(Box::new(value.get(name)?.clone())),
            _ => return None,
        };
        #[cfg(feature = "read-only")]
        view.unmark();
    }
    let value = match &view {
        View::Str(string) => return Some((*string).to_owned()),
        View::I64(number) => return Some(number.to_string()),
        View::U64(number) => return Some(number.to_string()),
        View::Verbatim(text, Value::Number(_) | Value::String(_)) => {
            return Some((*text).to_owned());
        }
        View::Json(value) => *value,
        View::Made(value) => &**value,
        _ => return None,
    };
    match value {
        Value::String(string) => Some(string.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Reads the value at a path in a JSON document into a slot, and parts of it leniently. Returns the parts that were
/// replaced or omitted. The slot stays empty if the value is null, or if
/// it is missing and not `required`.
pub(crate) fn read_at(
    body: &[u8],
    path: &str,
    required: bool,
    parts: Leniency,
    value: &mut dyn Slot,
) -> Result<Vec<Problem>, JsonError> {
    let mut reader = Reader::lenient(body, parts);
    let is_found = visit(&mut reader, path, &mut |reader| {
        if reader.null()? {
            value.store_null(Presence::nullable);
            return Ok(());
        }
        reader.set_lenient(true);
        let read = value.read(&mut Cow::Borrowed(""), reader);
        reader.set_lenient(false);
        read
    })?;
    if is_found || !required {
        return Ok(reader.into_problems());
    }
    let path = path.rsplit('/').map(|key| Step::Property(Cow::Owned(key.to_owned())));
    Err(path.fold(missing(body), JsonError::inside))
}

/// Reads the string or the number at a path in a JSON document. Returns `None` if the value is null or missing.
pub(crate) fn string_at(body: &[u8], path: &str) -> Result<Option<String>, JsonError> {
    let mut found = None;
    visit(&mut Reader::new(body), path, &mut |reader| {
        found = match reader.peek()? {
            peek if peek.is_num() => Some(reader.number()?.to_owned()),
            _ if reader.null()? => None,
            _ => Some(reader.string()?.to_owned()),
        };
        Ok(())
    })?;
    Ok(found)
}

/// Reads the value at a path in a JSON document as a tree. Returns `None` if there is none.
pub(crate) fn value_at(body: &[u8], path: &str) -> Option<Value> {
    let mut found = None;
    read_at(body, path, false, Leniency::default(), &mut found).ok()?;
    found
}

/// Returns a JSON document with another value of the property at a path. The value is JSON, and the rest of the document
/// stays as it is written. Returns `None` if the document is no object.
#[cfg(feature = "pagination")]
pub(crate) fn with_property(body: &[u8], path: &str, value: &str) -> Option<Vec<u8>> {
    if let Some(range) = range_at(body, path).ok()? {
        return Some([body.get(..range.start)?, value.as_bytes(), body.get(range.end..)?].concat());
    }
    let (parent, name) = match path.rsplit_once('/') {
        Some((parent, name)) => (Some(parent), name),
        None => (None, path),
    };
    let entry = format!("{}:{value}", Value::from(name));
    let start = match parent {
        Some(parent) => {
            match range_at(body, parent).ok()?.filter(|at| body.get(at.start) == Some(&b'{')) {
                Some(range) => range.start,
                None => return with_property(body, parent, &format!("{{{entry}}}")),
            }
        }
        None => body.iter().position(|byte| *byte == b'{')?,
    };
    let (before, rest) = body.split_at_checked(start + 1)?;
    let is_empty = rest.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'}');
    let comma: &[u8] = if is_empty { b"" } else { b"," };
    Some([before, entry.as_bytes(), comma, rest].concat())
}

/// Returns the position of the value at a path in a JSON document. The error is a document that is no object.
#[cfg(feature = "pagination")]
pub(crate) fn range_at(
    body: &[u8],
    path: &str,
) -> Result<Option<std::ops::Range<usize>>, JsonError> {
    let mut range = None;
    visit(&mut Reader::new(body), path, &mut |reader| {
        reader.peek()?;
        let (start, text) = reader.raw()?;
        range = Some(start..start + text.len());
        Ok(())
    })?;
    Ok(range)
}

type Read<'r> = dyn FnMut(&mut Reader<'_>) -> Result<(), JsonError> + 'r;

/// Reads the value at a path in a JSON document. Returns whether there is one.
fn visit(reader: &mut Reader<'_>, path: &str, read: &mut Read<'_>) -> Result<bool, JsonError> {
    reader.set_lenient(false);
    let mut target = Target { path, read, is_found: false };
    reader.object(&[], &mut [], &mut target)?;
    reader.finish()?;
    Ok(target.is_found)
}

/// An object of which only the property at a path is read.
struct Target<'a> {
    path: &'a str,
    read: &'a mut Read<'a>,
    is_found: bool,
}

impl Slot for Target<'_> {
    fn read(
        &mut self,
        key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        let (name, rest) = match self.path.split_once('/') {
            Some((name, rest)) => (name, Some(rest)),
            None => (self.path, None),
        };
        if *key != name {
            return reader.skip();
        }
        match rest {
            None => {
                self.is_found = true;
                (self.read)(reader)
            }
            Some(_) if reader.null()? => Ok(()),
            Some(rest) => {
                let mut inner = Target { path: rest, read: &mut *self.read, is_found: false };
                let read = reader.object(&[], &mut [], &mut inner);
                self.is_found |= inner.is_found;
                read
            }
        }
    }
}
