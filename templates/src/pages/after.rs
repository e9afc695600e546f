//! The values of the sort fields in the last item of a page.

use serde_json::Value;

use super::pagination::{PageLocation, PageParameter};
use super::parameter;
use crate::request::{InvalidRequest, Request};

/// Returns the sort fields of a request, without their directions.
pub(super) fn fields(
    sort: PageParameter,
    request: &Request,
) -> Result<Vec<String>, InvalidRequest> {
    let value = parameter::get(sort, request);
    let names: Vec<String> = match &value {
        Some(Value::Array(items)) => items.iter().map(parameter::text).collect(),
        Some(value) => parameter::text(value).split(',').map(str::to_owned).collect(),
        None => Vec::new(),
    };
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

/// Returns the values of the sort fields in the last of the items; `None` if a field has no scalar value.
pub(super) fn values(items: &Value, fields: &[String], strings: bool) -> Option<Vec<Value>> {
    let last = items.as_array()?.last()?;
    let value = |field: &String| {
        let value = last
            .get(field)
            .or_else(|| field.split('.').try_fold(last, |value, name| value.get(name)))?;
        match value {
            Value::Number(number) if strings => Some(Value::String(number.to_string())),
            Value::Bool(value) if strings => Some(Value::String(value.to_string())),
            Value::String(_) | Value::Number(_) | Value::Bool(_) => Some(value.clone()),
            _ => None,
        }
    };
    fields.iter().map(value).collect()
}
