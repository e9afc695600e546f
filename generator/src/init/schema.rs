//! Lookups in schemas.

use crate::spec::{
    Content, Operation, Parameter, ParameterKind, Property, Response, Schema, SchemaId, Spec,
    StatusRange, Type,
};

/// The depth to which parts of `allOf` are followed.
const MAX_DEPTH: usize = 8;

/// Returns the schema of the JSON body of a response with this status code. `default` has it if no success is documented.
pub(super) fn response(operation: &Operation, code: u16) -> Option<SchemaId> {
    let all = &operation.responses;
    let is_success = |each: &Response| matches!(each.status.class(), Some(2 | 3));
    let is_wanted = |each: &&Response| match each.status {
        StatusRange::Exact(exact) => exact == code,
        StatusRange::Class(digit) => u16::from(digit) == code / 100,
        StatusRange::Default => code == 200 && !all.iter().any(is_success),
    };
    json(&all.iter().find(is_wanted)?.contents)
}

/// Returns the schema of the JSON among the contents of a body.
pub(super) fn json(contents: &[Content]) -> Option<SchemaId> {
    contents.iter().find(|each| each.media_type.contains("json"))?.schema
}

/// Returns the properties of an object, with those of the parts of its `allOf`.
pub(super) fn properties(spec: &Spec, id: SchemaId) -> Vec<&Property> {
    let mut found = Vec::new();
    collect(spec, id, MAX_DEPTH, &mut |schema| found.extend(&schema.properties));
    found
}

/// Returns whether a schema has a type, directly or in a part of its `allOf`.
pub(super) fn is(spec: &Spec, id: SchemaId, wanted: Type) -> bool {
    let mut is = false;
    collect(spec, id, MAX_DEPTH, &mut |schema| is |= schema.types.contains(&wanted));
    is
}

/// Returns whether a value can be written in one piece: a string or a number.
pub(super) fn is_scalar(spec: &Spec, id: SchemaId) -> bool {
    [Type::String, Type::Integer, Type::Number].iter().any(|wanted| is(spec, id, *wanted))
}

/// Returns the first property with one of the names, in the order of the names.
pub(super) fn find<'s>(properties: &[&'s Property], names: &[&str]) -> Option<&'s Property> {
    names.iter().find_map(|name| properties.iter().find(|each| each.name == *name).copied())
}

/// Returns the schema of a parameter. `None` if it is a string in a media type.
pub(super) fn of_parameter(parameter: &Parameter) -> Option<SchemaId> {
    match &parameter.kind {
        ParameterKind::Styled { schema, .. } => Some(*schema),
        ParameterKind::Content(_) => None,
    }
}

/// Returns the first value that a schema or a part of its `allOf` has.
pub(super) fn part_with<T>(
    spec: &Spec,
    id: SchemaId,
    value: impl Fn(&Schema) -> Option<T>,
) -> Option<T> {
    let mut found = None;
    collect(spec, id, MAX_DEPTH, &mut |schema| found = found.take().or_else(|| value(schema)));
    found
}

fn collect<'s>(spec: &'s Spec, id: SchemaId, depth: usize, add: &mut impl FnMut(&'s Schema)) {
    let schema = spec.schemas.get(id);
    add(schema);
    if depth > 0 {
        for part in &schema.all_of {
            collect(spec, *part, depth - 1, add);
        }
    }
}
