//! Converts a Swagger 2.0 document to the form of OpenAPI 3.0.
//!
//! Each node keeps its location in the files. Lists of components, request bodies and media types move to their places in
//! OpenAPI 3, and references follow them. No later stage knows that the document was Swagger 2.0. In this stage, only
//! `normalize::parameter` asks for it (`Reporter::is_swagger`): delimiters of lists that OpenAPI 3 does not have in all
//! parameter locations, and the headers that OpenAPI 3 reserves.

mod body;
mod collection_format;
mod components;
mod content;
mod discriminator;
mod discriminator_default;
mod extension;
mod finish;
mod form;
mod input;
mod operation;
mod parameter;
mod path;
mod reference;
mod response;
mod schema;
mod security;
mod server;
mod types;
mod value;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use self::components::Shared;
use self::content::MediaTypes;
use super::report::Reporter;
use crate::diagnostic::{Code, Location, Pointer};
use crate::tree::{NodePath, ObjectKind, Origins, descendant, parse_fragment, reference_to};

/// The version of the result: forms have no default styles since OpenAPI 3.0.4, and lists of Swagger 2.0 have explicit ones.
const VERSION: &str = "3.0.4";

/// The length at which a chain of references is taken for a cycle.
const MAX_STEPS: usize = 32;

/// The help for keywords of OpenAPI 3.
const LATER_HELP: &str = "treated as in OpenAPI 3";

/// An object of the Swagger 2.0 document, with its location in it.
#[derive(Clone, Debug)]
struct Node<'s> {
    fields: &'s Map<String, Value>,
    at: Pointer,
}

/// The state of a conversion.
struct Converter<'s, 'r, 'd> {
    reporter: &'r mut Reporter<'d>,
    /// The Swagger 2.0 document.
    source: &'s Value,
    /// The locations of the nodes of the Swagger 2.0 document in the files.
    origins: Origins,
    /// The nodes that moved, with their first new location.
    moved: BTreeMap<Pointer, Pointer>,
    /// The media types of requests of the document.
    consumes: MediaTypes,
    /// The media types of responses of the document.
    produces: MediaTypes,
    /// The shared parameters that are variables of the server.
    of_host: BTreeSet<Pointer>,
    /// The components that depend on the media types of the operations that use them.
    shared: Shared,
}

/// Converts the tree of a document.
pub(super) fn convert(reporter: &mut Reporter<'_>, tree: &mut Value) {
    let mut source = std::mem::take(tree);
    if let Value::Object(fields) = &mut source {
        let start = Location::root();
        types::normalize(reporter, fields, ObjectKind::Swagger, &NodePath::Root(&start));
    }
    let Value::Object(fields) = &source else { return };
    let root = Node { fields, at: Pointer::default() };
    let origins = reporter.origins.clone();
    let mut converter = Converter {
        reporter,
        source: &source,
        origins,
        moved: BTreeMap::new(),
        consumes: MediaTypes::default(),
        produces: MediaTypes::default(),
        of_host: BTreeSet::new(),
        shared: Shared::default(),
    };
    converter.consumes = converter.media_types(&root, "consumes").unwrap_or_default();
    converter.produces = converter.media_types(&root, "produces").unwrap_or_default();
    let mut document = converter.document(&root);
    finish::finish(converter.reporter, &mut document, &converter.moved);
    *tree = document;
}

impl<'s> Converter<'s, '_, '_> {
    fn document(&mut self, root: &Node<'s>) -> Value {
        let mut document = Map::from_iter([("openapi".to_owned(), VERSION.into())]);
        for key in ["info", "tags", "externalDocs", "security"] {
            if let Some(value) = root.fields.get(key) {
                document.insert(key.to_owned(), value.clone());
            }
        }
        let servers = self.servers(root);
        document.insert("servers".to_owned(), Value::Array(servers));
        if root.fields.get("paths").is_some_and(|paths| !paths.is_null()) {
            let paths = self.paths(root);
            document.insert("paths".to_owned(), paths);
        }
        let components = self.components(root);
        document.insert("components".to_owned(), components);
        Value::Object(document)
    }

    /// Returns the node at the end of a chain of references. A reference that leads nowhere was reported when the files
    /// were joined.
    fn follow(&self, node: Node<'s>) -> Option<Node<'s>> {
        match node.string("$ref") {
            Some(text) => self.target(text),
            None => Some(node),
        }
    }

    /// Returns the target of a reference, after all references that follow it.
    fn target(&self, reference: &str) -> Option<Node<'s>> {
        let mut text = reference;
        for _ in 0..MAX_STEPS {
            let at = Pointer(parse_fragment(text.strip_prefix('#')?));
            let fields = descendant(self.source, &at.0)?.as_object()?;
            match fields.get("$ref").and_then(Value::as_str) {
                Some(next) => text = next,
                None => return Some(Node { fields, at }),
            }
        }
        None
    }

    /// Records the new location of a node and its descendants.
    fn place(&mut self, from: &Pointer, to: Pointer) {
        self.reporter.origins.copy_node(&self.origins, from, to.clone());
        self.moved.entry(from.clone()).or_insert(to);
    }

    /// Returns a schema, or a reference to it if it is in the result already. A reference is copied.
    fn once(&mut self, from: &Pointer, to: Pointer, schema: Value) -> Value {
        let is_reference = schema.get("$ref").is_some() && schema.get("x-nullable").is_none();
        match self.moved.get(from) {
            Some(first) if !is_reference => json!({ "$ref": reference_to(first) }),
            _ => {
                self.place(from, to);
                schema
            }
        }
    }

    /// Reports a keyword of OpenAPI 3 that is read as what it means there.
    fn report_later(&mut self, at: &Pointer, what: &str) {
        let message = format!("{what} is not allowed in Swagger 2.0");
        self.report(Code::LaterKeyword, at, message, LATER_HELP);
    }

    fn report(
        &mut self,
        code: Code,
        at: &Pointer,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.reporter.diagnostics.push(code, &self.origins.location(at), message, help);
    }
}

impl<'s> Node<'s> {
    /// Returns the object that a field contains.
    fn object(&self, key: &str) -> Option<Self> {
        let fields = self.fields.get(key)?.as_object()?;
        Some(Node { fields, at: self.at.child(key) })
    }

    /// Returns the objects that an object contains.
    fn entries(&self) -> Vec<(&'s str, Self)> {
        let entries = self.fields.iter().filter_map(|(key, value)| {
            let fields = value.as_object()?;
            Some((key.as_str(), Node { fields, at: self.at.child(key.as_str()) }))
        });
        entries.collect()
    }

    fn string(&self, key: &str) -> Option<&str> {
        self.fields.get(key)?.as_str()
    }

    fn is_true(&self, key: &str) -> bool {
        self.fields.get(key) == Some(&json!(true))
    }

    /// Returns whether a parameter is in a location.
    fn is_in(&self, location: &str) -> bool {
        self.string("in").is_some_and(|text| text.eq_ignore_ascii_case(location))
    }
}

/// Copies the fields for which a condition is true.
fn copy_fields(
    fields: &Map<String, Value>,
    condition: impl Fn(&str) -> bool,
) -> Map<String, Value> {
    let fields = fields.iter().filter(|(key, _)| condition(key));
    fields.map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// Returns whether a field is an extension.
fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}
