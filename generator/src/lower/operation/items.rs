//! Bodies that consist of items: streams of JSON values, of events, and of parts (`itemSchema`).

use super::media::{Media, media};
use crate::diagnostic::Code;
use crate::ir::Ty;
use crate::lower::schema::{TypeBuilder, ValueForm};
use crate::spec::Content;

/// Returns the type of each item of a stream of JSON values.
pub(super) fn of_stream(types: &mut TypeBuilder<'_>, content: &Content) -> Ty {
    match (content.item_schema, content.schema) {
        (Some(id), _) => types.whole(id),
        (None, Some(id)) => match types.whole(id) {
            Ty::List(item) => *item,
            ty => ty,
        },
        (None, None) => Ty::Json,
    }
}

/// Reports item schemas and encodings of parts in a media type that has no items.
pub(super) fn check(types: &mut TypeBuilder<'_>, content: &Content) {
    let has_items = content.item_schema.is_some() || content.part_encodings.is_some();
    let kind = media(&content.media_type);
    if has_items && !matches!(kind, Media::JsonStream | Media::Events | Media::Multipart) {
        types.diagnostics.push(
            Code::UnsupportedMediaType,
            &content.at,
            format!("`{}` has no items", content.media_type),
            "`itemSchema`, `prefixEncoding` and `itemEncoding` are ignored; describe the whole body with `schema`",
        );
    }
}

/// Returns the type of each part of a multipart response whose parts are all JSON of one schema. `None` if they are not.
pub(super) fn of_parts(types: &mut TypeBuilder<'_>, content: &Content) -> Option<Ty> {
    let schema = content.schema;
    if schema.is_some_and(|id| !types.prefix_items(id).is_empty()) {
        return None;
    }
    let item = content.item_schema.or_else(|| types.items(schema?))?;
    let encodings = content.part_encodings.iter();
    let encodings: Vec<_> = encodings.flat_map(|all| all.first.iter().chain(&all.others)).collect();
    let is_json = |name: &String| matches!(media(name), Media::Json | Media::JsonLike);
    let is_declared = encodings.iter().any(|encoding| !encoding.media_types.is_empty());
    let is_default = content.part_encodings.as_ref().is_none_or(|all| all.others.is_none());
    let form = types.value_form(item);
    let has_json_default = !matches!(form, ValueForm::Scalar | ValueForm::Unknown);
    let is_all_json = encodings.iter().flat_map(|encoding| &encoding.media_types).all(is_json);
    let is_stream = is_all_json && (has_json_default || (is_declared && !is_default));
    is_stream.then(|| types.whole(item))
}

/// Reports a multipart response whose parts are not read.
pub(super) fn report_parts(types: &mut TypeBuilder<'_>, content: &Content) {
    let is_described = content.item_schema.is_some()
        || content.part_encodings.is_some()
        || content.schema.is_some_and(|id| types.value_form(id) != ValueForm::Unknown);
    if is_described {
        types.diagnostics.push(
            Code::UnsupportedMediaType,
            &content.at,
            format!("the parts of a response `{}` are not read", content.media_type),
            "the response is bytes; split them at the boundary of its `Content-Type`",
        );
    }
}
