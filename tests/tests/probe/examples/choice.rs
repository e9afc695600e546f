//! The values of unions in the examples of a document, and the alternative that JSON Schema accepts for each of them.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use sailwright::diagnostic::{Location, Pointer};
use sailwright::internal::ir::{Ir, TypeId, TypeKind, Union};
use sailwright::internal::name::Names;
use serde_json::Value;

use super::instance::{Extent, instance};
use super::schema::{Direction, Schemas};

/// The most levels of schemas that are searched for unions.
const DEPTH: usize = 40;

/// Keywords of which a schema has one.
const SCHEMA: &[&str] = &["type", "properties", "items", "allOf", "oneOf", "anyOf"];

/// A value of a union without a discriminator of which exactly one alternative is valid, or exactly one of the valid ones
/// describes the most properties of the value.
#[derive(Debug)]
#[allow(dead_code, reason = "not all tests examine choices")]
pub struct Choice {
    /// Name of the type in the generated crate.
    pub ty: String,
    /// Name of the variant that must be read.
    pub variant: String,
    /// JSON value.
    pub value: Value,
    /// Whether other alternatives are valid, too.
    pub is_ambiguous: bool,
    /// Whether an invalid alternative describes more properties, so that the value can be unknown.
    pub can_be_unknown: bool,
}

impl Choice {
    /// Returns whether a variant is the right one.
    #[allow(dead_code, reason = "not all tests examine choices")]
    pub fn allows(&self, variant: &str) -> bool {
        self.variant == variant || (self.can_be_unknown && variant == "Unknown")
    }
}

/// The validators of a schema.
struct Validators {
    strict: Validator,
    /// The one that accepts values of which several alternatives of `oneOf` are valid.
    any: Validator,
    /// The one that rejects only properties that the schema does not describe.
    keys: Validator,
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
    validators: BTreeMap<(Pointer, bool), Option<Validators>>,
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

    /// Searches the examples of all bodies, whose media types have a schema and examples, those of all schemas, and values
    /// that are made from the alternatives of unions.
    pub fn examples(&mut self) {
        let roots = ["paths", "components"].map(|root| Pointer(vec![root.to_owned()]));
        let mut open: Vec<_> = roots.into_iter().map(|root| (root, Direction::Received)).collect();
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
            } else if SCHEMA.iter().any(|key| node.get(key).is_some()) {
                for value in own_examples(node) {
                    self.search(&at, value, direction, 0);
                }
            }
            self.instances(&at, node, direction);
            let keys: Vec<String> = match node {
                Value::Object(fields) => fields.keys().cloned().collect(),
                Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
                _ => Vec::new(),
            };
            let is_data = |key: &String| ["example", "examples", "default"].contains(&&**key);
            open.extend(keys.into_iter().filter(|key| !is_data(key)).map(|key| {
                let direction = if key == "requestBody" { Direction::Sent } else { direction };
                (at.child(key), direction)
            }));
        }
    }

    /// Searches values that are made from each alternative of a union.
    fn instances(&mut self, at: &Pointer, node: &Value, direction: Direction) {
        if !self.unions.contains_key(&(self.location)(at)) {
            return;
        }
        for key in ["oneOf", "anyOf"] {
            for index in 0..node[key].as_array().map_or(0, Vec::len) {
                let alternative = at.child(key).child(index.to_string());
                for extent in [Extent::Required, Extent::All] {
                    let mut value = instance(self.tree, &alternative, extent, 0);
                    if let (Value::Object(part), Value::Object(around)) =
                        (&mut value, instance(self.tree, at, extent, 0))
                    {
                        let is_outer = |key: &String| node["properties"].get(key).is_some();
                        part.extend(around.into_iter().filter(|(key, _)| is_outer(key)));
                    }
                    self.search(at, &value, direction, 0);
                }
            }
        }
    }

    fn media(&mut self, at: &Pointer, node: &'a Value, direction: Direction) {
        let schema = at.child("schema");
        let named = node["examples"].as_object().into_iter().flatten();
        let named: Vec<Pointer> = named
            .map(|(key, _)| self.target(&at.child("examples").child(key.as_str())).child("value"))
            .collect();
        let values = node.get("example").into_iter();
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

    /// Adds a value of a union if exactly one of its alternatives is valid, or exactly one of the valid ones describes the
    /// most properties, and has a type of its own.
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
        if !self.validators(at, direction).is_some_and(|all| all.any.is_valid(value)) {
            return;
        }
        let fits = alternatives.iter().map(|part| (part, self.fit(part, value, direction)));
        let fits: Vec<(&Pointer, Fit)> = fits.collect();
        let strict: Vec<_> = fits.iter().filter(|(_, fit)| fit.is_valid).collect();
        let found = if let [only] = strict[..] { Some(only) } else { most_described(&fits) };
        let Some((only, fit)) = found else { return };
        let is_more =
            |(_, other): &(&Pointer, Fit)| !other.is_valid_as_any && other.unknown < fit.unknown;
        let can_be_unknown = fits.iter().any(is_more);
        let is_ambiguous = strict.len() != 1;
        let TypeKind::Union(union) = &self.ir.types[id.0].kind else { return };
        let names = &self.names.types[id.0];
        let Some(variant) = self.variant(union, only) else { return };
        let (ty, variant) = (names.ident.to_string(), names.fields[variant].to_string());
        let choice =
            Choice { ty: ty.clone(), variant, value: value.clone(), is_ambiguous, can_be_unknown };
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
        self.fit(at, value, direction).is_valid
    }

    fn fit(&mut self, at: &Pointer, value: &Value, direction: Direction) -> Fit {
        let Some(validators) = self.validators(at, direction) else { return Fit::default() };
        let unknown = validators.keys.iter_errors(value).map(|error| match error.kind() {
            ValidationErrorKind::UnevaluatedProperties { unexpected } => unexpected.len(),
            _ => 0,
        });
        Fit {
            is_valid: validators.strict.is_valid(value),
            is_valid_as_any: validators.any.is_valid(value),
            unknown: unknown.sum(),
        }
    }

    fn validators(&mut self, at: &Pointer, direction: Direction) -> Option<&Validators> {
        let (tree, key) = (self.tree, (at.clone(), direction == Direction::Sent));
        let make = || {
            let schema = get(tree, at)?;
            let schemas = || Schemas::new(tree, direction);
            Some(Validators {
                strict: schemas().validator(schema).ok()?,
                any: schemas().any_validator(schema).ok()?,
                keys: schemas().key_validator(schema).ok()?,
            })
        };
        self.validators.entry(key).or_insert_with(make).as_ref()
    }

    fn target(&self, at: &Pointer) -> Pointer {
        target(self.tree, at)
    }
}

/// How well a value fits a schema.
#[derive(Default)]
struct Fit {
    is_valid: bool,
    /// Whether the value is valid if several alternatives of `oneOf` can be.
    is_valid_as_any: bool,
    /// The number of properties that the schema does not describe.
    unknown: usize,
}

/// Returns the only one of the valid alternatives that describes the most properties of a value.
fn most_described<'f, 'p>(fits: &'f [(&'p Pointer, Fit)]) -> Option<&'f (&'p Pointer, Fit)> {
    let mut valid: Vec<_> = fits.iter().filter(|(_, fit)| fit.is_valid_as_any).collect();
    valid.sort_by_key(|(_, fit)| fit.unknown);
    match valid[..] {
        [most, other, ..] if most.1.unknown == other.1.unknown => None,
        [most, ..] => Some(most),
        [] => None,
    }
}

fn own_examples(schema: &Value) -> impl Iterator<Item = &Value> {
    let several = schema["examples"].as_array().into_iter().flatten();
    schema.get("example").into_iter().chain(several)
}

/// Returns the pointer of a node, or that of the target of its reference.
pub(super) fn target(tree: &Value, at: &Pointer) -> Pointer {
    let mut at = at.clone();
    for _ in 0..20 {
        let reference = get(tree, &at).and_then(|node| node.get("$ref")?.as_str());
        let Some(reference) = reference.and_then(|text| text.strip_prefix("#/")) else { break };
        let key = |key: &str| super::schema::percent(key).replace("~1", "/").replace("~0", "~");
        at = Pointer(reference.split('/').map(key).collect());
    }
    at
}

pub(super) fn get<'v>(tree: &'v Value, at: &Pointer) -> Option<&'v Value> {
    at.0.iter().try_fold(tree, |node, key| match node {
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        node => node.get(key),
    })
}
