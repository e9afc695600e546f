//! Paths and their operations.

use super::nodes::Node;
use super::resolver::Resolver;
use crate::spec::{Method, Operation};

const METHODS: [(&str, Method); 9] = [
    ("get", Method::Get),
    ("put", Method::Put),
    ("post", Method::Post),
    ("delete", Method::Delete),
    ("options", Method::Options),
    ("head", Method::Head),
    ("patch", Method::Patch),
    ("trace", Method::Trace),
    ("query", Method::Query),
];

impl<'d> Resolver<'d, '_> {
    /// Returns the operations of all paths.
    pub(super) fn paths(&mut self, root: Node<'d>) -> Vec<Operation> {
        let mut operations = Vec::new();
        for (path, node) in self.nodes.entries(root, "paths") {
            if !path.starts_with("x-") {
                let slash = if path.starts_with('/') { "" } else { "/" };
                operations.extend(self.path(&format!("{slash}{path}"), node));
            }
        }
        operations
    }

    /// Reads the webhooks.
    pub(super) fn read_webhooks(&mut self, root: Node<'d>) {
        for (name, node) in self.nodes.entries(root, "webhooks") {
            let operations = self.path(name, node);
            self.webhooks.extend(operations);
        }
    }

    fn path(&mut self, path: &str, node: Node<'d>) -> Vec<Operation> {
        let mut operations = Vec::new();
        for (key, method) in METHODS {
            if let Some(operation) = self.nodes.child(node, key) {
                operations.extend(self.operation(path, method, node, operation));
            }
        }
        for (key, operation) in self.nodes.entries(node, "additionalOperations") {
            let method = Method::Other(key.to_owned());
            operations.extend(self.operation(path, method, node, operation));
        }
        operations
    }

    fn operation(
        &mut self,
        path: &str,
        method: Method,
        path_item: Node<'d>,
        node: Node<'d>,
    ) -> Option<Operation> {
        if node.value.get("responses").is_none() {
            self.skip(node, "operation", "it has no `responses`");
            return None;
        }
        let parameters = self.parameters(path_item, node);
        let body = self.body(node);
        let responses = self.responses(node);
        let mut servers = self.servers(node);
        if servers.is_empty() {
            servers = self.servers(path_item);
        }
        // A callback can refer to the path of the operation that declares it.
        if self.with_callbacks.insert(node.id) {
            self.read_callbacks(node);
        }
        let security = self.requirements(node).or_else(|| self.requirements(self.nodes.root()));
        Some(Operation {
            at: self.nodes.location(node),
            id: node.text("operationId"),
            method,
            path: path.to_owned(),
            tag: node.strings("tags").next(),
            summary: node.text("summary").or_else(|| path_item.text("summary")),
            description: node.text("description").or_else(|| path_item.text("description")),
            deprecated: node.is_true("deprecated"),
            parameters,
            body,
            responses,
            security,
            servers,
        })
    }

    fn read_callbacks(&mut self, operation: Node<'d>) {
        for (name, node) in self.nodes.entries(operation, "callbacks") {
            let Some(callback) = self.follow(node) else { continue };
            for (expression, node) in self.nodes.children(callback) {
                if !expression.starts_with("x-") {
                    let operations = self.path(name, node);
                    self.webhooks.extend(operations);
                }
            }
        }
    }
}
