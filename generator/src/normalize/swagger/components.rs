//! The components: definitions, shared parameters and responses, and security schemes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::content::MediaTypes;
use super::{Converter, Node, discriminator, security};
use crate::diagnostic::Pointer;

/// A list of components that depend on media types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    RequestBodies,
    Responses,
}

impl List {
    fn key(self) -> &'static str {
        match self {
            Self::RequestBodies => "requestBodies",
            Self::Responses => "responses",
        }
    }
}

/// A shared parameter or response with the media types of the operations that use it.
type Key = (List, Pointer, MediaTypes);

/// The components that depend on the media types of the operations that use them: one for each list of media types.
#[derive(Clone, Debug, Default)]
pub(super) struct Shared {
    locations: BTreeMap<Key, Pointer>,
    taken: BTreeSet<Pointer>,
    lists: BTreeMap<&'static str, Map<String, Value>>,
}

impl Shared {
    /// Returns the location of a component.
    pub(super) fn find(&self, key: &Key) -> Option<&Pointer> {
        self.locations.get(key)
    }

    /// Adds a component, and returns its location: its name, with a number if other media types use the name.
    pub(super) fn add(&mut self, key: Key) -> Pointer {
        let list = Pointer(vec!["components".to_owned(), key.0.key().to_owned()]);
        let name = key.1.0.last().cloned().unwrap_or_default();
        let mut location = list.child(name.as_str());
        let mut count = 2;
        while !self.taken.insert(location.clone()) {
            location = list.child(format!("{name}_{count}"));
            count += 1;
        }
        self.locations.insert(key, location.clone());
        location
    }

    /// Sets the component at a location.
    pub(super) fn insert(&mut self, location: &Pointer, value: Value) {
        let [_, list, name] = location.0.as_slice() else { return };
        let list = [List::RequestBodies, List::Responses].into_iter().find(|all| all.key() == list);
        if let Some(list) = list {
            self.lists.entry(list.key()).or_default().insert(name.clone(), value);
        }
    }
}

impl<'s> Converter<'s, '_, '_> {
    /// Returns the components of the document.
    pub(super) fn components(&mut self, root: &Node<'s>) -> Value {
        let top = root.at.child("components");
        let mut components: Map<String, Value> = std::mem::take(&mut self.shared.lists)
            .into_iter()
            .map(|(list, entries)| (list.to_owned(), Value::Object(entries)))
            .collect();
        if let Some(definitions) = root.object("definitions") {
            self.place(&definitions.at, top.child("schemas"));
            let schemas = discriminator::definitions(&definitions);
            components.insert("schemas".to_owned(), schemas);
        }
        if let Some(parameters) = root.object("parameters") {
            let list = self.shared_parameters(&parameters, &top.child("parameters"));
            components.insert("parameters".to_owned(), list);
        }
        if let Some(schemes) = root.object("securityDefinitions") {
            self.place(&schemes.at, top.child("securitySchemes"));
            let list = security::schemes(&schemes);
            components.insert("securitySchemes".to_owned(), list);
        }
        json!(components)
    }

    /// Returns the shared parameters. Bodies and fields of forms are in the operations that use them.
    fn shared_parameters(&mut self, parameters: &Node<'s>, to: &Pointer) -> Value {
        let mut list = Map::new();
        for (name, node) in parameters.entries() {
            let location = node.string("in").unwrap_or_default().to_ascii_lowercase();
            let value = match location.as_str() {
                "body" | "formdata" => continue,
                _ if node.fields.contains_key("$ref") => {
                    self.place(&node.at, to.child(name));
                    Value::Object(node.fields.clone())
                }
                _ => self.parameter(&node, &to.child(name)),
            };
            list.insert(name.to_owned(), value);
        }
        Value::Object(list)
    }
}
