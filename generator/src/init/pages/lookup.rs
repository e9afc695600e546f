//! The parameters and properties of a list operation, by their names.

use super::names::OUTER;
use crate::init::quoted;
use crate::init::schema::{find, is, is_scalar, json, of_parameter, properties};
use crate::spec::{In, Method, Operation, Property, SchemaId, Spec, Type};

/// A parameter of pages.
pub(super) struct Parameter {
    /// Its name and location as TOML.
    pub(super) toml: String,
    /// The name, or the path of the property.
    pub(super) path: String,
    pub(super) location: Location,
    pub(super) schema: SchemaId,
}

/// The location of a parameter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Location {
    Query,
    Body,
}

/// Returns the query parameter, or the property of the JSON body, with one of the names and a type.
pub(super) fn parameter(
    spec: &Spec,
    operation: &Operation,
    names: &[&str],
    wanted: Type,
) -> Option<Parameter> {
    query(spec, operation, names, wanted).or_else(|| body(spec, operation, names, wanted))
}

/// Returns the query parameter with one of the names and a type, in the order of the names.
pub(super) fn query(
    spec: &Spec,
    operation: &Operation,
    names: &[&str],
    wanted: Type,
) -> Option<Parameter> {
    names.iter().find_map(|name| {
        let mut all = operation.parameters.iter();
        let found = all.find(|each| each.location == In::Query && each.name == *name)?;
        let schema = of_parameter(found).filter(|id| fits(spec, *id, wanted))?;
        let (path, location) = (found.name.clone(), Location::Query);
        Some(Parameter { toml: quoted(&path), path, location, schema })
    })
}

/// Returns the property of the JSON body with one of the names and a type, or of an object in it with such data.
pub(super) fn body(
    spec: &Spec,
    operation: &Operation,
    names: &[&str],
    wanted: Type,
) -> Option<Parameter> {
    if operation.method != Method::Post {
        return None;
    }
    let all = properties(spec, json(&operation.body.as_ref()?.contents)?);
    let fits = |id| fits(spec, id, wanted);
    let (path, found) = path(spec, &all, names, 1, &fits)?;
    let toml = format!("{{ body = {} }}", quoted(&path));
    Some(Parameter { toml, path, location: Location::Body, schema: found.schema })
}

/// Returns whether a schema has a type. A number can be an integer.
fn fits(spec: &Spec, id: SchemaId, wanted: Type) -> bool {
    is(spec, id, wanted) || (wanted == Type::Integer && is(spec, id, Type::Number))
}

/// Returns the property with one of the names and its path, in the object or in objects around such data.
pub(super) fn path<'s>(
    spec: &'s Spec,
    outer: &[&'s Property],
    names: &[&str],
    depth: usize,
    fits: &dyn Fn(SchemaId) -> bool,
) -> Option<(String, &'s Property)> {
    let fitting: Vec<&Property> = outer.iter().copied().filter(|each| fits(each.schema)).collect();
    if let Some(found) = find(&fitting, names) {
        return Some((found.name.clone(), found));
    }
    let inner = outer.iter().filter(|each| depth > 0 && OUTER.contains(&each.name.as_str()));
    inner.into_iter().find_map(|each| {
        let inner = properties(spec, each.schema);
        let (path, found) = path(spec, &inner, names, depth - 1, fits)?;
        Some((format!("{}/{path}", each.name), found))
    })
}

/// Returns the path of a string or number of the response with one of the names.
pub(super) fn scalar(
    spec: &Spec,
    outer: &[&Property],
    names: &[&str],
    depth: usize,
    fits: &dyn Fn(SchemaId) -> bool,
) -> Option<String> {
    let fits = |id| is_scalar(spec, id) && fits(id);
    path(spec, outer, names, depth, &fits).map(|(path, _)| path)
}

/// Returns the name of a documented header of a success response.
pub(super) fn header<'s>(operation: &'s Operation, names: &[&str]) -> Option<&'s str> {
    let successes = operation.responses.iter().filter(|each| each.status.class() == Some(2));
    let mut headers = successes.flat_map(|response| &response.headers);
    let header = headers.find(|each| names.contains(&each.name.to_lowercase().as_str()))?;
    Some(&header.name)
}
