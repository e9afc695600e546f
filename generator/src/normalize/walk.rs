//! The walk over a document: every member gets the shape that it must have.

use serde_json::{Map, Value};

use super::{document, operation, parameter, scalar, schema, security};
use crate::diagnostic::{Code, Findings};
use crate::load::{Kind, Origins, Shape, Spot, member};

/// A walk, and whom it tells.
pub(super) struct Walk<'a> {
    pub(super) findings: &'a mut Findings,
    pub(super) origins: &'a Origins,
}

/// What becomes of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Keep,
    Drop,
}

impl Walk<'_> {
    /// Reports a finding about a node.
    pub(super) fn say(
        &mut self,
        code: Code,
        at: &Spot<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = self.origins.place(&at.place().pointer);
        self.findings.add_with_help(code, &place, message, help);
    }

    /// Brings a node into its shape.
    pub(super) fn node(&mut self, value: &mut Value, shape: Shape, at: &Spot<'_>) -> Fate {
        match shape {
            Shape::Data => Fate::Keep,
            Shape::Text
            | Shape::Flag
            | Shape::Number
            | Shape::Count
            | Shape::Texts
            | Shape::Mapping => scalar::repair(self, value, shape, at),
            Shape::One(Kind::Schema) => schema::repair(self, value, at),
            Shape::One(kind) => match value {
                Value::Object(members) => self.object(members, kind, at),
                _ => self.not_an_object(value, kind, at),
            },
            Shape::List(kind) => self.list(value, kind, at),
            Shape::Map(kind) => self.map(value, kind, at),
        }
    }

    /// Brings the members of an object into their shapes, then the object itself.
    pub(super) fn object(
        &mut self,
        members: &mut Map<String, Value>,
        kind: Kind,
        at: &Spot<'_>,
    ) -> Fate {
        if members.get("$ref").is_some_and(Value::is_string) {
            return Fate::Keep;
        }
        before(self, members, kind, at);
        self.members(members, kind, at);
        after(self, members, kind, at)
    }

    /// Brings the members of an object into their shapes.
    pub(super) fn members(&mut self, members: &mut Map<String, Value>, kind: Kind, at: &Spot<'_>) {
        members.retain(|key, value| {
            let keep_null = kind == Kind::Schema && matches!(key.as_str(), "default" | "example");
            if value.is_null() {
                return keep_null || revive(value, member(kind, key));
            }
            self.node(value, member(kind, key), &at.key(key)) == Fate::Keep
        });
    }

    fn list(&mut self, value: &mut Value, kind: Kind, at: &Spot<'_>) -> Fate {
        let Value::Array(items) = value else {
            return self.wrong(value, "a list", at);
        };
        for (index, item) in items.iter_mut().enumerate() {
            if !item.is_null() && self.node(item, Shape::One(kind), &at.index(index)) == Fate::Drop
            {
                *item = Value::Null;
            }
        }
        Fate::Keep
    }

    fn map(&mut self, value: &mut Value, kind: Kind, at: &Spot<'_>) -> Fate {
        let Value::Object(members) = value else {
            return self.wrong(value, "an object", at);
        };
        members.retain(|key, value| {
            if value.is_null() {
                return revive(value, Shape::One(kind));
            }
            self.node(value, Shape::One(kind), &at.key(key)) == Fate::Keep
        });
        Fate::Keep
    }

    fn not_an_object(&mut self, value: &Value, kind: Kind, at: &Spot<'_>) -> Fate {
        if kind == Kind::Discriminator {
            let help = "it is left out; write `propertyName` below it";
            self.say(
                Code::WrongType,
                at,
                format!("a discriminator is an object, not {}", name(value)),
                help,
            );
            return Fate::Drop;
        }
        self.wrong(value, "an object", at)
    }

    /// Something of the wrong type is dropped. An empty list or object says nothing, whatever it
    /// should have been.
    pub(super) fn wrong(&mut self, value: &Value, expected: &str, at: &Spot<'_>) -> Fate {
        let nothing = match value {
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            Value::String(text) => text.is_empty(),
            _ => false,
        };
        if !nothing {
            let message = format!("this should be {expected}, not {}", name(value));
            self.say(Code::WrongType, at, message, "it is left out");
        }
        Fate::Drop
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

fn before(walk: &mut Walk<'_>, members: &mut Map<String, Value>, kind: Kind, at: &Spot<'_>) {
    match kind {
        Kind::Responses => operation::statuses(walk, members, at),
        Kind::SecurityScheme => security::repair(members),
        Kind::Parameter | Kind::Header => parameter::lift(walk, members, at),
        _ => {}
    }
    if member(kind, "content") == Shape::Map(Kind::MediaType)
        && let Some(Value::Object(content)) = members.get_mut("content")
    {
        operation::media_types(walk, content, &at.key("content"));
    }
}

fn after(walk: &mut Walk<'_>, members: &mut Map<String, Value>, kind: Kind, at: &Spot<'_>) -> Fate {
    match kind {
        Kind::Info => document::info(walk, members, at),
        Kind::Server => document::server(walk, members, at),
        Kind::ServerVariable => document::variable(walk, members, at),
        Kind::Tag => document::tag(walk, members, at),
        Kind::Paths => document::paths(walk, members, at),
        Kind::Operation => operation::complete(members),
        Kind::Response => operation::response(members),
        Kind::Encoding => parameter::style(walk, members, "query", at),
        Kind::Parameter => parameter::repair(walk, members, at),
        Kind::Discriminator => schema::discriminator(walk, members, at),
        _ => Fate::Keep,
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
