//! Bodies that consist of items: streams of JSON values and of events (`itemSchema`).

use super::media::{Media, media};
use crate::diagnostic::Code;
use crate::ir::Ty;
use crate::lower::schema::TypeBuilder;
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

/// Reports a multipart response, whose parts are not read.
pub(super) fn check_parts(types: &mut TypeBuilder<'_>, content: &Content) {
    let has_items = content.item_schema.is_some() || content.part_encodings.is_some();
    if has_items && media(&content.media_type) == Media::Multipart {
        types.diagnostics.push(
            Code::UnsupportedMediaType,
            &content.at,
            format!("the parts of a response `{}` are not read", content.media_type),
            "the response is bytes; split them at the boundary of its `Content-Type`",
        );
    }
}
