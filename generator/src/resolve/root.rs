//! The document as a whole.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::ServerVariable;

use super::document::{Document, Node};
use super::{piece, security};
use crate::diagnostic::{Code, Findings};
use crate::load::{Bundle, Kind};
use crate::spec::{self, Operation, Response, SchemaId, Schemas, Server, Spec, Tag};

/// What is known while a document is resolved.
pub(super) struct Resolver<'d, 'f> {
    pub(super) document: Document<'d>,
    pub(super) findings: &'f mut Findings,
    pub(super) schemas: Schemas,
    /// The ids of schemas, by the identity of their node; only looked up, never listed.
    pub(super) schema_ids: BTreeMap<usize, SchemaId>,
    pub(super) component_names: BTreeMap<usize, String>,
    /// The answers that were read, by the identity of their node.
    pub(super) read_responses: BTreeMap<usize, Option<Response>>,
    /// Schemas that have an id and no body.
    pub(super) waiting: Vec<(SchemaId, Node<'d>)>,
    /// What servers ask of clients.
    pub(super) webhooks: Vec<Operation>,
    /// Operations whose callbacks are read, by the identity of their node.
    pub(super) with_callbacks: BTreeSet<usize>,
}

impl<'d, 'f> Resolver<'d, 'f> {
    pub(super) fn new(bundle: &'d Bundle, findings: &'f mut Findings) -> Self {
        Self {
            document: Document::new(bundle),
            findings,
            schemas: Schemas::default(),
            schema_ids: BTreeMap::new(),
            component_names: BTreeMap::new(),
            read_responses: BTreeMap::new(),
            waiting: Vec::new(),
            webhooks: Vec::new(),
            with_callbacks: BTreeSet::new(),
        }
    }

    /// What the document means.
    pub(super) fn spec(mut self) -> Spec {
        let root = self.document.root();
        let components = self.document.child(&root, "components");
        if let Some(components) = &components {
            for (name, node) in self.document.entries(components, "schemas") {
                self.component(name, node);
            }
        }
        let mut operations = self.paths(&root);
        self.webhooks_of(&root);
        self.read_schemas();
        operations.sort_by(|a, b| (&a.path, a.method).cmp(&(&b.path, b.method)));
        self.unique_ids(&mut operations);
        self.webhooks.sort_by(|a, b| (&a.path, a.method).cmp(&(&b.path, b.method)));
        let info = self.document.child(&root, "info");
        let info = |key: &str| info.as_ref().and_then(|info| info.text(key));
        Spec {
            title: info("title").unwrap_or_default(),
            version: info("version").unwrap_or_default(),
            description: info("description"),
            servers: self.servers(&root),
            security_schemes: components
                .map(|node| security::schemes(&mut self, &node))
                .unwrap_or_default(),
            tags: self.tags(&root),
            schemas: self.schemas,
            operations,
            webhooks: self.webhooks,
        }
    }

    /// The servers of the document, a path or an operation.
    pub(super) fn servers(&mut self, node: &Node<'d>) -> Vec<Server> {
        let mut servers = Vec::new();
        for node in self.document.items(node, "servers") {
            match piece::read::<openapiv3::Server>(&node, Kind::Server) {
                Ok(openapiv3::Server { url, description, variables, extensions: _ }) => {
                    let variables = variables.unwrap_or_default().into_iter();
                    let mut variables: Vec<_> = variables.map(variable).collect();
                    variables.sort_by(|a, b| a.name.cmp(&b.name));
                    servers.push(Server { at: node.at, url, description, variables });
                }
                Err(reason) => self.rejected(&node, "server", &reason),
            }
        }
        servers
    }

    /// What a reference leads to. Where that is nothing, it is reported.
    pub(super) fn follow(&mut self, node: Node<'d>) -> Option<Node<'d>> {
        let lost = match self.document.follow(node) {
            Ok(node) => return Some(node),
            Err(node) => node,
        };
        let text = lost.text("$ref").unwrap_or_default();
        let (code, message) = match self.document.find(&text) {
            Some(_) => (Code::ReferenceCycle, format!("`{text}` leads back to itself")),
            None => (Code::UnresolvedReference, format!("`{text}` leads nowhere any more")),
        };
        let help = "what needs it is left out, or taken as any value";
        self.findings.add_with_help(code, &lost.at.child("$ref"), message, help);
        None
    }

    /// Reports a piece that is left out.
    pub(super) fn rejected(&mut self, node: &Node<'_>, what: &str, reason: &str) {
        let message = format!("this {what} cannot be understood: {reason}");
        self.findings.add_with_help(Code::InvalidObject, &node.at, message, "it is left out");
    }

    fn tags(&mut self, root: &Node<'d>) -> Vec<Tag> {
        let mut tags = Vec::new();
        for node in self.document.items(root, "tags") {
            match piece::read::<openapiv3::Tag>(&node, Kind::Tag) {
                Ok(openapiv3::Tag { name, description, external_docs: _, extensions: _ }) => {
                    tags.push(Tag { name, description });
                }
                Err(reason) => self.rejected(&node, "tag", &reason),
            }
        }
        tags
    }

    /// An `operationId` that was given away already counts as missing.
    fn unique_ids(&mut self, operations: &mut [Operation]) {
        let mut seen = BTreeSet::new();
        for operation in operations {
            let Some(id) = operation.id.take() else { continue };
            if seen.insert(id.clone()) {
                operation.id = Some(id);
            } else {
                self.findings.add_with_help(
                    Code::DuplicateOperationId,
                    &operation.at.child("operationId"),
                    format!("`{id}` is the id of another operation already"),
                    "this operation is named after its method and path",
                );
            }
        }
    }
}

fn variable((name, variable): (String, ServerVariable)) -> spec::ServerVariable {
    let ServerVariable { enumeration, default, description, extensions: _ } = variable;
    spec::ServerVariable { name, default, values: enumeration, description }
}
