//! Enums as alternatives: `oneOf` or `anyOf` of inline schemas that each allow one value.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::value_labels::{LABELS, text};

/// The keywords of an alternative that only describe its value.
const DESCRIPTIONS: [&str; 6] =
    ["title", "description", "type", "format", "deprecated", "nullable"];

/// The longest title that is used as a name.
const LONGEST: usize = 50;

/// Replaces a list of constants by an enum with their titles as names and their descriptions.
pub(super) fn normalize(fields: &mut Map<String, Value>) {
    fields.remove(LABELS);
    if ["enum", "const", "allOf", "properties", "items"].iter().any(|key| fields.contains_key(*key))
    {
        return;
    }
    let lists = ["oneOf", "anyOf"].map(|key| fields.get(key));
    let (key, list) = match lists {
        [Some(Value::Array(list)), None] => ("oneOf", list),
        [None, Some(Value::Array(list))] => ("anyOf", list),
        _ => return,
    };
    let Some(constants) = list.iter().map(constant).collect::<Option<Vec<_>>>() else { return };
    if constants.iter().filter(|constant| !constant.value.is_null()).count() < 2 {
        return;
    }
    let values: Vec<Value> = constants.iter().map(|each| each.value.clone()).collect();
    let labels = labels(&constants);
    let types: BTreeSet<&str> = constants.iter().filter_map(|each| each.declared).collect();
    let mut others = constants.iter().filter(|each| !each.value.is_null());
    let declared = match types.first() {
        Some(only) if types.len() == 1 && others.all(|each| each.declared.is_some()) => {
            Some((*only).to_owned())
        }
        _ => None,
    };
    let is_nullable = values.contains(&Value::Null);
    fields.remove(key);
    fields.insert("enum".to_owned(), values.into());
    fields.insert(LABELS.to_owned(), labels.into());
    if let Some(declared) = declared {
        fields.entry("type").or_insert(declared.into());
    }
    if is_nullable {
        fields.insert("nullable".to_owned(), true.into());
    }
}

/// A schema that allows one value.
struct Constant<'v> {
    value: Value,
    declared: Option<&'v str>,
    schema: &'v Map<String, Value>,
}

/// Returns the only value of a schema. `None` if the schema has other keywords.
fn constant(schema: &Value) -> Option<Constant<'_>> {
    let schema = schema.as_object()?;
    let value = match (schema.get("const"), schema.get("enum"), schema.get("type")) {
        (Some(value), None, _) => value.clone(),
        (None, Some(Value::Array(values)), _) if values.len() == 1 => values[0].clone(),
        (None, None, Some(Value::String(kind))) if kind == "null" => Value::Null,
        _ => return None,
    };
    let is_scalar = !value.is_array() && !value.is_object();
    let known = |key: &String| {
        key == "const"
            || key == "enum"
            || key.starts_with("x-")
            || DESCRIPTIONS.contains(&key.as_str())
    };
    let declared = match schema.get("type") {
        Some(Value::String(kind)) if kind != "null" => Some(kind.as_str()),
        None | Some(Value::String(_)) => None,
        Some(_) => return None,
    };
    (is_scalar && schema.keys().all(known)).then_some(Constant { value, declared, schema })
}

/// Returns the names and descriptions of the values. A title that several values have is no name.
fn labels(constants: &[Constant<'_>]) -> Vec<Value> {
    let title = |each: &Constant<'_>| {
        let title = each.schema.get("title")?.as_str()?.trim();
        let starts = title.chars().next().is_some_and(char::is_alphabetic);
        (starts && title.chars().count() <= LONGEST).then(|| title.to_owned())
    };
    let titles: Vec<Option<String>> = constants.iter().map(title).collect();
    let distinct: BTreeSet<&String> = titles.iter().flatten().collect();
    let is_distinct = distinct.len() == titles.iter().flatten().count();
    let label = |(each, title): (&Constant<'_>, &Option<String>)| {
        json!({
            "value": text(&each.value),
            "name": title.as_ref().filter(|_| is_distinct),
            "description": each.schema.get("description").filter(|text| text.is_string()),
            "deprecated": each.schema.get("deprecated") == Some(&Value::Bool(true)),
        })
    };
    constants.iter().zip(&titles).map(label).collect()
}
