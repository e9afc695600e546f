//! The OpenAPI Object.

use std::collections::BTreeSet;

use openapiv3::ServerVariable;
use serde::Deserialize;

use super::nodes::Node;
use super::resolver::Resolver;
use super::security;
use crate::diagnostic::Code;
use crate::spec::{self, Operation, Server, Spec, Tag};

/// Resolves the whole document.
pub(super) fn spec(mut resolver: Resolver<'_, '_>) -> Spec {
    let root = resolver.nodes.root();
    let components = resolver.nodes.child(root, "components");
    if let Some(components) = components {
        for (name, node) in resolver.nodes.entries(components, "schemas") {
            resolver.component(name, node);
        }
    }
    let mut operations = resolver.paths(root);
    resolver.read_webhooks(root);
    resolver.read_schemas();
    operations.sort_by(|a, b| (&a.path, &a.method).cmp(&(&b.path, &b.method)));
    resolver.remove_duplicate_ids(&mut operations);
    resolver.webhooks.sort_by(|a, b| (&a.path, &a.method).cmp(&(&b.path, &b.method)));
    let mut security_schemes = components
        .map(|components| security::schemes(&mut resolver, components))
        .unwrap_or_default();
    security::add_undeclared(&mut security_schemes, &operations, resolver.diagnostics);
    let info = resolver.nodes.child(root, "info");
    let info = |key: &str| info.and_then(|info| info.text(key));
    Spec {
        rules: resolver.rules,
        title: info("title").unwrap_or_default(),
        version: info("version").unwrap_or_default(),
        description: info("description"),
        servers: resolver.servers(root),
        security_schemes,
        tags: tags(&mut resolver, root),
        schemas: resolver.schemas,
        operations,
        webhooks: resolver.webhooks,
    }
}

fn tags<'d>(resolver: &mut Resolver<'d, '_>, root: Node<'d>) -> Vec<Tag> {
    let tags = resolver.nodes.items(root, "tags").into_iter();
    let tags = tags.filter_map(|node| {
        Some(Tag {
            name: node.text("name")?,
            summary: node.text("summary"),
            description: node.text("description"),
            parent: node.text("parent"),
            kind: node.text("kind"),
        })
    });
    tags.collect()
}

impl<'d> Resolver<'d, '_> {
    /// Returns the servers of the document, a path or an operation.
    pub(super) fn servers(&mut self, node: Node<'d>) -> Vec<Server> {
        let mut servers = Vec::new();
        for node in self.nodes.items(node, "servers") {
            match openapiv3::Server::deserialize(node.value) {
                Ok(openapiv3::Server { url, description, variables, extensions: _ }) => {
                    let variables = variables.unwrap_or_default().into_iter();
                    let mut variables: Vec<_> = variables.map(variable).collect();
                    add_undeclared(&mut variables, &url);
                    variables.sort_by(|a, b| a.name.cmp(&b.name));
                    let at = self.nodes.location(node);
                    let name = node.text("name");
                    servers.push(Server { at, url, name, description, variables });
                }
                Err(_) => self.skip(node, "server", "it has no `url`"),
            }
        }
        servers
    }

    /// Removes each `operationId` that an earlier operation has, too.
    fn remove_duplicate_ids(&mut self, operations: &mut [Operation]) {
        let mut seen = BTreeSet::new();
        for operation in operations {
            let Some(id) = operation.id.take() else { continue };
            if seen.insert(id.clone()) {
                operation.id = Some(id);
            } else {
                self.diagnostics.push(
                    Code::DuplicateOperationId,
                    &operation.at.child("operationId"),
                    format!("the operation ID `{id}` is not unique"),
                    "the operation is named after its method and path",
                );
            }
        }
    }
}

/// Adds the variables that are only in the URL.
fn add_undeclared(variables: &mut Vec<spec::ServerVariable>, url: &str) {
    let mut rest = url;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, end)) = after.split_once('}') else { break };
        if !variables.iter().any(|variable| variable.name == name) {
            variables.push(spec::ServerVariable { name: name.to_owned(), ..Default::default() });
        }
        rest = end;
    }
}

fn variable((name, variable): (String, ServerVariable)) -> spec::ServerVariable {
    let ServerVariable { enumeration, default, description, extensions: _ } = variable;
    spec::ServerVariable { name, default, values: enumeration, description }
}
