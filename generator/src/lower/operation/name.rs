//! The words that operations and their inline types are called after.

use crate::spec::{Content, Operation, StatusRange};

/// What an operation would like to be called: its id, else its method and path. A webhook has a
/// name in place of the path, which is enough.
pub(super) fn candidates(operation: &Operation) -> Vec<String> {
    short(operation).into_iter().chain([spelled_out(operation)]).collect()
}

/// The first of these.
pub(super) fn name(operation: &Operation) -> String {
    short(operation).unwrap_or_else(|| spelled_out(operation))
}

fn short(operation: &Operation) -> Option<String> {
    let webhook = || (!operation.path.starts_with('/')).then(|| operation.path.clone());
    operation.id.clone().or_else(webhook)
}

/// `GET /accounts/{id}/roles` as `get accounts by id roles`.
fn spelled_out(operation: &Operation) -> String {
    let mut words = vec![operation.method.as_str().to_lowercase()];
    for piece in operation.path.split('/').filter(|piece| !piece.is_empty()) {
        match piece.strip_prefix('{').and_then(|piece| piece.strip_suffix('}')) {
            Some(name) => words.push(format!("by {name}")),
            None => words.push(piece.replace(['{', '}'], " ")),
        }
    }
    words.join(" ")
}

/// What the type of a body would like to be called.
pub(super) fn body_candidates(operation: &Operation, content: &Content) -> Vec<String> {
    let name = name(operation);
    vec![format!("{name} Request"), format!("{name} {} Request", media_word(&content.media_type))]
}

/// What the type of an answer would like to be called.
pub(super) fn response_candidates(
    operation: &Operation,
    status: StatusRange,
    content: &Content,
) -> Vec<String> {
    let name = name(operation);
    let status = status_words(status);
    let media = media_word(&content.media_type);
    vec![
        format!("{name} Response"),
        format!("{name} {status} Response"),
        format!("{name} {status} {media} Response"),
    ]
}

/// What the type of an error's body would like to be called.
pub(super) fn error_candidates(
    operation: &Operation,
    tag: &str,
    status: StatusRange,
) -> Vec<String> {
    let status = status_words(status);
    let name = name(operation);
    vec![format!("{status} Body"), format!("{tag} {status} Body"), format!("{name} {status} Body")]
}

/// The reason that goes with a status.
pub(super) fn status_words(status: StatusRange) -> String {
    let words = match status {
        StatusRange::Exact(code) => return exact_words(code),
        StatusRange::Class(1) => "Informational",
        StatusRange::Class(2) => "Success",
        StatusRange::Class(3) => "Redirection",
        StatusRange::Class(4) => "Client Error",
        StatusRange::Class(5) => "Server Error",
        StatusRange::Class(digit) => return format!("Status {digit}XX"),
        StatusRange::Default => "Default",
    };
    words.to_owned()
}

fn exact_words(code: u16) -> String {
    let words = match code {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "Non Authoritative Information",
        204 => "No Content",
        205 => "Reset Content",
        206 => "Partial Content",
        207 => "Multi Status",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        412 => "Precondition Failed",
        413 => "Payload Too Large",
        414 => "Uri Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        418 => "Im A Teapot",
        422 => "Unprocessable Entity",
        423 => "Locked",
        424 => "Failed Dependency",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        507 => "Insufficient Storage",
        _ => return format!("Status {code}"),
    };
    words.to_owned()
}

/// The second half of a media type.
fn media_word(media_type: &str) -> &str {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.rsplit('/').next().unwrap_or_default().trim()
}
