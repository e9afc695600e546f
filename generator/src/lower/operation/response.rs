//! Answers: which of them mean success, and what they hold.
//!
//! 2xx means success. Where no 2xx is documented, `default` does, and for want of that the
//! redirections. All other answers are documented errors. Of several media types the preferred one is
//! asked for: JSON, then texts, then bytes. Events beside another body are a call of their own.

use super::media::{Media, by_preference, media};
use crate::diagnostic::Code;
use crate::ir::{ErrorContent, ResponseBody, SuccessResponse, Ty};
use crate::lower::draft::ErrorCase;
use crate::lower::schema::Types;
use crate::spec::{Content, Method, Operation, Response, StatusRange};

/// The answers of an operation.
pub(super) struct Responses {
    pub(super) cases: Vec<SuccessResponse>,
    /// What comes instead when events are asked for.
    pub(super) events: Option<SuccessResponse>,
    pub(super) errors: Vec<ErrorCase>,
    /// The `Accept` header: the media types of success, or for want of those of errors.
    pub(super) accept: Option<String>,
}

/// Lowers the answers of an operation.
pub(super) fn responses(types: &mut Types<'_>, operation: &Operation) -> Responses {
    let mut cases = Vec::new();
    let mut events = None;
    let mut errors = Vec::new();
    let mut accepted: [Vec<String>; 2] = [Vec::new(), Vec::new()];
    for response in &operation.responses {
        let chosen = preferred(response).filter(|_| may_hold(types, operation, response));
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
                ResponseBody::None | ResponseBody::Bytes | ResponseBody::Events(_) => {
                    ErrorContent::None
                }
            };
            errors.push(ErrorCase { status, content, description });
        }
    }
    cases.sort_by_key(|case| case.status);
    errors.sort_by_key(|case| case.status);
    let [of_success, of_errors] = accepted;
    let accepted = if of_success.is_empty() { of_errors } else { of_success };
    let accept = (!accepted.is_empty()).then(|| accepted.join(", "));
    Responses { cases, events, errors, accept }
}

/// Whether HTTP lets an answer hold a body. What is said of an answer to HEAD is what GET would
/// answer; for some statuses it is a mistake.
fn may_hold(types: &mut Types<'_>, operation: &Operation, response: &Response) -> bool {
    if let StatusRange::Exact(code @ (204 | 205 | 304)) = response.status {
        types.findings.add_with_help(
            Code::ResponseBodyNotAllowed,
            &response.at,
            format!("an answer of status {code} has no body"),
            "what the document says about it is left out",
        );
        return false;
    }
    operation.method != Method::Head
}

/// Whether a status means success, among those that an operation documents.
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

/// Adds the other media types that are read as bytes: which one comes is for parameters and the server to say.
fn also_bytes(response: &Response, list: &mut Vec<String>) {
    for content in by_preference(&response.contents) {
        let name = content.media_type.trim();
        if media(name) == Media::Bytes && !list.iter().any(|other| other == name) {
            list.push(name.to_owned());
        }
    }
}

/// The events that an answer offers beside its body.
fn also_events(
    types: &mut Types<'_>,
    response: &Response,
    other: &ResponseBody,
) -> Option<SuccessResponse> {
    if matches!(other, ResponseBody::None | ResponseBody::Events(_)) {
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

/// What an answer of a media type holds.
fn body(types: &mut Types<'_>, content: &Content) -> ResponseBody {
    let binary = content.schema.is_some_and(|id| types.is_binary(id));
    match (media(&content.media_type), content.schema) {
        (_, Some(_)) if binary => ResponseBody::Bytes,
        (Media::Json | Media::JsonLike, schema) => {
            ResponseBody::Json(schema.map_or(Ty::Json, |id| types.whole(id)))
        }
        (Media::Events, Some(id)) if !types.is_plain_text(id) => {
            ResponseBody::Events(Some(types.whole(id)))
        }
        (Media::Events, _) => ResponseBody::Events(None),
        (Media::Text | Media::TextLike | Media::Form, _) => ResponseBody::Text,
        (Media::Wildcard, Some(id)) if types.is_plain_text(id) => ResponseBody::Text,
        (Media::Wildcard, Some(id)) => ResponseBody::Json(types.whole(id)),
        (Media::Wildcard | Media::Multipart | Media::Bytes, _) => ResponseBody::Bytes,
    }
}
