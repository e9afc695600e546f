//! The parts of `multipart/form-data`.

use super::Rejected;
use super::media::{Media, media};
use crate::diagnostic::Code;
use crate::ir::{Part, PartKind};
use crate::lower::schema::{Property, Types};
use crate::spec::{Content, SchemaId};

/// One part for each member of the object that the schema describes. Where it describes none, the
/// parts are up to the caller: the list is empty.
pub(super) fn parts(types: &mut Types<'_>, content: &Content) -> Result<Vec<Part>, Rejected> {
    let Some(schema) = content.schema else { return Ok(Vec::new()) };
    match types.fields(schema) {
        Some(fields) => Ok(fields.into_iter().map(|each| part(types, content, each)).collect()),
        None => Err(Rejected {
            code: Code::UnsupportedFormSchema,
            at: content.at.clone(),
            message: format!("the parts of `{}` are not members of an object", content.media_type),
        }),
    }
}

fn part(types: &mut Types<'_>, content: &Content, property: Property) -> Part {
    let Property { key, schema, required } = property;
    let encoding = content.encodings.iter().find(|(name, _)| *name == key);
    let media_type = encoding.map(|(_, media_type)| media_type.clone());
    let file_type = media_type
        .as_deref()
        .is_some_and(|name| matches!(media(name), Media::Bytes | Media::Wildcard));
    let docs = types.docs(schema);
    let kind = part_kind(types, schema, file_type);
    Part { name: key, required, kind, media_type, docs }
}

fn part_kind(types: &mut Types<'_>, schema: SchemaId, file_type: bool) -> PartKind {
    if types.is_binary(schema) || (file_type && types.is_plain_text(schema)) {
        return PartKind::File;
    }
    if let Some(items) = types.items(schema)
        && types.is_binary(items)
    {
        return PartKind::Files;
    }
    PartKind::Value(types.shape(schema).ty)
}
