//! Discriminators, which are names of properties in Swagger 2.0. The values are the names of the definitions that extend the
//! definition with `allOf`, at any depth, and the name of the definition itself.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::{Converter, Node};
use crate::diagnostic::{Code, Pointer};
use crate::tree::{parse_fragment, reference_to};

/// The extension that replaces the name of a definition as a value.
const VALUE: &str = "x-ms-discriminator-value";

/// The extension of a discriminator whose values are those of the mapping, and not the names of schemas.
const ONLY_MAPPING: &str = "x-sailwright-only-mapping";

/// The most values of all discriminators of a document. Nested discriminators repeat the values of the inner ones.
const MAX_VALUES: usize = 100_000;

impl<'s> Converter<'s, '_, '_> {
    /// Returns the definitions, with discriminators in the form of OpenAPI 3.
    pub(super) fn definitions(&mut self, definitions: &Node<'s>) -> Value {
        let values = self.values(definitions);
        let children = children(definitions.fields);
        let mut left = MAX_VALUES;
        let mut defaults: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        let mut schemas = definitions.fields.clone();
        for name in definitions.fields.keys() {
            let Some(Value::Object(fields)) = schemas.get_mut(name) else { continue };
            hoist(fields);
            let Some(property) = fields.get("discriminator").and_then(Value::as_str) else {
                continue;
            };
            let mut discriminator = json!({ "propertyName": property });
            let at = definitions.at.child(name.as_str());
            let Some(extending) = extending(name, &children, left) else {
                let message = format!(
                    "the discriminators of the document have more than {MAX_VALUES} values"
                );
                let help = "the discriminator is skipped; declare fewer nested discriminators";
                self.report(Code::SchemaTooDeep, &at.child("discriminator"), message, help);
                fields.remove("discriminator");
                // The next one is not counted again.
                left = 0;
                continue;
            };
            left -= extending.len();
            if extending.len() > 1 {
                let property = definitions.fields.get(name).and_then(property_of);
                for (property, name) in property
                    .into_iter()
                    .flat_map(|key| extending.iter().map(move |name| (key, *name)))
                {
                    let value = values.get(name).copied().unwrap_or(name);
                    defaults.entry(name).or_default().push((property, value));
                }
                discriminator["mapping"] = self.mapping(&extending, &values, definitions);
                discriminator[ONLY_MAPPING] = true.into();
            }
            fields.insert("discriminator".to_owned(), discriminator);
        }
        for (name, defaults) in defaults {
            let schema = schemas.get_mut(name).and_then(Value::as_object_mut);
            schema.into_iter().for_each(|schema| add_defaults(schema, &defaults));
        }
        Value::Object(schemas)
    }

    /// Returns the discriminator values that differ from the names of the definitions.
    fn values(&mut self, definitions: &Node<'s>) -> BTreeMap<&'s str, &'s str> {
        let mut values = BTreeMap::new();
        for (name, schema) in definitions.fields {
            match schema.get(VALUE) {
                None | Some(Value::Null) => {}
                Some(Value::String(value)) => drop(values.insert(name.as_str(), value.as_str())),
                Some(_) => {
                    let at = definitions.at.child(name.as_str()).child(VALUE);
                    let message = format!("`{VALUE}` must be a string");
                    let help = format!("the name `{name}` is the value");
                    self.report(Code::InvalidExtension, &at, message, help);
                }
            }
        }
        values
    }

    /// Returns the schema of each discriminator value.
    fn mapping(
        &mut self,
        names: &BTreeSet<&str>,
        values: &BTreeMap<&str, &str>,
        definitions: &Node<'s>,
    ) -> Value {
        let mut mapping = Map::new();
        for name in names {
            let value = values.get(name).unwrap_or(name);
            let list = Pointer(vec!["components".to_owned(), "schemas".to_owned()]);
            let schema = Value::from(reference_to(&list.child(*name)));
            if let Some(first) = mapping.get(*value) {
                let at = definitions.at.child(*name).child(VALUE);
                let message = format!("the discriminator value `{value}` has two schemas");
                let first = first.as_str().and_then(|text| text.rsplit('/').next());
                let help = format!("the value is read as `{}`", first.unwrap_or_default());
                self.report(Code::InvalidExtension, &at, message, help);
            } else {
                mapping.insert((*value).to_owned(), schema);
            }
        }
        Value::Object(mapping)
    }
}

/// Returns the discriminator property of a definition, if it declares it as a string with any value.
fn property_of(schema: &Value) -> Option<&str> {
    let name = schema.get("discriminator")?.as_str()?;
    let property = schema.get("properties")?.get(name)?;
    let is_any = property.get("type")? == "string" && property.get("enum").is_none();
    is_any.then_some(name)
}

/// Adds the discriminator value of a definition as the default of its property, which examples and the documentation have.
fn add_defaults(schema: &mut Map<String, Value>, defaults: &[(&str, &str)]) {
    for (property, value) in defaults {
        let own = schema.get_mut("properties").and_then(|all| all.get_mut(property));
        if let Some(own) = own {
            if let Some(own) = own.as_object_mut() {
                own.entry("default").or_insert((*value).into());
            }
        } else if let Some(Value::Array(parts)) = schema.get_mut("allOf") {
            parts.push(json!({ "properties": { *property: { "default": value } } }));
        }
    }
}

/// Moves the discriminator of an inline part of `allOf` to the definition.
fn hoist(fields: &mut Map<String, Value>) {
    if fields.contains_key("discriminator") {
        return;
    }
    let parts = fields.get_mut("allOf").and_then(Value::as_array_mut).into_iter().flatten();
    let mut names = parts.filter_map(|part| part.as_object_mut()?.remove("discriminator"));
    if let Some(name) = names.next() {
        fields.insert("discriminator".to_owned(), name);
    }
}

/// Returns the definitions that contain each definition in their `allOf`.
fn children(definitions: &Map<String, Value>) -> BTreeMap<String, Vec<&str>> {
    let mut children: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (name, schema) in definitions {
        let parts = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
        for text in parts.filter_map(|part| part.get("$ref")?.as_str()?.strip_prefix('#')) {
            if let [list, parent] = parse_fragment(text).as_slice()
                && list == "definitions"
            {
                children.entry(parent.clone()).or_default().push(name);
            }
        }
    }
    children
}

/// Returns a definition and those that extend it, at any depth. `None` if they are more than a limit.
fn extending<'d>(
    name: &'d str,
    children: &BTreeMap<String, Vec<&'d str>>,
    limit: usize,
) -> Option<BTreeSet<&'d str>> {
    let (mut found, mut open) = (BTreeSet::from([name]), vec![name]);
    while let Some(name) = open.pop() {
        if found.len() > limit {
            return None;
        }
        let more = children.get(name).into_iter().flatten().copied();
        open.extend(more.filter(|child| found.insert(child)));
    }
    (found.len() <= limit).then_some(found)
}
