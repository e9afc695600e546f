//! Random schemas of versions 3.0 and 3.1, in one file or several.

use serde_json::{Map, Value, json};

use crate::documents::Writer;

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
const SCALARS: &[&str] = &["integer", "number", "boolean", "string"];
const TYPES: &[&str] = &["integer", "number", "boolean", "string", "null", "array", "object"];

/// Names of the components; some of them collide.
const COMPONENTS: &[&str] =
    &["Pet", "pet", "PetKind", "Error", "Pet_Error", "Node", "Value", "List"];

impl Writer {
    /// Returns the components of the root document, and adds the files that they refer to.
    pub fn components(&mut self, files: &mut Map<String, Value>) -> Map<String, Value> {
        let mut schemas = Map::new();
        for (number, name) in COMPONENTS.iter().enumerate() {
            let apart = self.is_apart(number);
            self.folder = if apart { "schemas" } else { "" };
            let mut schema = self.schema(0);
            self.folder = "";
            if apart {
                let file = format!("schemas/{name}.json");
                files.insert(file.clone(), schema);
                schema = json!({ "$ref": file });
            }
            schemas.insert((*name).to_owned(), schema);
        }
        schemas
    }

    fn is_apart(&self, number: usize) -> bool {
        self.spread && number % 2 == 1
    }

    /// A reference to a component, in one of the ways in which it can be written.
    fn reference(&mut self) -> Value {
        let number = self.random.below(COMPONENTS.len());
        let name = COMPONENTS[number];
        let up = if self.folder.is_empty() { "" } else { "../" };
        let of_root = format!("#/components/schemas/{name}");
        let target = match self.random.below(4) {
            0 if self.is_apart(number) && self.folder == "schemas" => format!("{name}.json"),
            0..=2 if self.is_apart(number) => format!("{up}schemas/{name}.json"),
            3 if self.spread => format!("{up}openapi.json{of_root}"),
            _ if up.is_empty() => of_root,
            _ => format!("{up}openapi.json{of_root}"),
        };
        let mut reference = json!({ "$ref": target });
        if self.modern && self.random.once_in(5) {
            reference["description"] = json!(self.name());
            reference["required"] = json!([self.name()]);
        }
        reference
    }

    /// Returns a schema, `depth` levels below a body or component.
    pub fn schema(&mut self, depth: usize) -> Value {
        if self.modern && self.random.once_in(4) {
            return self.modern_schema(depth + 1);
        }
        let choice = if depth > 4 { self.random.below(4) } else { self.random.below(14) };
        let mut schema = match choice {
            0 => json!({ "type": "string" }),
            1 => {
                json!({ "type": self.random.one_of(SCALARS), "format": self.random.one_of(FORMATS) })
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

    /// Returns a schema with keywords that only 3.1 has.
    fn modern_schema(&mut self, depth: usize) -> Value {
        let choice = if depth > 4 { self.random.below(5) } else { self.random.below(12) };
        match choice {
            0 => json!(self.random.once_in(2)),
            1 => json!({ "const": self.scalar() }),
            2 => json!({ "enum": [self.scalar(), self.scalar(), null] }),
            3 => json!({ "type": [self.random.one_of(TYPES), self.random.one_of(TYPES)] }),
            4 => {
                json!({ "type": "string", "contentMediaType": "text/html", "examples": [self.name()] })
            }
            5 => {
                json!({ "prefixItems": [self.schema(depth), self.schema(depth)], "items": false })
            }
            6 => json!({ "anyOf": [self.schema(depth), { "type": "null" }] }),
            7 => json!({ "type": "object", "patternProperties": { "^x": self.schema(depth) } }),
            8 => {
                json!({ "$defs": { "A": self.schema(depth) }, "allOf": [self.schema(depth)], "unevaluatedProperties": false })
            }
            9 => {
                json!({ "if": self.schema(depth), "then": self.schema(depth), "else": self.schema(depth) })
            }
            10 => {
                json!({ "type": ["object", "null"], "properties": { self.name(): self.schema(depth) } })
            }
            _ => json!({ "type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 10 }),
        }
    }

    fn scalar(&mut self) -> Value {
        match self.random.below(6) {
            0 => json!(self.random.below(5)),
            1 => json!(1.5),
            2 => json!(true),
            3 => Value::Null,
            _ => json!(self.name()),
        }
    }

    fn object(&mut self, depth: usize) -> Value {
        let fields: Map<_, _> =
            (0..self.random.below(5)).map(|_| (self.name(), self.schema(depth + 1))).collect();
        let required: Vec<_> = fields.keys().filter(|_| self.random.once_in(2)).cloned().collect();
        let mut schema = json!({ "type": "object", "properties": fields, "required": required });
        match self.random.below(6) {
            0 => schema["additionalProperties"] = json!(false),
            1 => schema["additionalProperties"] = self.schema(depth + 1),
            2 => schema["discriminator"] = json!({ "propertyName": self.name() }),
            _ => {}
        }
        schema
    }
}
