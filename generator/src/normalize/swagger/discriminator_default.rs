//! The discriminator values of definitions as the defaults of their properties, which examples and the documentation have.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

/// The deepest chain of definitions whose properties get defaults, each of which the definitions after it repeat.
const MAX_DEPTH: usize = 16;

/// A definition and those that extend it.
pub(super) struct Extending<'d> {
    pub(super) names: BTreeSet<&'d str>,
    /// The most definitions between the definition and one that extends it.
    pub(super) depth: usize,
}

/// The discriminator values by definition and property.
#[derive(Debug, Default)]
pub(super) struct Defaults<'s>(BTreeMap<&'s str, BTreeMap<&'s str, &'s str>>);

impl<'s> Defaults<'s> {
    /// Adds the values of a base and of the definitions that extend it.
    pub(super) fn add(
        &mut self,
        base: &'s Value,
        extending: &Extending<'s>,
        values: &BTreeMap<&'s str, &'s str>,
    ) {
        let Some(property) = property(base).filter(|_| extending.depth <= MAX_DEPTH) else {
            return;
        };
        for name in &extending.names {
            let value = values.get(name).unwrap_or(name);
            self.0.entry(name).or_default().insert(property, value);
        }
    }

    /// Writes the values into the definitions.
    pub(super) fn apply(self, schemas: &mut Map<String, Value>) {
        for (name, values) in self.0 {
            let Some(Value::Object(schema)) = schemas.get_mut(name) else { continue };
            for (property, value) in values {
                apply_to(schema, property, value);
            }
        }
    }
}

/// Returns the discriminator property of a base that declares it as a string with any value.
fn property(base: &Value) -> Option<&str> {
    let name = base.get("discriminator")?.as_str()?;
    let property = base.get("properties")?.get(name)?;
    let is_any = property.get("type")? == "string" && property.get("enum").is_none();
    is_any.then_some(name)
}

fn apply_to(schema: &mut Map<String, Value>, property: &str, value: &str) {
    let own = schema.get_mut("properties").and_then(|all| all.get_mut(property));
    match own {
        Some(Value::Object(own)) if !["enum", "$ref"].iter().any(|key| own.contains_key(*key)) => {
            own.entry("default").or_insert(value.into());
        }
        Some(_) => {}
        None => {
            if let Some(Value::Array(parts)) = schema.get_mut("allOf") {
                parts.push(json!({ "properties": { property: { "default": value } } }));
            }
        }
    }
}
