//! `collectionFormat`: the serialization of lists.

use serde_json::{Map, Value};

use super::{Converter, Node};
use crate::diagnostic::{Code, Pointer};

/// The extension with the delimiters of lists in lists, from the outer one to the inner one.
const DELIMITERS: &str = "x-sailwright-delimiters";

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

/// The serialization of a list, and of each list in it.
#[derive(Clone, Debug)]
pub(super) struct Lists {
    pub(super) outer: CollectionFormat,
    inner: Vec<CollectionFormat>,
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
    /// Returns the delimiter of the items, which `multi` does not use.
    fn delimiter(self) -> char {
        match self {
            Self::Csv | Self::Multi => ',',
            Self::Ssv => ' ',
            Self::Tsv => '\t',
            Self::Pipes => '|',
        }
    }

    fn style(self, position: Position) -> &'static str {
        match (self, position) {
            (Self::Csv | Self::Multi, Position::Inline) => "simple",
            (Self::Csv | Self::Multi, Position::Query) => "form",
            (Self::Ssv, _) => "spaceDelimited",
            (Self::Tsv, _) => "tabDelimited",
            (Self::Pipes, _) => "pipeDelimited",
        }
    }
}

impl Lists {
    /// Returns whether the items are lists.
    pub(super) fn has_inner(&self) -> bool {
        !self.inner.is_empty()
    }

    /// Returns the fields that select this serialization.
    pub(super) fn style(&self, position: Position) -> Vec<(String, Value)> {
        let explode = self.outer == CollectionFormat::Multi;
        let mut fields = vec![
            ("style".to_owned(), self.outer.style(position).into()),
            ("explode".to_owned(), explode.into()),
        ];
        if !self.inner.is_empty() {
            let all = [self.outer].into_iter().chain(self.inner.iter().copied());
            let delimiters: String = all.map(CollectionFormat::delimiter).collect();
            fields.push((DELIMITERS.to_owned(), delimiters.into()));
        }
        fields
    }
}

impl<'s> Converter<'s, '_, '_> {
    /// Returns the serialization of a parameter or header. `None` if its value is not a list.
    pub(super) fn collection_format(
        &mut self,
        node: &Node<'s>,
        schema: &Map<String, Value>,
        position: Position,
    ) -> Option<Lists> {
        if !self.is_list(schema) {
            return None;
        }
        let outer = self.format_of(node.fields, &node.at, position);
        let mut inner = Vec::new();
        let (mut items, mut at) = (schema.get("items"), node.at.child("items"));
        while let Some(fields) = items.and_then(Value::as_object).filter(|fields| is_array(fields))
        {
            inner.push(self.format_of(fields, &at, Position::Inline));
            (items, at) = (fields.get("items"), at.child("items"));
        }
        Some(Lists { outer, inner })
    }

    /// Returns whether the values of a schema, or of the definition that it refers to, are lists.
    fn is_list(&self, schema: &Map<String, Value>) -> bool {
        let target = schema.get("$ref").and_then(Value::as_str);
        let target = target.and_then(|text| self.target(text));
        target.map_or_else(|| is_array(schema), |target| is_array(target.fields))
    }

    /// Returns the declared format, or `csv`.
    fn format_of(
        &mut self,
        fields: &Map<String, Value>,
        at: &Pointer,
        position: Position,
    ) -> CollectionFormat {
        let text = match fields.get("collectionFormat") {
            None | Some(Value::Null) => return CollectionFormat::Csv,
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        match text.to_ascii_lowercase().as_str() {
            "csv" => return CollectionFormat::Csv,
            "ssv" => return CollectionFormat::Ssv,
            "tsv" => return CollectionFormat::Tsv,
            "pipes" => return CollectionFormat::Pipes,
            "multi" if position == Position::Query => return CollectionFormat::Multi,
            _ => {}
        }
        let message = format!("the collection format `{text}` is not allowed here");
        let help = "treated as `csv`; `multi` is for queries and forms, the others are `csv`, `ssv`, `tsv` and `pipes`";
        let at = at.child("collectionFormat");
        self.report(Code::InvalidCollectionFormat, &at, message, help);
        CollectionFormat::Csv
    }
}

/// Returns whether a schema declares a list.
fn is_array(fields: &Map<String, Value>) -> bool {
    match fields.get("type") {
        None | Some(Value::Null) => fields.contains_key("items"),
        Some(Value::Array(types)) => types.iter().any(|ty| ty == "array"),
        Some(ty) => ty.as_str().is_some_and(|ty| ty.eq_ignore_ascii_case("array")),
    }
}
