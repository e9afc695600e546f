//! Discriminators, which are names of properties in Swagger 2.0. The values are the names of the definitions that extend the
//! definition with `allOf`, at any depth, and the name of the definition itself.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::discriminator_default::{Defaults, Extending};
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
        let mut defaults = Defaults::default();
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
            left -= extending.names.len();
            if extending.names.len() > 1 {
                if let Some(base) = definitions.fields.get(name) {
                    defaults.add(base, &extending, &values);
                }
                discriminator["mapping"] = self.mapping(&extending.names, &values, definitions);
                discriminator[ONLY_MAPPING] = true.into();
            }
            fields.insert("discriminator".to_owned(), discriminator);
        }
        defaults.apply(&mut schemas);
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
) -> Option<Extending<'d>> {
    let mut found = Extending { names: BTreeSet::from([name]), depth: 0 };
    let mut open = vec![(name, 0)];
    while let Some((name, depth)) = open.pop() {
        if found.names.len() > limit {
            return None;
        }
        found.depth = found.depth.max(depth);
        for child in children.get(name).into_iter().flatten() {
            if found.names.insert(child) {
                open.push((child, depth + 1));
            }
        }
    }
    (found.names.len() <= limit).then_some(found)
}
