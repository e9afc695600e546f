//! Bodies: what is sent, and what comes back.

use openapiv3::{Encoding, MediaType, QueryStyle, RequestBody, StatusCode};
use serde_json::Value;

use super::document::Node;
use super::piece;
use super::root::Resolver;
use crate::load::Kind;
use crate::spec::{Body, Content, Header, Response, StatusRange};

impl<'d> Resolver<'d, '_> {
    /// What an operation sends.
    pub(super) fn body(&mut self, operation: &Node<'d>) -> Option<Body> {
        let node = self.document.child(operation, "requestBody")?;
        let outer = node.text("description");
        let node = self.follow(node)?;
        match piece::read(&node, Kind::RequestBody) {
            Ok(RequestBody { description, content: _, required, extensions: _ }) => Some(Body {
                required,
                description: outer.or(description),
                contents: self.contents(&node),
                at: node.at,
            }),
            Err(reason) => {
                self.rejected(&node, "body", &reason);
                None
            }
        }
    }

    /// What an operation answers, by status.
    pub(super) fn responses(&mut self, operation: &Node<'d>) -> Vec<Response> {
        let mut responses = Vec::new();
        for (key, node) in self.document.entries(operation, "responses") {
            let Some(status) = status(key) else { continue };
            let outer = node.text("description");
            let Some(node) = self.follow(node) else { continue };
            if let Some(response) = self.response(&node) {
                let description = outer.or(response.description);
                responses.push(Response { status, description, ..response });
            }
        }
        responses.sort_by_key(|response| response.status);
        responses
    }

    /// An answer; most operations refer to the same few for their errors, so each is read once.
    fn response(&mut self, node: &Node<'d>) -> Option<Response> {
        if let Some(response) = self.read_responses.get(&node.identity()) {
            return response.clone();
        }
        let response = match piece::read(node, Kind::Response) {
            Ok(openapiv3::Response {
                description,
                headers: _,
                content: _,
                links: _,
                extensions: _,
            }) => Some(Response {
                status: StatusRange::Default,
                description: Some(description).filter(|text| !text.is_empty()),
                contents: self.contents(node),
                headers: self.headers(node),
                at: node.at.clone(),
            }),
            Err(reason) => {
                self.rejected(node, "answer", &reason);
                None
            }
        };
        self.read_responses.insert(node.identity(), response.clone());
        response
    }

    /// The media types of a body, an answer or a parameter.
    pub(super) fn contents(&mut self, node: &Node<'d>) -> Vec<Content> {
        let mut contents = Vec::new();
        for (media_type, node) in self.document.entries(node, "content") {
            match piece::read(&node, Kind::MediaType) {
                Ok(MediaType { schema: _, example: _, examples: _, encoding, extensions: _ }) => {
                    let deep = encoding.values().any(is_deep);
                    let encodings = encoding.into_iter().filter_map(encoding_of);
                    let mut encodings: Vec<_> = encodings.collect();
                    encodings.sort();
                    contents.push(Content {
                        media_type: media_type.to_owned(),
                        schema: self.document.child(&node, "schema").map(|node| self.schema(node)),
                        encodings,
                        deep,
                        at: node.at,
                    });
                }
                Err(reason) => self.rejected(&node, "media type", &reason),
            }
        }
        contents
    }

    /// The values of the named examples.
    pub(super) fn examples(&mut self, node: &Node<'d>) -> Vec<Value> {
        let examples = self.document.entries(node, "examples").into_iter();
        let examples = examples.filter_map(|(_, node)| self.follow(node));
        examples.filter_map(|node| node.value.get("value").cloned()).collect()
    }

    fn headers(&mut self, node: &Node<'d>) -> Vec<Header> {
        let headers = self.document.entries(node, "headers").into_iter();
        let headers = headers.filter_map(|(name, node)| {
            let description = node.text("description");
            let node = self.follow(node)?;
            let description = description.or_else(|| node.text("description"));
            Some(Header { name: name.to_owned(), description })
        });
        headers.collect()
    }
}

fn is_deep(encoding: &Encoding) -> bool {
    matches!(encoding.style, Some(QueryStyle::DeepObject))
}

fn encoding_of((field_shape, encoding): (String, Encoding)) -> Option<(String, String)> {
    let Encoding {
        content_type,
        headers: _,
        style: _,
        explode: _,
        allow_reserved: _,
        extensions: _,
    } = encoding;
    content_type.map(|content_type| (field_shape, content_type))
}

/// The statuses that a key of `responses` stands for.
fn status(key: &str) -> Option<StatusRange> {
    if key == "default" {
        return Some(StatusRange::Default);
    }
    match serde_json::from_value(key.into()).ok()? {
        StatusCode::Code(code) => Some(StatusRange::Exact(code)),
        StatusCode::Range(class) => Some(StatusRange::Class(u8::try_from(class).ok()?)),
    }
}
