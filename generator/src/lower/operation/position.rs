//! The parts of multipart bodies that have positions and no names (`prefixItems`, `itemSchema`).

use super::multipart::{headers, kind};
use super::rejected::Rejected;
use crate::diagnostic::Code;
use crate::ir::{Docs, Part, PartKind, Ty};
use crate::lower::schema::TypeBuilder;
use crate::spec::{Content, Encoding, SchemaId};

/// Returns the parts of a body whose schema is a list: one for each of the first items, and one for all others. `None` if
/// the parts have names.
pub(super) fn parts(
    types: &mut TypeBuilder<'_>,
    content: &Content,
) -> Option<Result<Vec<Part>, Rejected>> {
    let first = content.schema.map(|id| types.prefix_items(id)).unwrap_or_default();
    let others = content.item_schema.or_else(|| types.items(content.schema?));
    let encodings = content.part_encodings.as_ref();
    let is_list = content.schema.is_some_and(|id| types.is_list(id));
    if encodings.is_none() && content.item_schema.is_none() && !is_list {
        return None;
    }
    let is_form = content.media_type.trim().to_ascii_lowercase().starts_with("multipart/form-data");
    if is_form {
        let message = "the parts of `multipart/form-data` have names".to_owned();
        return Some(Err(Rejected {
            code: Code::UnsupportedFormSchema,
            at: content.at.clone(),
            message,
        }));
    }
    let mut parts = Vec::new();
    for (position, schema) in first.into_iter().enumerate() {
        let encoding = encodings.and_then(|each| each.first.get(position));
        let names = (format!("part {}", position + 1), position);
        parts.push(part(types, content, names, schema, encoding));
    }
    // The encodings of the first parts that have the schema of all others, or none.
    let encoded = encodings.map_or(0, |each| each.first.len());
    for position in parts.len()..encoded {
        let encoding = encodings.and_then(|each| each.first.get(position));
        let name = format!("part {}", position + 1);
        let part = match others {
            Some(schema) => part(types, content, (name, position), schema, encoding),
            None => Part { position, kind: PartKind::File, ..any(types, name, encoding) },
        };
        parts.push(Part { required: others.is_none(), ..part });
    }
    let encoding = encodings.and_then(|each| each.others.as_ref());
    if is_list || others.is_some() || encoding.is_some() {
        let position = parts.len();
        let names = ("parts".to_owned(), position);
        parts.push(match others {
            Some(schema) => list(part(types, content, names, schema, encoding)),
            None => Part { position, ..any(types, names.0, encoding) },
        });
    }
    Some(Ok(parts))
}

fn part(
    types: &mut TypeBuilder<'_>,
    content: &Content,
    (name, position): (String, usize),
    schema: SchemaId,
    encoding: Option<&Encoding>,
) -> Part {
    let (kind, media_types) = kind(types, content, &name, schema, encoding);
    let headers = encoding.map(|encoding| headers(types, encoding, false)).unwrap_or_default();
    let docs = types.usage(schema).docs;
    Part { name, required: true, kind, media_types, headers, position, docs }
}

/// Returns all other parts, each of which is an item of a list.
fn list(part: Part) -> Part {
    let kind = match part.kind {
        PartKind::File => PartKind::Files,
        PartKind::Value(ty) => PartKind::Value(Ty::List(Box::new(ty))),
        kind => kind,
    };
    Part { kind, ..part }
}

/// Returns all other parts without a schema: files of the declared media types.
fn any(types: &mut TypeBuilder<'_>, name: String, encoding: Option<&Encoding>) -> Part {
    Part {
        name,
        required: true,
        kind: PartKind::Files,
        media_types: encoding.map(|each| each.media_types.clone()).unwrap_or_default(),
        headers: encoding.map(|each| headers(types, each, false)).unwrap_or_default(),
        position: 0,
        docs: Docs::default(),
    }
}
