//! The types of the fields of a Swagger 2.0 document, so that the conversion finds each field with its type, or not at all.

use serde_json::{Map, Value};

use crate::normalize::method;
use crate::normalize::report::{Decision, Reporter};
use crate::normalize::scalar;
use crate::tree::{FieldType, NodePath, ObjectKind, field_type};

/// Gives the fields of an object the types of the specification. Schemas are left to the later pass over all schemas.
pub(super) fn normalize(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    kind: ObjectKind,
    at: &NodePath<'_>,
) {
    if kind == ObjectKind::PathItem {
        method::lower_case(reporter, fields, at);
    }
    fields.retain(|key, value| {
        value.is_null()
            || node(reporter, value, expected(kind, key), &at.key(key)) == Decision::Keep
    });
}

/// Returns the type of a field, which the table of OpenAPI 3 does not have if the field is not in OpenAPI 3.
fn expected(kind: ObjectKind, key: &str) -> FieldType {
    match (kind, key) {
        (ObjectKind::Swagger | ObjectKind::Operation, "consumes" | "produces" | "schemes") => {
            FieldType::Strings
        }
        (ObjectKind::Swagger, "host" | "basePath")
        | (ObjectKind::Parameter | ObjectKind::Header, "collectionFormat")
        | (ObjectKind::SecurityScheme, "flow" | "tokenUrl" | "authorizationUrl") => {
            FieldType::String
        }
        // Lists of types, and schemas, are read as what they mean.
        (ObjectKind::Parameter | ObjectKind::Header, "type" | "schema" | "content") => {
            FieldType::Any
        }
        _ => field_type(kind, key),
    }
}

fn node(
    reporter: &mut Reporter<'_>,
    value: &mut Value,
    expected: FieldType,
    at: &NodePath<'_>,
) -> Decision {
    match (expected, value) {
        (FieldType::Any | FieldType::Object(ObjectKind::Schema), _) => Decision::Keep,
        (FieldType::Object(kind), Value::Object(fields)) => {
            normalize(reporter, fields, kind, at);
            Decision::Keep
        }
        (FieldType::Map(kind), Value::Object(entries)) => {
            entries.retain(|key, value| {
                let expected = FieldType::Object(kind);
                value.is_null() || node(reporter, value, expected, &at.key(key)) == Decision::Keep
            });
            Decision::Keep
        }
        (FieldType::List(kind), Value::Array(items)) => {
            for (index, item) in items.iter_mut().enumerate() {
                let (expected, at) = (FieldType::Object(kind), at.index(index));
                if !item.is_null() && node(reporter, item, expected, &at) == Decision::Drop {
                    *item = Value::Null;
                }
            }
            Decision::Keep
        }
        (FieldType::List(_), value) => reporter.wrong_type(value, "a list", at),
        (FieldType::Object(_) | FieldType::Map(_), value) => {
            reporter.wrong_type(value, "an object", at)
        }
        (expected, value) => scalar::normalize(reporter, value, expected, at),
    }
}
