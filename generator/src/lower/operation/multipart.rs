//! The parts of `multipart/form-data`.

use super::media::{Media, media};
use super::rejected::Rejected;
use crate::diagnostic::Code;
use crate::ir::{Part, PartKind};
use crate::lower::schema::{FormProperty, TypeBuilder};
use crate::spec::{Content, SchemaId};

/// Returns a part for each property of the object that the schema describes. Empty if there is no schema: the caller adds
/// the parts.
pub(super) fn parts(types: &mut TypeBuilder<'_>, content: &Content) -> Result<Vec<Part>, Rejected> {
    let Some(schema) = content.schema else { return Ok(Vec::new()) };
    match types.properties(schema) {
        Some(properties) => {
            Ok(properties.into_iter().map(|each| part(types, content, each)).collect())
        }
        None => Err(Rejected {
            code: Code::UnsupportedFormSchema,
            at: content.at.clone(),
            message: format!("the schema of `{}` is not an object", content.media_type),
        }),
    }
}

fn part(types: &mut TypeBuilder<'_>, content: &Content, property: FormProperty) -> Part {
    let FormProperty { key, schema, required } = property;
    let encoding = content.encodings.iter().find(|(name, _)| *name == key);
    let media_type = encoding.map(|(_, media_type)| media_type.clone());
    let file_type = media_type
        .as_deref()
        .is_some_and(|name| matches!(media(name), Media::Bytes | Media::Wildcard));
    let docs = types.docs(schema);
    let kind = part_kind(types, schema, file_type);
    Part { name: key, required, kind, media_type, docs }
}

fn part_kind(types: &mut TypeBuilder<'_>, schema: SchemaId, file_type: bool) -> PartKind {
    if types.is_binary(schema) || (file_type && types.is_string(schema)) {
        return PartKind::File;
    }
    if let Some(items) = types.items(schema)
        && types.is_binary(items)
    {
        return PartKind::Files;
    }
    PartKind::Value(types.shape(schema).ty)
}
