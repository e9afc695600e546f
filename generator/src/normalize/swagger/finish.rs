//! The last pass over the result: references to nodes that moved, and keywords of schemas.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{reference, schema};
use crate::diagnostic::{Location, Pointer};
use crate::normalize::report::Reporter;
use crate::tree::{FieldType, NodePath, ObjectKind, field_type};

/// Visits all objects of a document that is in the form of OpenAPI 3 otherwise.
pub(super) fn finish(
    reporter: &mut Reporter<'_>,
    document: &mut Value,
    moved: &BTreeMap<Pointer, Pointer>,
) {
    let start = Location::root();
    let mut visitor = Visitor { reporter, moved };
    visitor.visit(document, FieldType::Object(ObjectKind::Document), &NodePath::Root(&start));
}

struct Visitor<'a, 'd> {
    reporter: &'a mut Reporter<'d>,
    moved: &'a BTreeMap<Pointer, Pointer>,
}

impl Visitor<'_, '_> {
    fn visit(&mut self, node: &mut Value, expected: FieldType, at: &NodePath<'_>) {
        match (expected, node) {
            (FieldType::Object(kind), Value::Object(fields)) => {
                for (key, value) in fields.iter_mut() {
                    self.visit(value, field_type(kind, key), &at.key(key));
                }
                reference::rewrite(fields, self.moved);
                if kind == ObjectKind::Schema {
                    schema::convert(self.reporter, fields, at);
                }
            }
            (FieldType::Mapping, Value::Object(entries)) => {
                for value in entries.values_mut() {
                    reference::rewrite_text(value, self.moved);
                }
            }
            (FieldType::Map(kind), Value::Object(entries)) => {
                for (key, value) in entries.iter_mut() {
                    self.visit(value, FieldType::Object(kind), &at.key(key));
                }
            }
            (FieldType::List(kind), Value::Array(items)) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.visit(item, FieldType::Object(kind), &at.index(index));
                }
            }
            _ => {}
        }
    }
}
