//! The values of unions in the examples of a document, and the alternative that JSON Schema accepts for each of them.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::Validator;
use sailwright::diagnostic::{Location, Pointer};
use sailwright::internal::ir::{Ir, TypeId, TypeKind, Union};
use sailwright::internal::name::Names;
use serde_json::Value;

use super::schema::{Direction, Schemas};

/// The most levels of schemas that are searched for unions.
const DEPTH: usize = 40;

/// A value of a union without a discriminator of which exactly one alternative is valid.
#[derive(Debug)]
#[allow(dead_code, reason = "not all tests examine choices")]
pub struct Choice {
    /// Name of the type in the generated crate.
    pub ty: String,
    /// Name of the variant that must be read.
    pub variant: String,
    /// JSON value.
    pub value: Value,
}

/// The search for values of unions.
pub struct Choices<'a> {
    tree: &'a Value,
    /// Returns the location of a node in the files.
    location: &'a dyn Fn(&Pointer) -> Location,
    ir: &'a Ir,
    names: &'a Names,
    /// The unions without a discriminator, by the location of their schema.
    unions: BTreeMap<Location, TypeId>,
    validators: BTreeMap<(Pointer, bool), Option<Validator>>,
    /// By type and value, because examples repeat each other.
    found: BTreeMap<(String, String), Choice>,
}

impl<'a> Choices<'a> {
    pub fn new(
        tree: &'a Value,
        location: &'a dyn Fn(&Pointer) -> Location,
        ir: &'a Ir,
        names: &'a Names,
    ) -> Self {
        let is_union = |kind: &TypeKind| matches!(kind, TypeKind::Union(union) if union.discriminator.is_none());
        let types = ir.types.iter().enumerate().filter(|(_, def)| is_union(&def.kind));
        let unions = types.map(|(id, def)| (def.at.clone(), TypeId(id))).collect();
        let (validators, found) = (BTreeMap::new(), BTreeMap::new());
        Self { tree, location, ir, names, unions, validators, found }
    }

    /// Returns all choices, without repetitions.
    pub fn found(self) -> Vec<Choice> {
        self.found.into_values().collect()
    }

    /// Searches the examples of all bodies, whose media types have a schema and examples.
    pub fn examples(&mut self) {
        let mut open = vec![(Pointer(vec!["paths".to_owned()]), Direction::Received)];
        let mut seen = BTreeSet::new();
        while let Some((at, direction)) = open.pop() {
            let at = self.target(&at);
            let tree = self.tree;
            let Some(node) = get(tree, &at) else { continue };
            if !seen.insert((at.clone(), direction == Direction::Sent)) {
                continue;
            }
            if node.get("schema").is_some()
                && at.0.iter().rev().nth(1).is_some_and(|key| key == "content")
            {
                self.media(&at, node, direction);
                continue;
            }
            let keys: Vec<String> = match node {
                Value::Object(fields) => fields.keys().cloned().collect(),
                Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
                _ => Vec::new(),
            };
            open.extend(keys.into_iter().map(|key| {
                let direction = if key == "requestBody" { Direction::Sent } else { direction };
                (at.child(key), direction)
            }));
        }
    }

    fn media(&mut self, at: &Pointer, node: &'a Value, direction: Direction) {
        let schema = at.child("schema");
        let named = node["examples"].as_object().into_iter().flatten();
        let named: Vec<Pointer> = named
            .map(|(key, _)| self.target(&at.child("examples").child(key.as_str())).child("value"))
            .collect();
        let target = get(self.tree, &self.target(&schema)).unwrap_or(&Value::Null);
        let of_schema = target["examples"].as_array().into_iter().flatten();
        let values = node.get("example").into_iter().chain(target.get("example")).chain(of_schema);
        let values: Vec<&Value> =
            values.chain(named.iter().filter_map(|at| get(self.tree, at))).collect();
        for value in values {
            // Parts of an invalid example can be values of unions, too.
            self.search(&schema, value, direction, 0);
        }
    }

    /// Searches a value of the schema at a pointer.
    pub fn search(&mut self, at: &Pointer, value: &Value, direction: Direction, depth: usize) {
        let at = self.target(at);
        let tree = self.tree;
        let Some(node) = get(tree, &at) else { return };
        if depth > DEPTH {
            return;
        }
        if let Some(id) = self.unions.get(&(self.location)(&at)).copied() {
            self.union(id, &at, node, value, direction);
        }
        for (key, part) in value.as_object().into_iter().flatten() {
            if node["properties"].get(key).is_some() {
                let property = at.child("properties").child(key.as_str());
                self.search(&property, part, direction, depth + 1);
            } else if node["additionalProperties"].is_object() {
                self.search(&at.child("additionalProperties"), part, direction, depth + 1);
            }
        }
        for item in value.as_array().into_iter().flatten() {
            self.search(&at.child("items"), item, direction, depth + 1);
        }
        for key in ["allOf", "oneOf", "anyOf"] {
            for index in 0..node[key].as_array().map_or(0, Vec::len) {
                let part = at.child(key).child(index.to_string());
                if key == "allOf" || self.is_valid(&part, value, direction) {
                    self.search(&part, value, direction, depth + 1);
                }
            }
        }
    }

    /// Adds a value of a union if exactly one of its alternatives is valid and has a type of its own.
    fn union(
        &mut self,
        id: TypeId,
        at: &Pointer,
        node: &Value,
        value: &Value,
        direction: Direction,
    ) {
        let key = if node.get("oneOf").is_some() { "oneOf" } else { "anyOf" };
        let alternatives = (0..node[key].as_array().map_or(0, Vec::len))
            .map(|index| at.child(key).child(index.to_string()));
        let alternatives: Vec<Pointer> = alternatives.collect();
        let valid = alternatives.iter().filter(|part| self.is_valid(part, value, direction));
        let [only] = valid.collect::<Vec<_>>()[..] else { return };
        let TypeKind::Union(union) = &self.ir.types[id.0].kind else { return };
        let names = &self.names.types[id.0];
        let Some(variant) = self.variant(union, only) else { return };
        let (ty, variant) = (names.ident.to_string(), names.fields[variant].to_string());
        let choice = Choice { ty: ty.clone(), variant, value: value.clone() };
        self.found.insert((ty, value.to_string()), choice);
    }

    /// Returns the variant of an alternative; `None` if it has none of its own, such as a scalar or a merged type.
    fn variant(&self, union: &Union, alternative: &Pointer) -> Option<usize> {
        let places = [alternative.clone(), self.target(alternative)];
        let places = places.map(|place| (self.location)(&place));
        let is_it = |id: TypeId| places.contains(&self.ir.types[id.0].at);
        union.variants.iter().position(|variant| variant.ty.named_value().is_some_and(is_it))
    }

    fn is_valid(&mut self, at: &Pointer, value: &Value, direction: Direction) -> bool {
        let key = (at.clone(), direction == Direction::Sent);
        let (tree, schema) = (self.tree, get(self.tree, at));
        let validator = self
            .validators
            .entry(key)
            .or_insert_with(|| Schemas::new(tree, direction).validator(schema?).ok());
        validator.as_ref().is_some_and(|validator| validator.is_valid(value))
    }

    /// Returns the pointer of a node, or that of the target of its reference.
    fn target(&self, at: &Pointer) -> Pointer {
        let mut at = at.clone();
        for _ in 0..20 {
            let reference = get(self.tree, &at).and_then(|node| node.get("$ref")?.as_str());
            let Some(reference) = reference.and_then(|text| text.strip_prefix("#/")) else { break };
            let key = |key: &str| super::schema::percent(key).replace("~1", "/").replace("~0", "~");
            at = Pointer(reference.split('/').map(key).collect());
        }
        at
    }
}

fn get<'v>(tree: &'v Value, at: &Pointer) -> Option<&'v Value> {
    at.0.iter().try_fold(tree, |node, key| match node {
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        node => node.get(key),
    })
}
