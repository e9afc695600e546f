//! Lookups in schemas.

use crate::spec::{
    Content, Operation, Parameter, ParameterKind, Property, Schema, SchemaId, Spec, StatusRange,
    Type,
};

/// The depth to which parts of `allOf` are followed.
const MAX_DEPTH: usize = 8;

/// Returns the schema of the JSON body of a response with this status code.
pub(super) fn response(operation: &Operation, code: u16) -> Option<SchemaId> {
    let is_wanted = |status| match status {
        StatusRange::Exact(exact) => exact == code,
        StatusRange::Class(digit) => u16::from(digit) == code / 100,
        StatusRange::Default => false,
    };
    let response = operation.responses.iter().find(|each| is_wanted(each.status))?;
    let is_json = |content: &&Content| content.media_type.contains("json");
    response.contents.iter().find(is_json)?.schema
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
pub(super) fn of_parameter<'s>(spec: &'s Spec, parameter: &Parameter) -> Option<&'s Schema> {
    match &parameter.kind {
        ParameterKind::Styled { schema, .. } => Some(spec.schemas.get(*schema)),
        ParameterKind::Content(_) => None,
    }
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
