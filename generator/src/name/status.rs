//! The names of status codes.

use crate::spec::StatusRange;

/// Returns the variant of a status code: `NotFound`, `ClientError` for `4XX`, `Default`.
pub(super) fn variant(status: StatusRange) -> String {
    let known = match status {
        StatusRange::Exact(code) => {
            return exact_variant(code).map_or_else(|| format!("Status{code}"), str::to_owned);
        }
        StatusRange::Class(1) => "Informational",
        StatusRange::Class(2) => "Success",
        StatusRange::Class(3) => "Redirection",
        StatusRange::Class(4) => "ClientError",
        StatusRange::Class(5) => "ServerError",
        StatusRange::Class(class) => return format!("Status{class}XX"),
        StatusRange::Default => "Default",
    };
    known.to_owned()
}

fn exact_variant(code: u16) -> Option<&'static str> {
    Some(match code {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritative",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        407 => "ProxyAuthenticationRequired",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        414 => "UriTooLong",
        415 => "UnsupportedMediaType",
        416 => "RangeNotSatisfiable",
        417 => "ExpectationFailed",
        421 => "MisdirectedRequest",
        422 => "UnprocessableContent",
        423 => "Locked",
        424 => "FailedDependency",
        425 => "TooEarly",
        426 => "UpgradeRequired",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        431 => "RequestHeaderFieldsTooLarge",
        451 => "UnavailableForLegalReasons",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        507 => "InsufficientStorage",
        _ => return None,
    })
}
