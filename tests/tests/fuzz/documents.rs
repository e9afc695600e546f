//! Random documents.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::ROOT;
use crate::random::Random;

const NAMES: &[&str] = &[
    "id", "name", "Name", "user_id", "userId", "type", "self", "kind", "items", "Pet", "pet",
    "Error", "client", "body", "x-y", "1st", "", "é", "+1", "data", "unknown", "new", "petKind",
    "Option",
];
const STYLES: &[&str] =
    &["form", "simple", "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject"];
const MEDIA: &[&str] = &[
    "application/json",
    "application/json",
    "application/json",
    "application/problem+json",
    "text/plain",
    "application/octet-stream",
    "multipart/form-data",
    "application/xml",
    "application/x-www-form-urlencoded",
    "text/event-stream",
    "*/*",
    "application/zip",
];
const STATUSES: &[&str] =
    &["200", "201", "202", "204", "2XX", "400", "404", "4XX", "5XX", "default"];
const PLACES: &[&str] = &["query", "query", "header", "cookie"];

/// Returns the files of a document by path, the same for the same seed. Half of the documents have version 3.1, and half
/// have several files.
pub fn document(seed: u64) -> Value {
    let mut random = Random::new(seed);
    let (modern, spread) = (random.once_in(2), random.once_in(2));
    let mut writer = Writer { random, modern, spread, folder: "" };
    let mut files = Map::new();
    let paths = writer.paths(&mut files);
    let schemas = writer.components(&mut files);
    let mut root = json!({
        "openapi": if modern { "3.1.0" } else { "3.0.3" },
        "info": { "title": writer.name(), "version": "1" },
        "servers": [{ "url": writer.random.one_of(&["/", "https://example.com/v1", "https://{tenant}.example.com"]) }],
        "paths": paths,
        "components": { "schemas": schemas },
    });
    if modern && writer.random.once_in(2) {
        root["webhooks"] = json!({ writer.name(): { "post": writer.operation() } });
    }
    files.insert(ROOT.to_owned(), root);
    Value::Object(files)
}

/// Writes the parts of a document.
pub struct Writer {
    pub random: Random,
    /// Whether the version is 3.1.
    pub modern: bool,
    /// Whether the document has several files.
    pub spread: bool,
    /// Folder of the current file.
    pub folder: &'static str,
}

impl Writer {
    pub fn name(&mut self) -> String {
        self.random.one_of(NAMES).to_owned()
    }

    fn paths(&mut self, files: &mut Map<String, Value>) -> Map<String, Value> {
        let mut paths = Map::new();
        for number in 0..=self.random.below(5) {
            let apart = self.spread && self.random.once_in(2);
            self.folder = if apart { "paths" } else { "" };
            let (template, mut item) = self.path(number);
            self.folder = "";
            if apart {
                let file = format!("paths/p{number}.json");
                files.insert(file.clone(), item);
                item = json!({ "$ref": file });
            }
            paths.insert(template, item);
        }
        paths
    }

    fn path(&mut self, number: usize) -> (String, Value) {
        let mut template =
            format!("/{}{number}", self.random.one_of(&["pets", "a/b", "x.y", "v1"]));
        let mut parameters = Vec::new();
        for number in 0..self.random.below(3) {
            let _ = write!(template, "/{{p{number}}}");
            let schema = self.schema(3);
            parameters.push(json!({ "name": format!("p{number}"), "in": "path", "required": true, "schema": schema }));
        }
        let mut item = Map::new();
        item.insert("parameters".to_owned(), json!(parameters));
        for method in ["get", "post", "patch", "delete"] {
            if self.random.once_in(2) {
                item.insert(method.to_owned(), self.operation());
            }
        }
        (template, Value::Object(item))
    }

    fn operation(&mut self) -> Value {
        let parameters: Vec<_> = (0..self.random.below(4)).map(|_| self.parameter()).collect();
        let responses: Map<_, _> = (0..=self.random.below(4))
            .map(|_| (self.random.one_of(STATUSES).to_owned(), self.content()))
            .collect();
        let mut operation = json!({ "parameters": parameters, "responses": responses });
        if !self.random.once_in(4) {
            operation["operationId"] = json!(self.name());
        }
        if !self.random.once_in(4) {
            operation["tags"] = json!([self.name()]);
        }
        if self.random.once_in(2) {
            operation["requestBody"] = self.content();
            operation["requestBody"]["required"] = json!(self.random.once_in(2));
        }
        operation
    }

    fn parameter(&mut self) -> Value {
        let mut parameter = json!({
            "name": self.name(),
            "in": self.random.one_of(PLACES),
            "required": self.random.once_in(2),
        });
        if self.random.once_in(4) {
            parameter["style"] = json!(self.random.one_of(STYLES));
            parameter["explode"] = json!(self.random.once_in(2));
        }
        if self.random.once_in(6) {
            parameter["content"] = json!({ "application/json": { "schema": self.schema(2) } });
        } else {
            parameter["schema"] = self.schema(2);
        }
        parameter
    }

    fn content(&mut self) -> Value {
        let content: Map<_, _> = (0..self.random.below(3))
            .map(|_| (self.random.one_of(MEDIA).to_owned(), json!({ "schema": self.schema(1) })))
            .collect();
        json!({ "description": self.name(), "content": content })
    }
}
