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

/// Returns the value of a parameter that stays in the request.
pub(super) fn get(parameter: PageParameter, request: &Request) -> Option<Value> {
    take(parameter, &mut request.clone())
}

/// Sets a parameter of a request. A list is joined with commas, except in a body.
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
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

/// Returns a positive integer, which can be a string.
pub(super) fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// Returns the list of items of a page as JSON.
pub(super) fn items_in(body: &[u8], path: Option<&str>) -> Option<Value> {
    match path {
        Some(path) => value_at(body, path),
        None => from_slice(body).ok(),
    }
}
