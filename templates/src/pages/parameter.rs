//! The parameters of pages in a request.

use serde_json::Value;

use super::pagination::{PageLocation, PageParameter};
use crate::json::{from_slice, value_at};
use crate::request::Request;

/// Removes a parameter from a request, and returns its value. A property of the body stays there.
pub(super) fn take((location, name): PageParameter, request: &mut Request) -> Option<Value> {
    match location {
        PageLocation::Query => request.take_query(name).map(Value::String),
        PageLocation::Header => request.take_header(name).map(Value::String),
        PageLocation::Body => value_at(request.json_body()?, name).filter(|value| !value.is_null()),
    }
}

/// Returns the strings in a parameter, which is a list or a string with commas between them.
pub(super) fn strings((location, name): PageParameter, request: &Request) -> Vec<String> {
    let values = match location {
        PageLocation::Query => request.query_values(name),
        PageLocation::Header => request.clone().take_header(name).into_iter().collect(),
        PageLocation::Body => match take((location, name), &mut request.clone()) {
            Some(Value::Array(items)) => return items.iter().map(text).collect(),
            value => value.iter().map(text).collect(),
        },
    };
    values.iter().flat_map(|text| text.split(',')).map(str::to_owned).collect()
}

/// Removes a parameter with the values of the sort fields from a request, and returns them. `list` is whether a query
/// parameter is exploded; `None` if it is no list.
pub(super) fn take_values(
    (location, name): PageParameter,
    list: Option<bool>,
    request: &mut Request,
) -> Option<Vec<Value>> {
    if location == PageLocation::Query && list.is_some() {
        let values = request.query_values(name);
        request.take_query(name)?;
        return Some(values.into_iter().map(Value::from).collect());
    }
    Some(match take((location, name), request)? {
        Value::Array(values) => values,
        value => text(&value).split(',').map(Value::from).collect(),
    })
}

/// Sets a parameter to the values of the sort fields; see [`take_values`].
pub(super) fn set_values(
    (location, name): PageParameter,
    list: Option<bool>,
    values: &[Value],
    request: &mut Request,
) {
    let strings = || values.iter().map(text).collect::<Vec<_>>();
    match location {
        PageLocation::Query => request.set_query_values(name, &strings(), list),
        PageLocation::Header => request.set_header_values(name, &strings()),
        PageLocation::Body => set((location, name), &Value::from(values), request),
    }
}

/// Sets a parameter of a request.
pub(super) fn set((location, name): PageParameter, value: &Value, request: &mut Request) {
    match location {
        PageLocation::Query => request.query(name, &text(value)),
        PageLocation::Header => request.header(name, &text(value)),
        PageLocation::Body => request.set_property(name, &value.to_string()),
    }
}

/// Returns a value as the string of a query parameter or header.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Returns a positive integer, which can be a string.
pub(super) fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// Returns the list of items of a page as a tree.
pub(super) fn items_in(body: &[u8], path: Option<&str>) -> Option<Value> {
    match path {
        Some(path) => value_at(body, path),
        None => from_slice(body).ok(),
    }
}
