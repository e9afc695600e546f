//! Responses: their meaning and their bodies.
//!
//! Status codes 2xx mean success. If none is documented, `default` means success, or else the redirections. All other
//! responses are documented errors. The client accepts the preferred one of several media types: JSON, then text, then
//! bytes. If events are an alternative to another body, they are a separate method.

use super::media::{Media, by_preference, media};
use crate::diagnostic::Code;
use crate::ir::{ErrorContent, ResponseBody, SuccessResponse, Ty};
use crate::lower::draft::DocumentedError;
use crate::lower::schema::TypeBuilder;
use crate::spec::{Content, Method, Operation, Response, SchemaId, StatusRange};

/// The responses of an operation.
pub(super) struct Responses {
    pub(super) cases: Vec<SuccessResponse>,
    /// The response if the caller requests events.
    pub(super) events: Option<SuccessResponse>,
    pub(super) errors: Vec<DocumentedError>,
    /// The `Accept` header: the media types of success, or else those of errors.
    pub(super) accept: Option<String>,
}

/// Lowers the responses of an operation.
pub(super) fn responses(types: &mut TypeBuilder<'_>, operation: &Operation) -> Responses {
    let mut cases = Vec::new();
    let mut events = None;
    let mut errors = Vec::new();
    let mut accepted: [Vec<String>; 2] = [Vec::new(), Vec::new()];
    for response in &operation.responses {
        let chosen = preferred(response).filter(|_| may_have_body(types, operation, response));
        let body = chosen.map_or(ResponseBody::None, |content| body(types, content));
        let success = is_success(response.status, &operation.responses);
        let list = &mut accepted[usize::from(!success)];
        let media_type = chosen.map(|content| content.media_type.trim().to_owned());
        list.extend(media_type.filter(|name| !list.contains(name)));
        if body == ResponseBody::Bytes {
            also_bytes(response, list);
        }
        let (status, description) = (response.status, response.description.clone());
        if success {
            events = events.or_else(|| also_events(types, response, &body));
            cases.push(SuccessResponse { status, body, description });
        } else {
            let content = match body {
                ResponseBody::Json(ty) => ErrorContent::Json(ty),
                ResponseBody::Text => ErrorContent::Text,
                ResponseBody::None
                | ResponseBody::Bytes
                | ResponseBody::Events(_)
                | ResponseBody::StringEvents(_) => ErrorContent::None,
            };
            errors.push(DocumentedError { status, content, description });
        }
    }
    cases.sort_by_key(|case| case.status);
    errors.sort_by_key(|case| case.status);
    let [of_success, of_errors] = accepted;
    let accepted = if of_success.is_empty() { of_errors } else { of_success };
    let accept = (!accepted.is_empty()).then(|| accepted.join(", "));
    Responses { cases, events, errors, accept }
}

/// Returns whether HTTP allows a response to have a body. The documented body of a response to HEAD is that of GET; for
/// some status codes it is an error.
fn may_have_body(types: &mut TypeBuilder<'_>, operation: &Operation, response: &Response) -> bool {
    if let StatusRange::Exact(code @ (204 | 205 | 304)) = response.status {
        types.diagnostics.push(
            Code::ResponseBodyNotAllowed,
            &response.at,
            format!("a response with status code {code} must not have a body"),
            "the body is ignored",
        );
        return false;
    }
    operation.method != Method::Head
}

/// Returns whether a status code means success among the responses of an operation.
pub(super) fn is_success(status: StatusRange, all: &[Response]) -> bool {
    let class = |status| match status {
        StatusRange::Exact(code) => code / 100,
        StatusRange::Class(digit) => u16::from(digit),
        StatusRange::Default => 0,
    };
    let any = |wanted: u16| all.iter().any(|response| class(response.status) == wanted);
    match class(status) {
        2 => true,
        0 => !any(2),
        3 => !any(2) && !any(0),
        _ => false,
    }
}

/// Adds the other media types that are read as bytes; parameters or the server determine the media type of the response.
fn also_bytes(response: &Response, list: &mut Vec<String>) {
    for content in by_preference(&response.contents) {
        let name = content.media_type.trim();
        if media(name) == Media::Bytes && !list.iter().any(|other| other == name) {
            list.push(name.to_owned());
        }
    }
}

/// Returns the events that a response contains as an alternative to its body.
fn also_events(
    types: &mut TypeBuilder<'_>,
    response: &Response,
    other: &ResponseBody,
) -> Option<SuccessResponse> {
    if *other == ResponseBody::None || other.is_events() {
        return None;
    }
    let is_events = |content: &&Content| media(&content.media_type) == Media::Events;
    let body = body(types, response.contents.iter().find(is_events)?);
    Some(SuccessResponse {
        status: response.status,
        body,
        description: response.description.clone(),
    })
}

fn preferred(response: &Response) -> Option<&Content> {
    by_preference(&response.contents).into_iter().next()
}

/// Returns the body of a response in a media type.
fn body(types: &mut TypeBuilder<'_>, content: &Content) -> ResponseBody {
    let binary = content.schema.is_some_and(|id| types.is_binary(id));
    match (media(&content.media_type), content.schema) {
        (_, Some(_)) if binary => ResponseBody::Bytes,
        (Media::Json | Media::JsonLike, schema) => {
            ResponseBody::Json(schema.map_or(Ty::Json, |id| types.whole(id)))
        }
        (Media::Events, Some(id)) => events(types, id),
        (Media::Events, None) => ResponseBody::Events(None),
        (Media::Text | Media::TextLike | Media::Form, _) => ResponseBody::Text,
        (Media::Wildcard, Some(id)) if types.is_string(id) => ResponseBody::Text,
        (Media::Wildcard, Some(id)) => ResponseBody::Json(types.whole(id)),
        (Media::Wildcard | Media::Multipart | Media::Bytes, _) => ResponseBody::Bytes,
    }
}

/// Returns the events with the data of a schema. The data of an event is text; the text of a string is the string itself,
/// and that of all other types is JSON.
fn events(types: &mut TypeBuilder<'_>, id: SchemaId) -> ResponseBody {
    if types.is_string(id) {
        ResponseBody::Events(None)
    } else if types.is_read_from_string(id) {
        ResponseBody::StringEvents(types.shape(id).ty)
    } else {
        ResponseBody::Events(Some(types.whole(id)))
    }
}
