//! The limits of types, and the conditions for their values that no type can express.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::side::{Api, Ref, Side};
use super::docs::{docs, limits_verdict};
use super::parameter::limits_message;
use super::{Comparison, Pair};
use crate::diagnostic::{Location, Rule, Verdict};
use crate::spec::SchemaId;
use crate::tree::descendant;

/// The keywords that restrict values.
const KEYWORDS: [&str; 8] = [
    "contains",
    "dependentSchemas",
    "if",
    "not",
    "patternProperties",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// The keywords of schemas that are combined. Without them, `unevaluatedProperties` is the same as `additionalProperties`.
const COMBINED: [&str; 5] = ["allOf", "anyOf", "dependentSchemas", "if", "oneOf"];

/// The keywords that are documentation.
const DOCS: [&str; 6] = ["$comment", "description", "example", "examples", "summary", "title"];

/// The keywords whose value has a schema for each name.
const NAMED: [&str; 3] = ["dependentSchemas", "patternProperties", "properties"];

/// A condition for values.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Condition {
    /// A property is required if another one is present: `dependentRequired`.
    Requires { name: String, present: String },
    /// A keyword has a schema.
    Keyword(&'static str),
}

/// The conditions of a type, with the values of their keywords.
type Conditions = BTreeMap<Condition, Vec<String>>;

impl Condition {
    /// Returns the words for a change of the condition, which the old and the new type may have.
    fn words(&self, is_old: bool, is_new: bool) -> String {
        match (self, is_old, is_new) {
            (Self::Requires { name, present }, _, true) => {
                format!("requires `{name}` if it has `{present}`")
            }
            (Self::Requires { name, present }, _, false) => {
                format!("does not require `{name}` any more if it has `{present}`")
            }
            (Self::Keyword(keyword), false, _) => format!("is restricted by `{keyword}`"),
            (Self::Keyword(keyword), true, true) => format!("is restricted by another `{keyword}`"),
            (Self::Keyword(keyword), true, false) => {
                format!("is not restricted by `{keyword}` any more")
            }
        }
    }
}

/// The schemas of the documents of a crate, by location.
pub(super) struct Schemas<'a>(Vec<BTreeMap<&'a Location, SchemaId>>);

impl<'a> Schemas<'a> {
    pub(super) fn of(side: &'a Side) -> Self {
        let index = |api: &'a Api| api.spec.schemas.iter().map(|(id, schema)| (&schema.at, id));
        Self(side.documents.iter().map(|api| index(api).collect()).collect())
    }

    /// Returns the conditions of a type, with those of all schemas in its `allOf`.
    fn conditions(&self, side: &Side, at: Ref) -> Conditions {
        let api = side.api(at);
        let mut found = Conditions::new();
        let mut visited = Vec::new();
        let mut pending = vec![&side.type_def(at).at];
        while let Some(location) = pending.pop() {
            if visited.contains(&location) {
                continue;
            }
            visited.push(location);
            let file = api.files.get(location.file);
            if let Some(node) = file.and_then(|file| descendant(&file.tree, &location.pointer.0)) {
                add(node, &mut found);
            }
            if let Some(id) = self.0.get(at.document).and_then(|index| index.get(location)) {
                let parts = &api.spec.schemas.get(*id).all_of;
                pending.extend(parts.iter().map(|id| &api.spec.schemas.get(*id).at));
            }
        }
        for values in found.values_mut() {
            values.sort();
        }
        found
    }
}

impl Comparison<'_> {
    /// Compares the limits and conditions of a type.
    pub(super) fn conditions(&mut self, pair: Pair, schemas: (&Schemas<'_>, &Schemas<'_>)) {
        let (old, new) = (self.old.type_def(pair.old), self.new.type_def(pair.new));
        let is_sent = old.usage.sent;
        let mut found = Vec::new();
        // The limits of an inline schema are those of its property, which are reported.
        let pointer = &new.at.pointer.0;
        let is_of_property = pointer.iter().rev().nth(1).is_some_and(|key| key == "properties");
        if let Some(limits) = docs(&old.docs, &new.docs).limits.filter(|_| !is_of_property) {
            found.push((limits_message(&limits), limits_verdict(is_sent, &limits)));
        }
        let before = schemas.0.conditions(self.old, pair.old);
        let after = schemas.1.conditions(self.new, pair.new);
        let is_new = |condition: &&Condition| !before.contains_key(*condition);
        for condition in before.keys().chain(after.keys().filter(is_new)) {
            let (one, other) = (before.get(condition), after.get(condition));
            if one != other {
                let is_wire = is_sent && other.is_some();
                let verdict = if is_wire { Verdict::Wire } else { Verdict::Doc };
                found.push((condition.words(one.is_some(), other.is_some()), verdict));
            }
        }
        for (message, verdict) in found {
            let change = self.of_type(Rule::TypeLimitsChanged, pair, None, &message);
            self.push(change.verdict(verdict));
        }
    }
}

/// Adds the conditions of a schema without those of the schemas in its `allOf`.
fn add(schema: &Value, found: &mut Conditions) {
    let required = schema.get("dependentRequired").and_then(Value::as_object);
    for (present, names) in required.into_iter().flatten() {
        for name in names.as_array().into_iter().flatten().filter_map(Value::as_str) {
            let (name, present) = (name.to_owned(), present.clone());
            found.entry(Condition::Requires { name, present }).or_default();
        }
    }
    let is_combined = COMBINED.iter().any(|keyword| schema.get(keyword).is_some());
    for keyword in KEYWORDS {
        let Some(value) = schema.get(keyword) else { continue };
        if keyword != "unevaluatedProperties" || is_combined {
            let parts = if keyword == "if" { &["then", "else"][..] } else { &[] };
            let parts = parts.iter().filter_map(|part| schema.get(part));
            let values = found.entry(Condition::Keyword(keyword)).or_default();
            values.extend(std::iter::once(value).chain(parts).map(|each| canonical(each, false)));
        }
    }
}

/// Returns a schema without its documentation and the order of its keys. `is_named` is true for a map of schemas by name.
fn canonical(value: &Value, is_named: bool) -> String {
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(key, _)| is_named || !DOCS.contains(&key.as_str()));
            let mut fields: Vec<String> = fields
                .map(|(key, value)| match value {
                    Value::String(text) if key == "$ref" => format!("{key}: {}", target(text)),
                    _ => {
                        let is_named = !is_named && NAMED.contains(&key.as_str());
                        format!("{key}: {}", canonical(value, is_named))
                    }
                })
                .collect();
            fields.sort();
            format!("{{{}}}", fields.join(", "))
        }
        Value::Array(items) => {
            let mut items: Vec<String> = items.iter().map(|item| canonical(item, false)).collect();
            items.sort();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

/// Returns the name of the schema that a reference leads to, which can be in a file of its own.
fn target(reference: &str) -> &str {
    let name = reference.rsplit('/').next().unwrap_or(reference);
    name.split('.').next().unwrap_or(name)
}
