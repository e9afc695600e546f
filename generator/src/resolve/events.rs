//! The data of the events of an event stream, whose `itemSchema` describes whole events.

use std::collections::BTreeSet;

use super::nodes::{Node, NodeId};
use super::resolver::Resolver;
use crate::diagnostic::Code;

/// The fields of an event that are not its data (HTML Standard, section 9.2.6).
const FIELDS: [&str; 3] = ["event", "id", "retry"];

/// The lists of schemas that describe the same event.
const PARTS: [&str; 3] = ["allOf", "oneOf", "anyOf"];

impl<'d> Resolver<'d, '_> {
    /// Returns the schema of the data of each event. `None` if the data is any text.
    pub(super) fn event_data(&mut self, event: Node<'d>) -> Option<Node<'d>> {
        let mut event_schemas = Vec::new();
        self.collect_parts(event, &mut BTreeSet::new(), &mut event_schemas);
        let mut data: Vec<Node<'d>> = Vec::new();
        for schema in &event_schemas {
            let Some(properties) = self.nodes.child(*schema, "properties") else { continue };
            let Some(property) = self.nodes.child(properties, "data") else { continue };
            let Some(property) = self.follow(property) else { continue };
            let content = self.json_content(property).unwrap_or(property);
            if data.iter().all(|other| other.id != content.id) {
                data.push(content);
            }
        }
        let at = self.nodes.location(event);
        match data.as_slice() {
            [only] => Some(*only),
            [] if describes_data(&event_schemas) => {
                let message = "the item schema of an event stream has no property `data`";
                let help = "treated as the schema of the data; declare the properties `event`, `data`, `id` and `retry`";
                self.diagnostics.push(Code::UnsupportedKeyword, &at, message, help);
                Some(event)
            }
            [] => None,
            _ => {
                let message = "the data of the events has several schemas";
                let help = "the data is read as text; parse it by the type of its event";
                self.diagnostics.push(Code::UnsupportedKeyword, &at, message, help);
                None
            }
        }
    }

    /// Collects a schema and all parts of it that describe the same value.
    fn collect_parts(
        &mut self,
        schema: Node<'d>,
        seen: &mut BTreeSet<NodeId>,
        all: &mut Vec<Node<'d>>,
    ) {
        let mut open = vec![schema];
        while let Some(reference) = open.pop() {
            let Some(schema) = self.follow(reference) else { continue };
            if seen.insert(schema.id) {
                all.push(schema);
                open.extend(PARTS.iter().rev().flat_map(|key| self.nodes.items(schema, key)));
            }
        }
    }

    /// Returns the schema of the JSON that a string contains.
    fn json_content(&mut self, string: Node<'d>) -> Option<Node<'d>> {
        let media_type = string.string("contentMediaType")?.split(';').next()?.trim();
        let subtype = media_type.rsplit('/').next()?.to_ascii_lowercase();
        let content = self.nodes.child(string, "contentSchema")?;
        if subtype == "json" || subtype.ends_with("+json") { self.follow(content) } else { None }
    }
}

/// Returns whether schemas describe something that is no event.
fn describes_data(schemas: &[Node<'_>]) -> bool {
    let is_event = schemas.iter().any(|schema| {
        FIELDS
            .iter()
            .any(|field| schema.value.get("properties").is_some_and(|all| all.get(field).is_some()))
    });
    let keywords =
        ["type", "properties", "additionalProperties", "enum", "items", "x-sailwright-types"];
    !is_event
        && schemas
            .iter()
            .any(|schema| keywords.iter().any(|keyword| schema.value.get(keyword).is_some()))
}
