//! The reason phrases of HTTP status codes.

use crate::spec::StatusRange;

/// Returns the reason phrase of a status code without punctuation: `Not Found`, `Client Error` for `4XX`, `Default`.
///
/// Some phrases are those of older RFCs, unlike the variants of error enums (`Unprocessable Entity`,
/// `UnprocessableContent`): the names of types contain them.
#[must_use]
pub fn reason(status: StatusRange) -> String {
    let words = match status {
        StatusRange::Exact(code) => {
            return exact(code).map_or_else(|| format!("Status {code}"), str::to_owned);
        }
        StatusRange::Class(1) => "Informational",
        StatusRange::Class(2) => "Success",
        StatusRange::Class(3) => "Redirection",
        StatusRange::Class(4) => "Client Error",
        StatusRange::Class(5) => "Server Error",
        StatusRange::Class(class) => return format!("Status {class}XX"),
        StatusRange::Default => "Default",
    };
    words.to_owned()
}

fn exact(code: u16) -> Option<&'static str> {
    Some(match code {
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
        _ => return None,
    })
}
