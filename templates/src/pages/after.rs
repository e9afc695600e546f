//! The values of the sort fields in the last item of a page.

use std::collections::BTreeMap;

use serde_json::Value;

use super::pagination::{PageLocation, PageParameter};
use super::parameter;
use crate::json::{from_slice, range_at, written_entries, written_items};
use crate::request::{InvalidRequest, Request};

/// Returns the sort fields of a request, without their directions.
pub(super) fn fields(
    sort: PageParameter,
    request: &Request,
) -> Result<Vec<String>, InvalidRequest> {
    let names = parameter::strings(sort, request);
    let name = |text: &String| text.trim().trim_start_matches(['+', '-']).to_owned();
    let names: Vec<String> = names.iter().map(name).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        let (location, name) = sort;
        let kind = if location == PageLocation::Body { "property" } else { "parameter" };
        let reason = "set the fields to sort by: the next page follows their values";
        return Err(InvalidRequest::new(format!("{kind} `{name}`"), reason));
    }
    Ok(names)
}

/// Returns the values of the sort fields in the last item of a page, whose list of items is at a path; `None` if a field has
/// no scalar value.
pub(super) fn values(
    body: &[u8],
    path: Option<&str>,
    fields: &[String],
    strings: bool,
) -> Option<Vec<Value>> {
    let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
    let list = match path {
        Some(path) => body.get(range_at(body, path).ok()??)?,
        None => body,
    };
    let item = written_items(std::str::from_utf8(list).ok()?).pop()?;
    let properties = written_entries(item);
    fields.iter().map(|field| scalar(find(&properties, field)?, strings)).collect()
}

/// Returns the JSON of a property, or of a property inside of others with dots between the names.
fn find<'t>(object: &BTreeMap<String, &'t str>, field: &str) -> Option<&'t str> {
    if let Some(text) = object.get(field) {
        return Some(text);
    }
    let (outer, inner) = field.split_once('.')?;
    find(&written_entries(object.get(outer)?), inner)
}

/// Returns a string, number or boolean. A number that loses digits in a tree remains a string.
fn scalar(text: &str, strings: bool) -> Option<Value> {
    match from_slice(text.as_bytes()) {
        Ok(Value::String(text)) => Some(Value::String(text)),
        Ok(Value::Bool(_)) if strings => Some(Value::String(text.to_owned())),
        Ok(value @ Value::Bool(_)) => Some(value),
        Ok(Value::Number(number)) if !strings && number.to_string() == text => {
            Some(Value::Number(number))
        }
        Ok(Value::Null | Value::Array(_) | Value::Object(_)) => None,
        // A number that is out of range is an error.
        Ok(Value::Number(_)) | Err(_) => Some(Value::String(text.to_owned())),
    }
}
