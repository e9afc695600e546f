//! The names and descriptions of enum values, which extensions contain in several forms.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::diagnostic::Code;
use crate::normalize::report::Reporter;
use crate::tree::NodePath;

/// The extension in which the names and descriptions are passed on: a list of `value`, `name` and `description`.
pub(super) const LABELS: &str = "x-sailwright-values";

/// The extensions with names, the first one that is valid is used.
const NAMES: [&str; 3] = ["x-enum-varnames", "x-enum-names", "x-enumNames"];

/// The extensions with descriptions.
const DESCRIPTIONS: [&str; 2] = ["x-enum-descriptions", "x-enumDescriptions"];

/// Joins the names and descriptions of the enum values in one extension.
pub(super) fn normalize(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    if !fields.keys().any(|key| key.starts_with("x-")) {
        return;
    }
    let Some(Value::Array(values)) = fields.get("enum") else { return };
    let mut find = |keys: &[&str], property| {
        let mut lists = keys.iter().filter_map(|key| {
            let list = fields.get(*key)?;
            let is_name = property == "name";
            match strings(list, values, is_name) {
                Ok(strings) => Some(strings),
                Err(problem) => {
                    let message = format!("`{key}` {problem}");
                    let help = "the extension is ignored";
                    reporter.report(Code::InvalidExtension, &at.key(key), message, help);
                    None
                }
            }
        });
        lists.next().or_else(|| of_ms_enum(fields.get("x-ms-enum")?, values, property))
    };
    let (names, descriptions) = (find(&NAMES, "name"), find(&DESCRIPTIONS, "description"));
    if names.is_none() && descriptions.is_none() {
        return;
    }
    let item =
        |list: &Option<Vec<Option<String>>>, index: usize| list.as_ref()?.get(index)?.clone();
    let before = match fields.get(LABELS) {
        Some(Value::Array(labels)) => labels.clone(),
        _ => Vec::new(),
    };
    let label = |(index, value): (usize, &Value)| {
        let mut label = before.get(index).cloned().unwrap_or_else(|| json!({ "value": value }));
        for (key, list) in [("name", &names), ("description", &descriptions)] {
            if let Some(text) = item(list, index) {
                label[key] = text.into();
            }
        }
        label
    };
    let labels = values.iter().enumerate().map(label).collect();
    fields.insert(LABELS.to_owned(), Value::Array(labels));
}

/// Returns the string of each enum value, from a list or from an object with the values as keys.
fn strings(
    extension: &Value,
    values: &[Value],
    is_name: bool,
) -> Result<Vec<Option<String>>, String> {
    let string = |value: &Value| value.as_str().map(str::to_owned);
    let strings: Vec<Option<String>> = match extension {
        Value::Object(entries) => {
            values.iter().map(|value| entries.get(&text(value)).and_then(string)).collect()
        }
        Value::Array(items) => {
            if !items.iter().all(|item| item.is_string() || item.is_null()) {
                return Err("must be a list of strings".to_owned());
            }
            let others = values.iter().filter(|value| !value.is_null()).count();
            let mut items_left = items.iter().map(string);
            if items.len() == values.len() {
                items_left.collect()
            } else if items.len() == others {
                let next = |value: &Value| (!value.is_null()).then(|| items_left.next()?).flatten();
                values.iter().map(next).collect()
            } else {
                let (items, values) = (items.len(), values.len());
                return Err(format!(
                    "must have {values} items, one for each enum value, found {items}"
                ));
            }
        }
        _ => return Err("must be a list of strings".to_owned()),
    };
    let strings = strings.into_iter().map(|text| text.filter(|text| !text.trim().is_empty()));
    let strings: Vec<Option<String>> = strings.collect();
    if is_name && let Some(name) = repeated(&strings, values) {
        return Err(format!("must not contain `{name}` twice"));
    }
    Ok(strings)
}

/// Returns a name that two different values have.
fn repeated<'s>(names: &'s [Option<String>], values: &[Value]) -> Option<&'s str> {
    let mut values_seen = BTreeSet::new();
    let first = values.iter().map(|value| values_seen.insert(text(value)));
    let mut seen = BTreeSet::new();
    let names = names.iter().zip(first).filter(|(_, first)| *first);
    names.filter_map(|(name, _)| name.as_deref()).find(|name| !seen.insert(*name))
}

/// Returns a property of each value in `x-ms-enum`; `None` if no value has it.
fn of_ms_enum(extension: &Value, values: &[Value], property: &str) -> Option<Vec<Option<String>>> {
    let entries = extension.get("values")?.as_array()?;
    let find = |value: &Value| {
        let is_it = |entry: &&Value| entry.get("value").map(text) == Some(text(value));
        Some(entries.iter().find(is_it)?.get(property)?.as_str()?.to_owned())
    };
    let strings: Vec<Option<String>> = values.iter().map(find).collect();
    let is_valid = property != "name" || repeated(&strings, values).is_none();
    (is_valid && strings.iter().any(Option::is_some)).then_some(strings)
}

/// Returns a string itself, or another value as JSON.
pub(super) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
