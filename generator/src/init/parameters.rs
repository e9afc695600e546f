//! Parameters that many operations require with one value.

use std::collections::BTreeMap;

use heck::ToSnakeCase as _;

use super::schema::of_parameter;
use super::{Draft, quoted};
use crate::spec::{In, Parameter, Spec, value_text};

/// The number of operations from which a parameter is set once for a client.
const MIN_OPERATIONS: usize = 3;

/// Headers whose value belongs to one request.
const OF_ONE_REQUEST: &[&str] = &["idempotency", "request-id", "requestid", "correlation", "if-"];

/// Adds each header that several operations require and that has one value in all of them, and each header that all
/// operations require with a value that the document does not have; as a comment, if only most operations require it.
pub(super) fn add(draft: &mut Draft, spec: &Spec) {
    let mut headers: BTreeMap<&str, Vec<Option<String>>> = BTreeMap::new();
    let parameters = spec.operations.iter().flat_map(|operation| &operation.parameters);
    for parameter in parameters.filter(|each| each.location == In::Header && each.required) {
        headers.entry(&parameter.name).or_default().push(only_value(spec, parameter));
    }
    for (name, values) in headers.into_iter().filter(|(_, values)| values.len() >= MIN_OPERATIONS) {
        let first = values.first().and_then(Option::as_ref);
        let is_same = values.iter().all(|value| value.as_ref() == first);
        let is_common = values.len() * 2 >= spec.operations.len() && !is_of_one_request(name);
        let operations = values.len();
        match first {
            Some(value) if is_same => {
                let reason =
                    format!("{operations} operations require this header, always with this value.");
                let docs = format!("Whether requests contain the header `{name}`.");
                draft.suggest(&reason, &entry(name, Some(value), &docs));
            }
            _ if is_common => {
                let reason = format!(
                    "{operations} operations require this header. With this entry, its value is set once for a client."
                );
                let docs = format!("The value of the header `{name}` of all requests.");
                let entry = entry(name, None, &docs);
                if operations == spec.operations.len() {
                    draft.suggest(&reason, &entry);
                } else {
                    draft.mention(&reason, &entry);
                }
            }
            _ => {}
        }
    }
}

fn is_of_one_request(name: &str) -> bool {
    let name = name.to_lowercase();
    OF_ONE_REQUEST.iter().any(|part| name.contains(part))
}

fn entry(name: &str, value: Option<&String>, docs: &str) -> String {
    let setter = name.to_snake_case();
    let setter = setter.strip_prefix("x_").unwrap_or(&setter);
    let value = value.map(|value| format!("value = {}\n", quoted(value))).unwrap_or_default();
    let (name, setter, docs) = (quoted(name), quoted(setter), quoted(docs));
    format!("[[client-parameter]]\nname = {name}\nsetter = {setter}\n{value}docs = {docs}\n")
}

/// Returns the only value of a parameter: its only enum value, or its default.
fn only_value(spec: &Spec, parameter: &Parameter) -> Option<String> {
    let schema = spec.schemas.get(of_parameter(parameter)?);
    let value = match schema.values.as_slice() {
        [only] => Some(only),
        [] => schema.docs.default.as_ref().or(parameter.docs.default.as_ref()),
        _ => None,
    };
    value.map(value_text)
}
