//! Media Type Objects.

use super::nodes::Node;
use super::resolver::Resolver;
use crate::spec::{Content, Encoding, PartEncodings};

impl<'d> Resolver<'d, '_> {
    /// Returns the media types of a request body, a response or a parameter.
    pub(super) fn contents(&mut self, node: Node<'d>) -> Vec<Content> {
        let mut contents = Vec::new();
        for (media_type, reference) in self.nodes.entries(node, "content") {
            if let Some(node) = self.follow(reference) {
                contents.push(self.content(media_type, node));
            }
        }
        contents
    }

    fn content(&mut self, media_type: &str, node: Node<'d>) -> Content {
        let encodings = self.nodes.entries(node, "encoding").into_iter();
        let encodings =
            encodings.map(|(property, node)| (property.to_owned(), self.encoding(node)));
        let encodings = encodings.collect();
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let item = self.nodes.child(node, "itemSchema");
        let is_events = essence.eq_ignore_ascii_case("text/event-stream");
        let item = item.and_then(|item| if is_events { self.event_data(item) } else { Some(item) });
        Content {
            media_type: media_type.to_owned(),
            schema: self.nodes.child(node, "schema").map(|node| self.schema(node)),
            item_schema: item.map(|node| self.schema(node)),
            encodings,
            part_encodings: self.part_encodings(node),
            at: self.nodes.location(node),
        }
    }

    fn part_encodings(&mut self, node: Node<'d>) -> Option<PartEncodings> {
        let first = self.nodes.items(node, "prefixEncoding").into_iter();
        let first: Vec<Encoding> = first.map(|node| self.encoding(node)).collect();
        let others = self.nodes.child(node, "itemEncoding").map(|node| self.encoding(node));
        let is_declared = !first.is_empty() || others.is_some();
        is_declared.then_some(PartEncodings { first, others })
    }
}
