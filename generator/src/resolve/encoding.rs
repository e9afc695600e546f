//! Encoding Objects.

use serde_json::Value;

use super::nodes::Node;
use super::parameter::declared_style;
use super::resolver::Resolver;
use crate::spec::{Encoding, EncodingHeader, PropertyStyle, Style};

impl<'d> Resolver<'d, '_> {
    /// Returns the encoding of a property of a form.
    pub(super) fn encoding(&mut self, node: Node<'d>) -> Encoding {
        let media_types = node.string("contentType").unwrap_or_default().split(',');
        let media_types = media_types.map(str::trim).filter(|text| !text.is_empty());
        Encoding {
            at: self.nodes.location(node),
            media_types: media_types.map(str::to_owned).collect(),
            style: property_style(node),
            headers: self.encoding_headers(node),
        }
    }

    fn encoding_headers(&mut self, node: Node<'d>) -> Vec<EncodingHeader> {
        let mut headers = Vec::new();
        for (name, reference) in self.nodes.entries(node, "headers") {
            let Some(node) = self.follow(reference) else { continue };
            headers.push(EncodingHeader {
                at: self.nodes.location(node),
                name: name.to_owned(),
                required: node.is_true("required"),
                schema: self.nodes.child(node, "schema").map(|schema| self.schema(schema)),
                description: reference.text("description").or_else(|| node.text("description")),
            });
        }
        headers
    }
}

/// Returns the style, if one of its fields is declared; the others have their defaults.
fn property_style(node: Node<'_>) -> Option<PropertyStyle> {
    let boolean = |key: &str| node.value.get(key).and_then(Value::as_bool);
    let (name, explode) = (declared_style(node), boolean("explode"));
    let allow_reserved = boolean("allowReserved");
    if name.is_none() && explode.is_none() && allow_reserved.is_none() {
        return None;
    }
    let style = name.filter(|style| *style != Style::Cookie).unwrap_or(Style::Form);
    let explode = explode.unwrap_or(style == Style::Form);
    Some(PropertyStyle { style, explode, allow_reserved: allow_reserved.unwrap_or_default() })
}
