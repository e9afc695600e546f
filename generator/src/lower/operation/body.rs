//! Request bodies and their media types.

use super::media::{Media, by_preference, media};
use super::multipart;
use super::rejected::Rejected;
use crate::diagnostic::Code;
use crate::ir::{Body, BodyKind, Docs, Ty};
use crate::lower::schema::TypeBuilder;
use crate::spec::{self, Content, Method, Operation, Style};

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
    let mut unsupported = None;
    for content in by_preference(&body.contents) {
        match lower(types, body, content) {
            Ok(body) if bodies.iter().any(|each| each.media_type == body.media_type) => {}
            Ok(body) => bodies.push(body),
            Err(rejected) => unsupported = Some(rejected),
        }
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

fn lower(
    types: &mut TypeBuilder<'_>,
    body: &spec::Body,
    content: &Content,
) -> Result<Body, Rejected> {
    let binary = content.schema.is_some_and(|id| types.is_binary(id));
    let mut media_type = content.media_type.trim().to_owned();
    let kind = match (media(&content.media_type), content.schema) {
        (Media::Multipart, _) => BodyKind::Multipart(multipart::parts(types, content)?),
        (Media::Wildcard, Some(id)) if !binary => {
            if types.is_string(id) {
                "text/plain".clone_into(&mut media_type);
                BodyKind::Text
            } else {
                "application/json".clone_into(&mut media_type);
                BodyKind::Json(types.whole(id))
            }
        }
        (Media::Wildcard, _) => {
            "application/octet-stream".clone_into(&mut media_type);
            BodyKind::Bytes
        }
        (_, Some(_)) if binary => BodyKind::Bytes,
        (Media::Json | Media::JsonLike, schema) => {
            BodyKind::Json(schema.map_or(Ty::Json, |id| types.whole(id)))
        }
        (Media::Form, schema) => {
            let any = || Ty::Map(Box::new(Ty::Json));
            let style = if content.deep { Style::DeepObject } else { Style::Form };
            BodyKind::Form(schema.map_or_else(any, |id| types.shape(id).ty), style)
        }
        (Media::Text | Media::TextLike | Media::Events, _) => BodyKind::Text,
        (Media::JsonStream | Media::Bytes, _) => BodyKind::Bytes,
    };
    let docs = Docs { text: body.description.clone(), ..Docs::default() };
    Ok(Body { media_type, kind, docs })
}
