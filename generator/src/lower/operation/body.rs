//! Request bodies and their media types.

use super::media::{Media, by_preference, is_xml, media};
use super::rejected::Rejected;
use super::{charset, form, items, multipart, position};
use crate::diagnostic::Code;
use crate::ir::{Body, BodyKind, Docs, Ty};
use crate::lower::schema::{TypeBuilder, ValueForm};
use crate::spec::{self, Content, Method, Operation, SchemaId};

/// Returns the request body of an operation in each media type, the preferred one first.
pub(super) fn bodies(
    types: &mut TypeBuilder<'_>,
    operation: &Operation,
) -> Result<Vec<Body>, Rejected> {
    let Some(body) = &operation.body else { return Ok(Vec::new()) };
    if matches!(operation.method, Method::Get | Method::Head | Method::Trace) {
        types.diagnostics.push(
            Code::RequestBodyNotAllowed,
            &body.at,
            format!(
                "the request body of a {} operation has no defined semantics",
                operation.method.as_str()
            ),
            "the body is sent, but proxies and servers may ignore it",
        );
    }
    let mut bodies: Vec<Body> = Vec::new();
    let mut ranges = Vec::new();
    let mut unsupported = None;
    for content in by_preference(&body.contents) {
        if is_range(types, content) {
            ranges.push(content.media_type.trim().to_owned());
            continue;
        }
        match lower(types, body, content) {
            Ok(body) if bodies.iter().any(|each| each.media_type == body.media_type) => {}
            Ok(body) => bodies.push(body),
            Err(rejected) => unsupported = Some(rejected),
        }
    }
    if !ranges.is_empty() {
        let media_type = ranges.join(", ");
        bodies.push(Body { media_type, kind: BodyKind::Ranges(ranges), docs: docs(body) });
    }
    match unsupported {
        Some(rejected) if bodies.is_empty() && body.required => Err(rejected),
        Some(Rejected { code, at, message }) => {
            types.diagnostics.push(
                code,
                &at,
                message,
                "the body is generated without this media type",
            );
            Ok(bodies)
        }
        None => Ok(bodies),
    }
}

/// Returns whether the caller selects the media type: it is a range, and the schema does not imply JSON or plain text.
fn is_range(types: &mut TypeBuilder<'_>, content: &Content) -> bool {
    let essence = content.media_type.split(';').next().unwrap_or_default().trim();
    let Some(kind) = essence.strip_suffix('*') else { return false };
    let Some(id) = content.schema else { return true };
    let is_string = types.is_string(id);
    types.is_binary(id)
        || match kind {
            "*/" => false,
            "text/" => !is_string,
            "application/" => is_string,
            _ => true,
        }
}

fn docs(body: &spec::Body) -> Docs {
    Docs { text: body.description.clone(), ..Docs::default() }
}

fn lower(
    types: &mut TypeBuilder<'_>,
    body: &spec::Body,
    content: &Content,
) -> Result<Body, Rejected> {
    let binary = content.schema.is_some_and(|id| types.is_binary(id));
    let mut media_type = content.media_type.trim().to_owned();
    items::check(types, content);
    let kind = match (media(&content.media_type), content.schema) {
        (Media::Multipart, _) => match position::parts(types, content) {
            Some(parts) => BodyKind::Parts(parts?),
            None => BodyKind::Multipart(multipart::parts(types, content)?),
        },
        (Media::JsonStream, _) if content.item_schema.is_some() => {
            BodyKind::JsonStream(items::of_stream(types, content))
        }
        (_, Some(id)) if media_type.contains('*') => {
            if types.is_string(id) {
                "text/plain".clone_into(&mut media_type);
                BodyKind::Text
            } else {
                "application/json".clone_into(&mut media_type);
                BodyKind::Json(types.whole(id))
            }
        }
        (_, Some(_)) if binary => BodyKind::Bytes,
        (Media::Json | Media::JsonLike, schema) => {
            charset::check_json(content)?;
            BodyKind::Json(schema.map_or(Ty::Json, |id| types.whole(id)))
        }
        (Media::Form, schema) => form::form(types, content, schema)?,
        (Media::Text | Media::TextLike | Media::Events, schema) => {
            report_objects(types, content, schema, "a string");
            if charset::is_supported(types, content) { BodyKind::Text } else { BodyKind::Bytes }
        }
        (Media::Bytes | Media::JsonStream | Media::Wildcard, schema) => {
            report_objects(types, content, schema, "bytes");
            BodyKind::Bytes
        }
    };
    Ok(Body { media_type, kind, docs: docs(body) })
}

/// Reports an object in a media type other than JSON, such as XML. The caller writes it as `form`.
fn report_objects(
    types: &mut TypeBuilder<'_>,
    content: &Content,
    schema: Option<SchemaId>,
    form: &str,
) {
    let Some(id) = schema else { return };
    if matches!(types.value_form(id), ValueForm::Scalar | ValueForm::Unknown) {
        return;
    }
    types.diagnostics.push(
        Code::UnsupportedMediaType,
        &content.at,
        format!("the schema of `{}` describes no string", content.media_type),
        if is_xml(&content.media_type) {
            format!("the request body is {form}, which the caller writes; `xml` and its `nodeType` have no effect")
        } else {
            format!("the request body is {form}, which the caller writes in this media type")
        },
    );
}
