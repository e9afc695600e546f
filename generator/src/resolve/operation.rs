//! Paths, and the operations on them.

use openapiv3::PathItem;

use super::document::Node;
use super::root::Resolver;
use super::{piece, security};
use crate::load::Kind;
use crate::spec::{Method, Operation};

const METHODS: [(&str, Method); 8] = [
    ("get", Method::Get),
    ("put", Method::Put),
    ("post", Method::Post),
    ("delete", Method::Delete),
    ("options", Method::Options),
    ("head", Method::Head),
    ("patch", Method::Patch),
    ("trace", Method::Trace),
];

impl<'d> Resolver<'d, '_> {
    /// All operations of the paths.
    pub(super) fn paths(&mut self, root: &Node<'d>) -> Vec<Operation> {
        let paths = self.document.entries(root, "paths").into_iter();
        let paths: Vec<_> = paths.filter(|(path, _)| !path.starts_with("x-")).collect();
        let slash = |path: &str| if path.starts_with('/') { "" } else { "/" };
        let paths = paths.into_iter();
        paths.flat_map(|(path, node)| self.path(&format!("{}{path}", slash(path)), &node)).collect()
    }

    /// The operations that the document says the server asks of clients.
    pub(super) fn webhooks_of(&mut self, root: &Node<'d>) {
        for (name, node) in self.document.entries(root, "webhooks") {
            let operations = self.path(name, &node);
            self.webhooks.extend(operations);
        }
    }

    fn path(&mut self, path: &str, node: &Node<'d>) -> Vec<Operation> {
        if let Err(reason) = piece::read::<PathItem>(node, Kind::PathItem) {
            self.rejected(node, "path", &reason);
            return Vec::new();
        }
        let methods = METHODS
            .iter()
            .filter_map(|(key, method)| Some((*method, self.document.child(node, key)?)));
        let methods: Vec<_> = methods.collect();
        let operations = methods.into_iter();
        operations.filter_map(|(method, below)| self.operation(path, method, node, below)).collect()
    }

    fn operation(
        &mut self,
        path: &str,
        method: Method,
        outer: &Node<'d>,
        node: Node<'d>,
    ) -> Option<Operation> {
        let read = match piece::read(&node, Kind::Operation) {
            Ok(read) => read,
            Err(reason) => {
                self.rejected(&node, "operation", &reason);
                return None;
            }
        };
        let openapiv3::Operation {
            tags,
            summary,
            description,
            external_docs: _,
            operation_id,
            parameters: _,
            request_body: _,
            responses: _,
            callbacks: _,
            deprecated,
            security: _,
            servers: _,
            extensions: _,
        } = read;
        let parameters = self.parameters(outer, &node);
        let body = self.body(&node);
        let responses = self.responses(&node);
        let mut servers = self.servers(&node);
        if servers.is_empty() {
            servers = self.servers(outer);
        }
        // A callback may lead back to the operation that it belongs to.
        if self.with_callbacks.insert(node.identity()) {
            self.callbacks(&node);
        }
        let security = security::requirements(node.value.get("security"))
            .or_else(|| security::requirements(self.document.root().value.get("security")));
        Some(Operation {
            at: node.at,
            id: operation_id,
            method,
            path: path.to_owned(),
            tag: tags.into_iter().next(),
            summary: summary.or_else(|| outer.text("summary")),
            description: description.or_else(|| outer.text("description")),
            deprecated,
            parameters,
            body,
            responses,
            security: security.unwrap_or_default(),
            servers,
        })
    }

    fn callbacks(&mut self, operation: &Node<'d>) {
        for (name, node) in self.document.entries(operation, "callbacks") {
            let Some(callback) = self.follow(node) else { continue };
            for (expression, node) in self.document.children(&callback) {
                if expression.starts_with("x-") {
                    continue;
                }
                let operations = self.path(name, &node);
                self.webhooks.extend(operations);
            }
        }
    }
}
