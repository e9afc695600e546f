//! Documents that nobody wrote, but somebody might have.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::random::Random;

const NAMES: &[&str] = &[
    "id", "name", "Name", "user_id", "userId", "type", "self", "kind", "items", "Pet", "pet",
    "Error", "client", "body", "x-y", "1st", "", "é", "+1", "data", "unknown", "new", "petKind",
    "Option",
];
const FORMATS: &[&str] = &[
    "int32",
    "int64",
    "float",
    "double",
    "date",
    "date-time",
    "uuid",
    "uri",
    "byte",
    "binary",
    "password",
    "duration",
    "decimal",
    "nonsense",
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
const COMPONENTS: usize = 8;

/// A document; the same for the same seed.
pub fn document(seed: u64) -> Value {
    let mut writer = Writer { random: Random::new(seed) };
    let modern = writer.random.once_in(3);
    let paths: Map<_, _> = (0..=writer.random.below(5)).map(|number| writer.path(number)).collect();
    let schemas: Map<_, _> =
        (0..COMPONENTS).map(|number| (component(number), writer.schema(0))).collect();
    json!({
        "openapi": if modern { "3.1.0" } else { "3.0.3" },
        "info": { "title": writer.name(), "version": "1" },
        "servers": [{ "url": writer.random.one_of(&["/", "https://example.com/v1", "https://{tenant}.example.com"]) }],
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

/// The name of a component; some are hard to tell apart.
fn component(number: usize) -> String {
    ["Pet", "pet", "PetKind", "Error", "Pet_Error", "Node", "Value", "List"][number].to_owned()
}

struct Writer {
    random: Random,
}

impl Writer {
    fn name(&mut self) -> String {
        self.random.one_of(NAMES).to_owned()
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

    fn schema(&mut self, depth: usize) -> Value {
        let choice = if depth > 4 { self.random.below(4) } else { self.random.below(14) };
        let mut schema = match choice {
            0 => json!({ "type": "string" }),
            1 => {
                json!({ "type": self.random.one_of(&["integer", "number", "boolean", "string"]), "format": self.random.one_of(FORMATS) })
            }
            2..=4 => return self.reference(),
            5 => json!({ "type": "string", "enum": [self.name(), self.name(), self.name()] }),
            6 => json!({ "type": "array", "items": self.schema(depth + 1) }),
            7 => json!({ "type": "object", "additionalProperties": self.schema(depth + 1) }),
            8 => json!({ "allOf": [self.schema(depth + 1), self.schema(depth + 1)] }),
            9 => json!({ "oneOf": [self.schema(depth + 1), self.schema(depth + 1)] }),
            10 => {
                json!({ "anyOf": [self.schema(depth + 1), self.schema(depth + 1), { "type": "string" }] })
            }
            11 => json!({}),
            _ => self.object(depth),
        };
        if self.random.once_in(6) {
            schema["nullable"] = json!(true);
        }
        if self.random.once_in(6) {
            schema["title"] = json!(self.name());
        }
        if self.random.once_in(8) {
            schema["default"] = json!(self.name());
        }
        schema
    }

    fn reference(&mut self) -> Value {
        let number = self.random.below(COMPONENTS);
        json!({ "$ref": format!("#/components/schemas/{}", component(number)) })
    }

    fn object(&mut self, depth: usize) -> Value {
        let members: Map<_, _> =
            (0..self.random.below(5)).map(|_| (self.name(), self.schema(depth + 1))).collect();
        let required: Vec<_> = members.keys().filter(|_| self.random.once_in(2)).cloned().collect();
        let mut schema = json!({ "type": "object", "properties": members, "required": required });
        match self.random.below(6) {
            0 => schema["additionalProperties"] = json!(false),
            1 => schema["additionalProperties"] = self.schema(depth + 1),
            2 => schema["discriminator"] = json!({ "propertyName": self.name() }),
            _ => {}
        }
        schema
    }
}
