//! Request bodies, responses and media types.

use openapiv3::StatusCode;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;
use serde_json::Value;

use super::nodes::Node;
use super::parameter::declared_style;
use super::resolver::Resolver;
use crate::spec::{Body, Header, Response, StatusRange, Style};

impl<'d> Resolver<'d, '_> {
    /// Returns the request body of an operation.
    pub(super) fn body(&mut self, operation: Node<'d>) -> Option<Body> {
        let reference = self.nodes.child(operation, "requestBody")?;
        let node = self.follow(reference)?;
        Some(Body {
            required: node.is_true("required"),
            description: reference.text("description").or_else(|| node.text("description")),
            contents: self.contents(node),
            at: self.nodes.location(node),
        })
    }

    /// Returns the responses of an operation, sorted by status code.
    pub(super) fn responses(&mut self, operation: Node<'d>) -> Vec<Response> {
        let mut responses = Vec::new();
        for (key, reference) in self.nodes.entries(operation, "responses") {
            let Some(status) = status(key) else { continue };
            let Some(node) = self.follow(reference) else { continue };
            let response = self.response(node);
            let description = reference.text("description").or(response.description);
            responses.push(Response { status, description, ..response });
        }
        responses.sort_by_key(|response| response.status);
        responses
    }

    fn response(&mut self, node: Node<'d>) -> Response {
        if let Some(response) = self.responses.get(&node.id) {
            return response.clone();
        }
        let response = Response {
            status: StatusRange::Default,
            description: description(node),
            contents: self.contents(node),
            headers: self.headers(node),
            at: self.nodes.location(node),
        };
        self.responses.insert(node.id, response.clone());
        response
    }

    /// Returns the values of the named examples.
    pub(super) fn examples(&mut self, node: Node<'d>) -> Vec<Value> {
        let examples = self.nodes.entries(node, "examples").into_iter();
        let examples = examples.filter_map(|(_, node)| self.follow(node));
        let keys = ["value", "dataValue", "serializedValue"];
        let value = |node: Node<'_>| keys.iter().find_map(|key| node.value.get(key).cloned());
        examples.filter_map(value).collect()
    }

    fn headers(&mut self, node: Node<'d>) -> Vec<Header> {
        let headers = self.nodes.entries(node, "headers").into_iter();
        let headers = headers.filter_map(|(name, reference)| {
            let node = self.follow(reference)?;
            let description = reference.text("description").or_else(|| node.text("description"));
            let content = self.contents(node).into_iter().next();
            let schema = self.nodes.child(node, "schema").map(|node| self.schema(node));
            Some(Header {
                name: name.to_owned(),
                description,
                required: node.is_true("required"),
                schema: schema.or(content.as_ref().and_then(|content| content.schema)),
                has_content: content.is_some(),
                style: declared_style(node).unwrap_or(Style::Simple),
            })
        });
        headers.collect()
    }
}

/// Returns the summary and the description of a response.
fn description(node: Node<'_>) -> Option<String> {
    let text = |key: &str| node.text(key).filter(|text| !text.trim().is_empty());
    match (text("summary"), text("description")) {
        (Some(summary), Some(description)) if summary != description => {
            Some(format!("{summary}\n\n{description}"))
        }
        (summary, description) => description.or(summary),
    }
}

/// Parses a key of `responses`.
fn status(key: &str) -> Option<StatusRange> {
    if key == "default" {
        return Some(StatusRange::Default);
    }
    let deserializer = IntoDeserializer::<Error>::into_deserializer(key);
    match StatusCode::deserialize(deserializer).ok()? {
        StatusCode::Code(code) => Some(StatusRange::Exact(code)),
        StatusCode::Range(class) => Some(StatusRange::Class(u8::try_from(class).ok()?)),
    }
}
