//! Responses: their meaning and their bodies.
//!
//! Status codes 2xx mean success, and redirections are results too. `default` means an error next to one of them, and
//! success and error without them. All other responses are documented errors. Of several media types, the preferred one is
//! the body: JSON, then text, then bytes. The caller can request the others.

use super::items;
use super::media::{Media, by_preference, is_xml, media};
use crate::diagnostic::Code;
use crate::ir::{ErrorContent, ResponseBody, ResponseForm, SuccessResponse, Ty};
use crate::lower::draft::DocumentedError;
use crate::lower::schema::{TypeBuilder, ValueForm};
use crate::spec::{Content, Method, Operation, Response, SchemaId, StatusRange};

/// The responses of an operation.
pub(super) struct Responses {
    pub(super) cases: Vec<SuccessResponse>,
    /// The media types of results that the caller can request in addition to the preferred ones.
    pub(super) forms: Vec<ResponseForm>,
    pub(super) errors: Vec<DocumentedError>,
    /// The `Accept` header: the media types of results, or else those of errors.
    pub(super) accept: Option<String>,
}

/// Lowers the responses of an operation.
pub(super) fn responses(types: &mut TypeBuilder<'_>, operation: &Operation) -> Responses {
    let mut cases = Vec::new();
    let mut forms: Vec<ResponseForm> = Vec::new();
    let mut errors = Vec::new();
    let mut accepted: [Vec<String>; 2] = [Vec::new(), Vec::new()];
    for response in &operation.responses {
        let bodies = bodies(types, operation, response);
        let body = bodies.first().map_or(ResponseBody::None, |first| first.body.clone());
        let success = is_success(response.status, &operation.responses);
        let list = &mut accepted[usize::from(!success)];
        for form in bodies.iter().filter(|form| form.body == body) {
            if !list.contains(&form.media_type) {
                list.push(form.media_type.clone());
            }
        }
        let (status, description) = (response.status, response.description.clone());
        if success {
            cases.push(SuccessResponse {
                status,
                body: body.clone(),
                description: description.clone(),
            });
            for form in others(bodies) {
                let is_new = |other: &ResponseForm| {
                    other.media_type != form.media_type || other.body != form.body
                };
                if forms.iter().all(is_new) {
                    forms.push(form);
                }
            }
        }
        if !success || status == StatusRange::Default {
            let content = error_content(body);
            errors.push(DocumentedError { status, content, description });
        }
    }
    cases.sort_by_key(|case| case.status);
    errors.sort_by_key(|case| case.status);
    let [of_success, of_errors] = accepted;
    let accepted = if of_success.is_empty() { of_errors } else { of_success };
    let accept = (!accepted.is_empty()).then(|| accepted.join(", "));
    Responses { cases, forms, errors, accept }
}

/// Returns the body of a response in each media type, the preferred one first.
fn bodies(
    types: &mut TypeBuilder<'_>,
    operation: &Operation,
    response: &Response,
) -> Vec<ResponseForm> {
    if response.contents.is_empty() || !may_have_body(types, operation, response) {
        return Vec::new();
    }
    let contents = by_preference(&response.contents);
    if let Some(preferred) = contents.first() {
        report_xml(types, preferred);
    }
    contents
        .into_iter()
        .map(|content| ResponseForm {
            media_type: content.media_type.trim().to_owned(),
            body: body(types, content),
        })
        .collect()
}

/// Reports a schema of XML, which is not read.
fn report_xml(types: &mut TypeBuilder<'_>, content: &Content) {
    let Some(id) = content.schema.filter(|_| is_xml(&content.media_type)) else { return };
    if !matches!(types.value_form(id), ValueForm::Scalar | ValueForm::Unknown) {
        types.diagnostics.push(
            Code::UnsupportedMediaType,
            &content.at,
            format!("the schema of `{}` describes no string", content.media_type),
            "the response is a string, which the caller reads; `xml` and its `nodeType` have no effect",
        );
    }
}

/// Returns the media types with a method of their own: all except the preferred one, and those with the same JSON. A
/// stream of JSON can also be requested as bytes.
fn others(bodies: Vec<ResponseForm>) -> Vec<ResponseForm> {
    let Some(preferred) = bodies.first().map(|form| form.body.clone()) else { return Vec::new() };
    let is_same_json = matches!(preferred, ResponseBody::Json(_));
    let mut forms = Vec::new();
    for (position, form) in bodies.into_iter().enumerate() {
        let bytes = matches!(form.body, ResponseBody::JsonStream(_)).then(|| ResponseForm {
            media_type: form.media_type.clone(),
            body: ResponseBody::Bytes,
        });
        if position > 0 && !(is_same_json && form.body == preferred) {
            forms.push(form);
        }
        forms.extend(bytes);
    }
    forms
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
    match status.class() {
        Some(class) => matches!(class, 2 | 3),
        None => !all.iter().any(|response| matches!(response.status.class(), Some(2 | 3))),
    }
}

/// Returns the body of an error.
fn error_content(body: ResponseBody) -> ErrorContent {
    match body {
        ResponseBody::Json(ty) => ErrorContent::Json(ty),
        ResponseBody::Text | ResponseBody::Scalar(_) => ErrorContent::Text,
        ResponseBody::None
        | ResponseBody::Bytes
        | ResponseBody::Events(_)
        | ResponseBody::StringEvents(_)
        | ResponseBody::JsonStream(_) => ErrorContent::None,
    }
}

/// Returns the body of a response in a media type.
fn body(types: &mut TypeBuilder<'_>, content: &Content) -> ResponseBody {
    items::check(types, content);
    let binary = content.schema.is_some_and(|id| types.is_binary(id));
    match (media(&content.media_type), content.schema) {
        (_, Some(_)) if binary => ResponseBody::Bytes,
        (Media::Json | Media::JsonLike, schema) => {
            ResponseBody::Json(schema.map_or(Ty::Json, |id| types.whole(id)))
        }
        (Media::JsonStream, Some(id)) if content.item_schema.is_none() && types.is_string(id) => {
            ResponseBody::Bytes
        }
        (Media::JsonStream, _) => ResponseBody::JsonStream(items::of_stream(types, content)),
        (Media::Events, schema) => match content.item_schema.or(schema) {
            Some(id) => events(types, id),
            None => ResponseBody::Events(None),
        },
        (Media::Text, Some(id)) if types.is_number_or_boolean(id) => {
            ResponseBody::Scalar(types.shape(id).ty)
        }
        (Media::Text | Media::TextLike | Media::Form, _) => ResponseBody::Text,
        (Media::Wildcard, Some(id)) if types.is_string(id) => ResponseBody::Text,
        (Media::Wildcard, Some(id)) => ResponseBody::Json(types.whole(id)),
        (Media::Multipart, _) => {
            if let Some(ty) = items::of_parts(types, content) {
                return ResponseBody::JsonStream(ty);
            }
            items::report_parts(types, content);
            ResponseBody::Bytes
        }
        (Media::Wildcard | Media::Bytes, _) => ResponseBody::Bytes,
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
