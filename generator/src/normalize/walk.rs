//! The walk over a document, which gives each field the type that the specification requires.

use serde_json::{Map, Value, json};

use super::report::{Decision, Reporter, type_name};
use super::{method, operation, parameter, root, scalar, schema, security};
use crate::diagnostic::Code;
use crate::tree::{FieldType, NodePath, ObjectKind, field_type};

/// Normalizes the fields of an object, then the object itself.
pub(super) fn object(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    kind: ObjectKind,
    at: &NodePath<'_>,
) -> Decision {
    if fields.get("$ref").is_some_and(Value::is_string) {
        return Decision::Keep;
    }
    before_fields(reporter, fields, kind, at);
    all_fields(reporter, fields, kind, at);
    after_fields(reporter, fields, kind, at)
}

fn before_fields(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    kind: ObjectKind,
    at: &NodePath<'_>,
) {
    match kind {
        ObjectKind::Responses => operation::status_codes(reporter, fields, at),
        ObjectKind::PathItem => {
            method::lower_case(reporter, fields, at);
            method::additional(reporter, fields, at);
        }
        ObjectKind::SecurityScheme => security::normalize(reporter, fields, at),
        ObjectKind::Parameter | ObjectKind::Header => {
            parameter::move_to_schema(reporter, fields, at);
        }
        _ => {}
    }
    if field_type(kind, "content") == FieldType::Map(ObjectKind::MediaType)
        && let Some(Value::Object(content)) = fields.get_mut("content")
    {
        operation::media_types(reporter, content, &at.key("content"));
    }
}

fn after_fields(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    kind: ObjectKind,
    at: &NodePath<'_>,
) -> Decision {
    match kind {
        ObjectKind::Info => root::info(reporter, fields, at),
        ObjectKind::Server => root::server(reporter, fields, at),
        ObjectKind::ServerVariable => root::variable(reporter, fields, at),
        ObjectKind::Tag => root::tag(reporter, fields, at),
        ObjectKind::Paths => root::paths(reporter, fields, at),
        ObjectKind::Operation => operation::complete(fields),
        ObjectKind::Response => operation::response(fields),
        ObjectKind::Encoding => parameter::style(reporter, fields, "query", at),
        ObjectKind::Parameter => parameter::normalize(reporter, fields, at),
        ObjectKind::Discriminator => schema::discriminator(reporter, fields, at),
        _ => Decision::Keep,
    }
}

fn all_fields(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    kind: ObjectKind,
    at: &NodePath<'_>,
) {
    fields.retain(|key, value| {
        let is_value = kind == ObjectKind::Schema && matches!(key.as_str(), "default" | "example");
        if value.is_null() {
            return is_value || replace_null(value, field_type(kind, key));
        }
        node(reporter, value, field_type(kind, key), &at.key(key)) == Decision::Keep
    });
}

/// Gives a node the expected type.
fn node(
    reporter: &mut Reporter<'_>,
    value: &mut Value,
    expected: FieldType,
    at: &NodePath<'_>,
) -> Decision {
    match expected {
        FieldType::Any | FieldType::Requirements => Decision::Keep,
        FieldType::MappedSchema => scalar::normalize(reporter, value, FieldType::String, at),
        FieldType::String
        | FieldType::Boolean
        | FieldType::Number
        | FieldType::Count
        | FieldType::Strings
        | FieldType::Mapping => scalar::normalize(reporter, value, expected, at),
        FieldType::Object(ObjectKind::Schema) => {
            if let Some(fields) = schema::normalize(reporter, value, at) {
                all_fields(reporter, fields, ObjectKind::Schema, at);
            }
            Decision::Keep
        }
        FieldType::Object(kind) => match value {
            Value::Object(fields) => object(reporter, fields, kind, at),
            _ => not_an_object(reporter, value, kind, at),
        },
        FieldType::List(kind) => list(reporter, value, kind, at),
        FieldType::Map(kind) => map(reporter, value, kind, at),
    }
}

fn list(
    reporter: &mut Reporter<'_>,
    value: &mut Value,
    kind: ObjectKind,
    at: &NodePath<'_>,
) -> Decision {
    let Value::Array(items) = value else {
        return reporter.wrong_type(value, "a list", at);
    };
    for (index, item) in items.iter_mut().enumerate() {
        let at = at.index(index);
        if !item.is_null() && node(reporter, item, FieldType::Object(kind), &at) == Decision::Drop {
            *item = Value::Null;
        }
    }
    Decision::Keep
}

fn map(
    reporter: &mut Reporter<'_>,
    value: &mut Value,
    kind: ObjectKind,
    at: &NodePath<'_>,
) -> Decision {
    let Value::Object(entries) = value else {
        return reporter.wrong_type(value, "an object", at);
    };
    entries.retain(|key, value| {
        if value.is_null() {
            return replace_null(value, FieldType::Object(kind));
        }
        node(reporter, value, FieldType::Object(kind), &at.key(key)) == Decision::Keep
    });
    Decision::Keep
}

fn not_an_object(
    reporter: &mut Reporter<'_>,
    value: &Value,
    kind: ObjectKind,
    at: &NodePath<'_>,
) -> Decision {
    if kind == ObjectKind::Discriminator {
        let message = format!("a discriminator must be an object, found {}", type_name(value));
        let help = "the discriminator is skipped; write an object with `propertyName`";
        reporter.report(Code::WrongType, at, message, help);
        return Decision::Drop;
    }
    reporter.wrong_type(value, "an object", at)
}

/// Replaces the null of a key without a value by an empty object, if the key alone has a meaning.
fn replace_null(value: &mut Value, expected: FieldType) -> bool {
    let FieldType::Object(kind) = expected else { return false };
    *value = match kind {
        ObjectKind::Response => json!({ "description": "" }),
        ObjectKind::Operation => json!({ "responses": {} }),
        ObjectKind::Schema | ObjectKind::MediaType | ObjectKind::Responses => json!({}),
        _ => return false,
    };
    true
}
