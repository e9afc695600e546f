//! The way from a page to the next one.

use super::lookup::{Location, body, header, parameter, query, scalar};
use super::names::{
    CURSORS, NEXT, NEXT_LINKS, NEXT_URLS, OFFSETS, PAGES, RANGE_ENDS, SEARCH_AFTER, SORTS,
};
use crate::init::quoted;
use crate::init::schema::{is, part_with};
use crate::spec::{Operation, Property, SchemaId, Spec, Type};

/// The way from a page to the next one. Parameters and sources are TOML.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// The parameter, and the name of the parameter with the sort fields.
    SearchAfter(String, String),
    Offset(String),
    /// The parameter, and the source of its value.
    Cursor(String, String),
    Page(String),
    /// The source of the URL.
    Next(String),
}

impl Step {
    /// Returns the step of an operation: the most exact one of those that it has. A server that documents a header `Link`
    /// with the next page numbers its pages only for compatibility.
    pub(super) fn of(
        spec: &Spec,
        operation: &Operation,
        outer: &[&Property],
        has_limit: bool,
    ) -> Option<Self> {
        search_after(spec, operation)
            .or_else(|| offset(spec, operation).filter(|_| has_limit))
            .or_else(|| cursor(spec, operation, outer))
            .or_else(|| link(operation).filter(|_| has_limit))
            .or_else(|| page(spec, operation))
            .or_else(|| next(spec, outer))
    }

    /// Returns the key and its value as TOML.
    pub(super) fn toml(&self) -> String {
        match self {
            Self::SearchAfter(parameter, sort) => {
                format!("search-after = {{ parameter = {parameter}, sort = {} }}", quoted(sort))
            }
            Self::Offset(parameter) => format!("offset = {parameter}"),
            Self::Cursor(parameter, from) => {
                format!("cursor = {{ parameter = {parameter}, from = {from} }}")
            }
            Self::Page(parameter) => format!("page = {parameter}"),
            Self::Next(from) => format!("next = {from}"),
        }
    }
}

fn search_after(spec: &Spec, operation: &Operation) -> Option<Step> {
    let in_query = || query(spec, operation, SEARCH_AFTER, Type::String);
    let in_body = || body(spec, operation, SEARCH_AFTER, Type::Array);
    let after = in_body().or_else(in_query)?;
    let sort = match after.location {
        Location::Query => query(spec, operation, SORTS, Type::String)?,
        Location::Body => body(spec, operation, SORTS, Type::Array)
            .or_else(|| body(spec, operation, SORTS, Type::String))?,
    };
    Some(Step::SearchAfter(after.toml, sort.path))
}

/// Returns the step of an offset. With an end, the start is that of a range.
fn offset(spec: &Spec, operation: &Operation) -> Option<Step> {
    let offset = query(spec, operation, OFFSETS, Type::Integer)?;
    let mut parameters = operation.parameters.iter();
    let is_range = parameters.any(|each| RANGE_ENDS.contains(&each.name.as_str()));
    let is_start = offset.path.starts_with("start");
    (!is_start || !is_range).then_some(Step::Offset(offset.toml))
}

/// Returns the step of a page number. With the parameter of a cursor, the number is often obsolete.
fn page(spec: &Spec, operation: &Operation) -> Option<Step> {
    if query(spec, operation, CURSORS, Type::String).is_some() {
        return None;
    }
    Some(Step::Page(query(spec, operation, PAGES, Type::Integer)?.toml))
}

/// Returns the documented number of the first page: the default of the parameter, or its minimum.
pub(super) fn first_page(spec: &Spec, operation: &Operation) -> Option<u64> {
    let id = query(spec, operation, PAGES, Type::Integer)?.schema;
    let default = part_with(spec, id, |schema| schema.docs.default.as_ref()?.as_u64());
    default.or_else(|| part_with(spec, id, |schema| schema.limits.minimum.as_deref()?.parse().ok()))
}

fn cursor(spec: &Spec, operation: &Operation, outer: &[&Property]) -> Option<Step> {
    let parameter = parameter(spec, operation, CURSORS, Type::String)?;
    let is_string = |id| is(spec, id, Type::String);
    let property = scalar(spec, outer, NEXT, 2, &is_string);
    let from = property.map(|path| from_property(&path)).or_else(|| from_link(operation))?;
    Some(Step::Cursor(parameter.toml, from))
}

fn link(operation: &Operation) -> Option<Step> {
    from_link(operation).map(Step::Next)
}

/// Returns the step of a response that contains the URL of the next page.
fn next(spec: &Spec, outer: &[&Property]) -> Option<Step> {
    let is_string = |id| is(spec, id, Type::String);
    let is_url = |id: SchemaId| {
        let format = part_with(spec, id, |schema| schema.format.clone());
        matches!(format.as_deref(), Some("uri" | "url" | "uri-reference"))
    };
    let path = scalar(spec, outer, NEXT_URLS, 1, &is_string);
    let path = path.or_else(|| scalar(spec, outer, NEXT_LINKS, 1, &is_url))?;
    Some(Step::Next(from_property(&path)))
}

fn from_property(path: &str) -> String {
    format!("{{ property = {} }}", quoted(path))
}

fn from_link(operation: &Operation) -> Option<String> {
    header(operation, &["link"]).map(|_| "\"link\"".to_owned())
}
