//! The examples of bodies in a document, with their schemas and the types of the generated crate.

mod choice;
mod compare;
mod instance;
mod schema;
mod types;

use sailwright::Source;
use sailwright::config::{Document, Renames};
use sailwright::diagnostic::Pointer;
use sailwright::internal::ir::{Ir, Operation, Ty};
use sailwright::internal::lower::{self, lower};
use sailwright::internal::name::{Names, name};
use sailwright::internal::pipeline;
use serde_json::Value;

#[allow(unused_imports, reason = "not all tests examine choices")]
pub use choice::Choice;
use choice::Choices;
pub use compare::difference;
use schema::{Direction, Schemas};
use types::{bodies, responses, written};

/// An example.
#[derive(Debug)]
pub struct Example {
    /// Location, such as `GET /pets 200 application/json`.
    pub place: String,
    /// Type in the generated crate.
    pub ty: String,
    /// JSON value.
    pub value: Value,
    /// Reason why the schema rejects it. `None` if it is valid.
    pub invalid: Option<String>,
}

/// Returns the examples of JSON bodies of a document. Empty if the document cannot be read.
pub fn examples(source: &Source, document: &Document, crate_name: &str) -> Vec<Example> {
    let (Some(bundle), _, _) = pipeline::bundle(source, document) else { return Vec::new() };
    let (Some(spec), _, mut diagnostics) = pipeline::read(source, document) else {
        return Vec::new();
    };
    let ir = lower(&spec, &lower::Options::default(), &mut diagnostics);
    let names = name(&ir, &Renames::default());
    let root = match &document.module {
        Some(module) => format!("{crate_name}::{module}"),
        None => crate_name.to_owned(),
    };
    let found = Found { tree: &bundle.tree, ir: &ir, names: &names, root, crate_name };
    ir.operations.iter().flat_map(|operation| found.of(operation)).collect()
}

/// Returns the values of unions in the examples of JSON bodies of a document.
#[allow(dead_code, reason = "not all tests examine choices")]
pub fn choices(source: &Source, document: &Document) -> Vec<Choice> {
    let (Some(bundle), _, _) = pipeline::bundle(source, document) else { return Vec::new() };
    let (Some(spec), _, mut diagnostics) = pipeline::read(source, document) else {
        return Vec::new();
    };
    let ir = lower(&spec, &lower::Options::default(), &mut diagnostics);
    let names = name(&ir, &Renames::default());
    let location = |at: &Pointer| bundle.origins.location(at);
    let mut choices = Choices::new(&bundle.tree, &location, &ir, &names);
    choices.examples();
    choices.found()
}

struct Found<'a> {
    tree: &'a Value,
    ir: &'a Ir,
    names: &'a Names,
    root: String,
    crate_name: &'a str,
}

impl Found<'_> {
    fn of(&self, operation: &Operation) -> Vec<Example> {
        let method = operation.method.as_str().to_lowercase();
        let item = &self.tree["paths"][operation.template.as_str()];
        let node = &self.target(item)[method.as_str()];
        let place = format!("{} {}", operation.method.as_str(), operation.template);
        let mut examples = Vec::new();
        let body = self.target(&node["requestBody"]);
        for (media_type, ty) in bodies(operation) {
            let media = &body["content"][media_type];
            examples.extend(self.media(
                media,
                ty,
                Direction::Sent,
                &format!("{place} {media_type}"),
            ));
        }
        for (status, ty) in responses(self.ir, operation) {
            let responses = &node["responses"];
            let response = responses.get(&status).or_else(|| responses.get(status.to_lowercase()));
            let response = self.target(response.unwrap_or(&Value::Null));
            for (media_type, media) in response["content"].as_object().into_iter().flatten() {
                if media_type.contains("json") {
                    let place = format!("{place} {status} {media_type}");
                    examples.extend(self.media(media, &ty, Direction::Received, &place));
                }
            }
        }
        examples
    }

    fn media(&self, media: &Value, ty: &Ty, direction: Direction, place: &str) -> Vec<Example> {
        let named = media["examples"].as_object().into_iter().flatten();
        let named = named.filter_map(|(_, example)| self.target(example).get("value"));
        let schema = self.target(&media["schema"]);
        let of_schema = schema.get("example").into_iter();
        let of_schema = of_schema.chain(schema["examples"].as_array().into_iter().flatten());
        let values: Vec<&Value> =
            media.get("example").into_iter().chain(named).chain(of_schema).collect();
        if values.is_empty() || media.get("schema").is_none() {
            return Vec::new();
        }
        let check = Schemas::new(self.tree, direction).validator(&media["schema"]);
        let example = |(number, value): (usize, &Value)| Example {
            place: format!("{place} {}", number + 1),
            ty: written(ty, self.names, &self.root, self.crate_name),
            value: value.clone(),
            invalid: match &check {
                Ok(check) => check
                    .validate(value)
                    .err()
                    .map(|error| format!("{}: {error}", error.instance_path())),
                Err(error) => Some(format!("its schema is invalid: {error}")),
            },
        };
        values.into_iter().enumerate().map(example).collect()
    }

    /// Returns a node, or the target of its reference.
    fn target<'v>(&'v self, mut node: &'v Value) -> &'v Value {
        for _ in 0..20 {
            let Some(reference) = node.get("$ref").and_then(Value::as_str) else { break };
            node = schema::follow(self.tree, reference);
        }
        node
    }
}
