//! The walk over a document: every member gets the shape that it must have.

use serde_json::{Map, Value};

use super::{document, operation, parameter, scalar, schema, security};
use crate::diagnostic::{Code, Findings};
use crate::load::{Kind, NodePath, Origins, Shape, field_shape};

/// A walk, and whom it tells.
pub(super) struct Walk<'a> {
    pub(super) findings: &'a mut Findings,
    pub(super) origins: &'a Origins,
}

/// What becomes of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    Keep,
    Drop,
}

impl Walk<'_> {
    /// Reports a finding about a node.
    pub(super) fn say(
        &mut self,
        code: Code,
        at: &NodePath<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = self.origins.place(&at.place().pointer);
        self.findings.add_with_help(code, &place, message, help);
    }

    /// Brings a node into its shape.
    pub(super) fn node(&mut self, value: &mut Value, shape: Shape, at: &NodePath<'_>) -> Decision {
        match shape {
            Shape::Data => Decision::Keep,
            Shape::Text
            | Shape::Flag
            | Shape::Number
            | Shape::Count
            | Shape::Strings
            | Shape::Mapping => scalar::repair(self, value, shape, at),
            Shape::One(Kind::Schema) => schema::repair(self, value, at),
            Shape::One(kind) => match value {
                Value::Object(fields) => self.object(fields, kind, at),
                _ => self.not_an_object(value, kind, at),
            },
            Shape::List(kind) => self.list(value, kind, at),
            Shape::Map(kind) => self.map(value, kind, at),
        }
    }

    /// Brings the members of an object into their shapes, then the object itself.
    pub(super) fn object(
        &mut self,
        fields: &mut Map<String, Value>,
        kind: Kind,
        at: &NodePath<'_>,
    ) -> Decision {
        if fields.get("$ref").is_some_and(Value::is_string) {
            return Decision::Keep;
        }
        before(self, fields, kind, at);
        self.fields(fields, kind, at);
        after(self, fields, kind, at)
    }

    /// Brings the members of an object into their shapes.
    pub(super) fn fields(
        &mut self,
        fields: &mut Map<String, Value>,
        kind: Kind,
        at: &NodePath<'_>,
    ) {
        fields.retain(|key, value| {
            let keep_null = kind == Kind::Schema && matches!(key.as_str(), "default" | "example");
            if value.is_null() {
                return keep_null || revive(value, field_shape(kind, key));
            }
            self.node(value, field_shape(kind, key), &at.key(key)) == Decision::Keep
        });
    }

    fn list(&mut self, value: &mut Value, kind: Kind, at: &NodePath<'_>) -> Decision {
        let Value::Array(items) = value else {
            return self.wrong(value, "a list", at);
        };
        for (index, item) in items.iter_mut().enumerate() {
            if !item.is_null()
                && self.node(item, Shape::One(kind), &at.index(index)) == Decision::Drop
            {
                *item = Value::Null;
            }
        }
        Decision::Keep
    }

    fn map(&mut self, value: &mut Value, kind: Kind, at: &NodePath<'_>) -> Decision {
        let Value::Object(fields) = value else {
            return self.wrong(value, "an object", at);
        };
        fields.retain(|key, value| {
            if value.is_null() {
                return revive(value, Shape::One(kind));
            }
            self.node(value, Shape::One(kind), &at.key(key)) == Decision::Keep
        });
        Decision::Keep
    }

    fn not_an_object(&mut self, value: &Value, kind: Kind, at: &NodePath<'_>) -> Decision {
        if kind == Kind::Discriminator {
            let help = "it is left out; write `propertyName` below it";
            self.say(
                Code::WrongType,
                at,
                format!("a discriminator is an object, not {}", name(value)),
                help,
            );
            return Decision::Drop;
        }
        self.wrong(value, "an object", at)
    }

    /// Something of the wrong type is dropped. An empty list or object says nothing, whatever it
    /// should have been.
    pub(super) fn wrong(&mut self, value: &Value, expected: &str, at: &NodePath<'_>) -> Decision {
        let nothing = match value {
            Value::Array(items) => items.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            Value::String(text) => text.is_empty(),
            _ => false,
        };
        if !nothing {
            let message = format!("this should be {expected}, not {}", name(value));
            self.say(Code::WrongType, at, message, "it is left out");
        }
        Decision::Drop
    }
}

/// A key without a value: an empty object where the key alone says something.
fn revive(value: &mut Value, shape: Shape) -> bool {
    let meant = matches!(
        shape,
        Shape::One(
            Kind::Schema | Kind::MediaType | Kind::Response | Kind::Responses | Kind::Operation
        )
    );
    if meant {
        *value = match shape {
            Shape::One(Kind::Response) => serde_json::json!({ "description": "" }),
            Shape::One(Kind::Operation) => serde_json::json!({ "responses": {} }),
            _ => Value::Object(Map::new()),
        };
    }
    meant
}

fn before(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, kind: Kind, at: &NodePath<'_>) {
    match kind {
        Kind::Responses => operation::statuses(walk, fields, at),
        Kind::SecurityScheme => security::repair(fields),
        Kind::Parameter | Kind::Header => parameter::lift(walk, fields, at),
        _ => {}
    }
    if field_shape(kind, "content") == Shape::Map(Kind::MediaType)
        && let Some(Value::Object(content)) = fields.get_mut("content")
    {
        operation::media_types(walk, content, &at.key("content"));
    }
}

fn after(
    walk: &mut Walk<'_>,
    fields: &mut Map<String, Value>,
    kind: Kind,
    at: &NodePath<'_>,
) -> Decision {
    match kind {
        Kind::Info => document::info(walk, fields, at),
        Kind::Server => document::server(walk, fields, at),
        Kind::ServerVariable => document::variable(walk, fields, at),
        Kind::Tag => document::tag(walk, fields, at),
        Kind::Paths => document::paths(walk, fields, at),
        Kind::Operation => operation::complete(fields),
        Kind::Response => operation::response(fields),
        Kind::Encoding => parameter::style(walk, fields, "query", at),
        Kind::Parameter => parameter::repair(walk, fields, at),
        Kind::Discriminator => schema::discriminator(walk, fields, at),
        _ => Decision::Keep,
    }
}

/// What a value is, in words.
pub(super) fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
