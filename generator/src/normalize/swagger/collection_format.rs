//! `collectionFormat`: the serialization of lists.

use serde_json::Value;

use super::{Converter, Node};
use crate::diagnostic::Code;

/// The serialization of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CollectionFormat {
    /// Items separated by commas
    Csv,
    /// Items separated by spaces
    Ssv,
    /// Items separated by tabs
    Tsv,
    /// Items separated by vertical bars
    Pipes,
    /// One parameter for each item
    Multi,
}

/// The location of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// A path or a header
    Inline,
    /// A query or a form, in which a name can be repeated
    Query,
}

impl CollectionFormat {
    /// Returns the fields of OpenAPI 3 that select this serialization.
    pub(super) fn style(self, position: Position) -> Vec<(String, Value)> {
        let style = match (self, position) {
            (Self::Csv | Self::Multi, Position::Inline) => "simple",
            (Self::Csv | Self::Multi, Position::Query) => "form",
            (Self::Ssv, _) => "spaceDelimited",
            (Self::Tsv, _) => "tabDelimited",
            (Self::Pipes, _) => "pipeDelimited",
        };
        let explode = self == Self::Multi;
        vec![("style".to_owned(), style.into()), ("explode".to_owned(), explode.into())]
    }
}

impl<'s> Converter<'s, '_, '_> {
    /// Returns the serialization of a parameter or header. `None` if its value is not a list.
    pub(super) fn collection_format(
        &mut self,
        node: &Node<'s>,
        position: Position,
    ) -> Option<CollectionFormat> {
        let is_list = match node.fields.get("type") {
            None | Some(Value::Null) => node.fields.contains_key("items"),
            Some(Value::Array(types)) => types.iter().any(|ty| ty == "array"),
            Some(ty) => ty.as_str().is_some_and(|ty| ty.eq_ignore_ascii_case("array")),
        };
        if !is_list {
            return None;
        }
        let format = match node.string("collectionFormat") {
            None | Some("csv") => return Some(CollectionFormat::Csv),
            Some("ssv") => Some(CollectionFormat::Ssv),
            Some("tsv") => Some(CollectionFormat::Tsv),
            Some("pipes") => Some(CollectionFormat::Pipes),
            Some("multi") if position == Position::Query => Some(CollectionFormat::Multi),
            Some(_) => None,
        };
        if format.is_none() {
            let at = node.at.child("collectionFormat");
            let text = node.string("collectionFormat").unwrap_or_default();
            let message = format!("the collection format `{text}` is not allowed here");
            let help = "treated as `csv`; `multi` is for queries and forms, the others are `csv`, `ssv`, `tsv` and `pipes`";
            self.report(Code::InvalidCollectionFormat, &at, message, help);
        }
        Some(format.unwrap_or(CollectionFormat::Csv))
    }
}
