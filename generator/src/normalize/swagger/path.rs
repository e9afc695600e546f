//! Paths, and the operations of `x-ms-paths`, whose keys contain a query.

use serde_json::{Map, Value};

use super::{Converter, Node};

/// The fields of a Path Item Object that contain an operation.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

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
                    let operation = self.operation(&operation, &inputs, &to.child(key.as_str()));
                    result.insert(key.clone(), operation);
                }
                _ if key == "parameters" => {}
                other => drop(result.insert(key.clone(), other.clone())),
            }
        }
        Value::Object(result)
    }
}
