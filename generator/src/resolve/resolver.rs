//! The state of resolving a document.

use std::collections::{BTreeMap, BTreeSet};

use super::nodes::{Node, NodeId, Nodes};
use crate::diagnostic::{Code, Diagnostics};
use crate::normalize::Document;
use crate::spec::{Operation, Response, Rules, SchemaId, Schemas};
use crate::tree::PropertyOrders;

/// The document, and everything that was read of it.
pub(super) struct Resolver<'d, 'f> {
    pub(super) nodes: Nodes<'d>,
    pub(super) orders: &'d PropertyOrders,
    pub(super) rules: Rules,
    pub(super) diagnostics: &'f mut Diagnostics,
    pub(super) schemas: Schemas,
    pub(super) schema_ids: BTreeMap<NodeId, SchemaId>,
    pub(super) component_names: BTreeMap<NodeId, String>,
    /// The responses that were read. Most operations refer to the same few responses.
    pub(super) responses: BTreeMap<NodeId, Response>,
    /// The schemas that have an ID and are not read yet.
    pub(super) pending: Vec<(SchemaId, Node<'d>)>,
    /// The webhooks and callbacks.
    pub(super) webhooks: Vec<Operation>,
    /// The operations whose callbacks were read.
    pub(super) with_callbacks: BTreeSet<NodeId>,
}

impl<'d, 'f> Resolver<'d, 'f> {
    pub(super) fn new(document: &'d Document, diagnostics: &'f mut Diagnostics) -> Self {
        Self {
            nodes: Nodes::new(document),
            orders: document.orders(),
            rules: rules(document),
            diagnostics,
            schemas: Schemas::default(),
            schema_ids: BTreeMap::new(),
            component_names: BTreeMap::new(),
            responses: BTreeMap::new(),
            pending: Vec::new(),
            webhooks: Vec::new(),
            with_callbacks: BTreeSet::new(),
        }
    }

    /// Returns the node at the end of a chain of references. Reports a reference without a target.
    pub(super) fn follow(&mut self, node: Node<'d>) -> Option<Node<'d>> {
        let last = match self.nodes.follow(node) {
            Ok(node) => return Some(node),
            Err(last) => last,
        };
        let text = last.string("$ref").unwrap_or_default();
        let (code, message) = match self.nodes.find(text) {
            Some(_) => {
                (Code::ReferenceCycle, format!("the reference `{text}` leads back to itself"))
            }
            None => (
                Code::UnresolvedReference,
                format!("the target of the reference `{text}` was removed"),
            ),
        };
        let help = "correct the reference; a schema without a target accepts any value, other objects are skipped";
        self.diagnostics.push(code, &self.nodes.location(last).child("$ref"), message, help);
        None
    }

    /// Reports an object that is skipped.
    pub(super) fn skip(&mut self, node: Node<'d>, object: &str, reason: &str) {
        let message = format!("this {object} is not valid: {reason}");
        let help = format!("the {object} is skipped");
        self.diagnostics.push(Code::InvalidObject, &self.nodes.location(node), message, help);
    }
}

/// Returns the rules of the version of OpenAPI that a document declares.
fn rules(document: &Document) -> Rules {
    let text = document.tree().get("openapi").and_then(serde_json::Value::as_str);
    let mut numbers = text.unwrap_or_default().split('.').skip(1).map(str::parse);
    let mut number = || numbers.next().and_then(Result::ok).unwrap_or_default();
    let version: (u32, u32) = (number(), number());
    Rules {
        styled_forms: version < (0, 4) || version == (1, 0),
        styled_parts: version >= (0, 4),
        reserved_everywhere: version >= (2, 0),
        untyped_files: version >= (1, 0),
    }
}
