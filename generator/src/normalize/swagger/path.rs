//! Paths, and the operations of `x-ms-paths`, whose keys contain a query.

use serde_json::{Map, Value};

use super::{Converter, Node};
use crate::tree::METHODS;

/// The methods that a Path Item Object does not have in Swagger 2.0.
const LATER: [&str; 2] = ["query", "trace"];

/// The field of the methods that have no field of their own in OpenAPI 3.2.
const ADDITIONAL: &str = "additionalOperations";

impl<'s> Converter<'s, '_, '_> {
    /// Returns the paths of the document.
    pub(super) fn paths(&mut self, root: &Node<'s>) -> Value {
        let mut paths = Map::new();
        for key in ["paths", "x-ms-paths"] {
            let Some(list) = root.object(key) else { continue };
            for (path, value) in list.fields {
                let at = list.at.child(path.as_str());
                let item = match value {
                    Value::Object(fields) if !super::is_extension(path) => {
                        let to = root.at.child("paths").child(path.as_str());
                        if at != to {
                            self.place(&at, to.clone());
                        }
                        self.path_item(&Node { fields, at }, &to)
                    }
                    other => other.clone(),
                };
                match (paths.get_mut(path), item) {
                    // The operations of `paths` have precedence.
                    (Some(Value::Object(known)), Value::Object(more)) => {
                        more.into_iter().for_each(|(key, value)| {
                            known.entry(key).or_insert(value);
                        });
                    }
                    (_, item) => drop(paths.insert(path.clone(), item)),
                }
            }
        }
        Value::Object(paths)
    }

    fn path_item(&mut self, item: &Node<'s>, to: &super::Pointer) -> Value {
        let inputs = self.inputs(item);
        let mut result = Map::new();
        let parameters = self.parameters(&inputs, to);
        if !parameters.is_empty() {
            result.insert("parameters".to_owned(), Value::Array(parameters));
        }
        for (key, value) in item.fields {
            match value {
                Value::Object(fields) if METHODS.contains(&key.as_str()) => {
                    let operation = Node { fields, at: item.at.child(key.as_str()) };
                    if LATER.contains(&key.as_str()) {
                        self.report_later(&operation.at, &format!("the method `{key}`"));
                    }
                    let operation = self.operation(&operation, &inputs, &to.child(key.as_str()));
                    result.insert(key.clone(), operation);
                }
                Value::Object(_) if key == ADDITIONAL => {
                    self.report_later(&item.at.child(ADDITIONAL), &format!("`{ADDITIONAL}`"));
                    let Some(list) = item.object(ADDITIONAL) else { continue };
                    let to = to.child(ADDITIONAL);
                    let operations = list.entries().into_iter().map(|(method, operation)| {
                        let to = to.child(method);
                        (method.to_owned(), self.operation(&operation, &inputs, &to))
                    });
                    let operations = operations.collect();
                    result.insert(key.clone(), Value::Object(operations));
                }
                _ if key == "parameters" => {}
                other => drop(result.insert(key.clone(), other.clone())),
            }
        }
        Value::Object(result)
    }
}
