//! Parameters that many operations require with one value.

use std::collections::BTreeMap;

use heck::ToSnakeCase as _;

use super::schema::of_parameter;
use super::{Draft, quoted};
use crate::spec::{In, Parameter, Spec, value_text};

/// The number of operations from which a parameter is set once for a client.
const MIN_OPERATIONS: usize = 3;

/// Adds each header that several operations require and that has one value in all of them.
pub(super) fn add(draft: &mut Draft, spec: &Spec) {
    let mut headers: BTreeMap<&str, Vec<Option<String>>> = BTreeMap::new();
    let parameters = spec.operations.iter().flat_map(|operation| &operation.parameters);
    for parameter in parameters.filter(|each| each.location == In::Header && each.required) {
        headers.entry(&parameter.name).or_default().push(only_value(spec, parameter));
    }
    for (name, values) in headers {
        let Some(Some(value)) = values.first() else { continue };
        if values.len() < MIN_OPERATIONS || values.iter().any(|other| other.as_ref() != Some(value))
        {
            continue;
        }
        let setter = name.to_snake_case();
        let setter = setter.strip_prefix("x_").unwrap_or(&setter);
        let entry = format!(
            "[[client-parameter]]\nname = {}\nsetter = {}\nvalue = {}\ndocs = {}\n",
            quoted(name),
            quoted(setter),
            quoted(value),
            quoted(&format!("Whether requests contain the header `{name}`.")),
        );
        let reason =
            format!("{} operations require this header, always with this value.", values.len());
        draft.suggest(&reason, &entry);
    }
}

/// Returns the only value of a parameter: its only enum value, or its default or example.
fn only_value(spec: &Spec, parameter: &Parameter) -> Option<String> {
    let schema = of_parameter(spec, parameter)?;
    let value = match schema.values.as_slice() {
        [only] => Some(only),
        [] => schema.docs.default.as_ref().or(parameter.docs.default.as_ref()),
        _ => None,
    };
    value.map(value_text)
}
