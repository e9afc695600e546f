//! The components: definitions, shared parameters and responses, and security schemes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::content::MediaTypes;
use super::input::Input;
use super::{Converter, Node};
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
    /// The parameters and responses that have a location for any media types.
    used: BTreeSet<Pointer>,
    taken: BTreeSet<Pointer>,
    /// The next number for each name.
    numbers: BTreeMap<Pointer, usize>,
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
        let number = self.numbers.entry(location.clone()).or_insert(1);
        while !self.taken.insert(location.clone()) {
            *number += 1;
            location = list.child(format!("{name}_{number}"));
        }
        self.used.insert(key.1.clone());
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
        self.unused(root);
        let top = root.at.child("components");
        let mut components: Map<String, Value> = std::mem::take(&mut self.shared.lists)
            .into_iter()
            .map(|(list, entries)| (list.to_owned(), Value::Object(entries)))
            .collect();
        if let Some(definitions) = root.object("definitions") {
            self.place(&definitions.at, top.child("schemas"));
            let schemas = self.definitions(&definitions);
            components.insert("schemas".to_owned(), schemas);
        }
        if let Some(parameters) = root.object("parameters") {
            let list = self.shared_parameters(&parameters, &top.child("parameters"));
            components.insert("parameters".to_owned(), list);
        }
        if let Some(schemes) = root.object("securityDefinitions") {
            self.place(&schemes.at, top.child("securitySchemes"));
            let list = self.schemes(&schemes);
            components.insert("securitySchemes".to_owned(), list);
        }
        self.later_components(root, &mut components);
        json!(components)
    }

    /// Adds the components in the form of OpenAPI 3, unless the document has them in the form of Swagger 2.0.
    fn later_components(&mut self, root: &Node<'s>, components: &mut Map<String, Value>) {
        let Some(later) = root.object("components") else { return };
        self.report_later(&later.at, "`components`");
        for (list, entries) in later.entries() {
            let known = components.entry(list).or_insert_with(|| json!({}));
            let Some(known) = known.as_object_mut() else { continue };
            for (name, value) in entries.fields {
                known.entry(name.clone()).or_insert_with(|| value.clone());
            }
        }
    }

    /// Adds the bodies, fields of forms and responses that no operation uses, so that references into them lead to their schemas. They have
    /// the media types of the document.
    fn unused(&mut self, root: &Node<'s>) {
        let (consumes, produces) = (self.consumes.clone(), self.produces.clone());
        let parameters = root.object("parameters").map(|list| list.entries());
        for (_, parameter) in parameters.into_iter().flatten() {
            let is_body = parameter.is_in("body");
            if is_body && !self.shared.used.contains(&parameter.at) {
                self.shared_body(&parameter, &consumes);
            }
            if parameter.is_in("formData") && !self.moved.contains_key(&parameter.at) {
                self.unused_field(parameter);
            }
        }
        let responses = root.object("responses").map(|list| list.entries());
        for (_, response) in responses.into_iter().flatten() {
            let is_used = self.shared.used.contains(&response.at);
            if !is_used && !response.fields.contains_key("$ref") {
                self.shared_response(&response, &produces);
            }
        }
    }

    /// Adds a form of one field.
    fn unused_field(&mut self, field: Node<'s>) {
        let any = MediaTypes::default();
        let location = self.shared.add((List::RequestBodies, field.at.clone(), any.clone()));
        let input = Input { entry: field.clone(), target: field };
        let (media_type, form) = self.form(&[input], &any, &location.child("content"));
        self.shared.insert(&location, json!({ "content": { media_type: form } }));
    }

    /// Returns the shared parameters. Bodies and fields of forms are in the operations that use them.
    fn shared_parameters(&mut self, parameters: &Node<'s>, to: &Pointer) -> Value {
        let mut list = Map::new();
        for (name, node) in parameters.entries() {
            if node.is_in("body") || node.is_in("formData") {
                continue;
            }
            let value = if node.fields.contains_key("$ref") {
                self.place(&node.at, to.child(name));
                Value::Object(node.fields.clone())
            } else {
                self.parameter(&node, &to.child(name))
            };
            list.insert(name.to_owned(), value);
        }
        Value::Object(list)
    }
}
