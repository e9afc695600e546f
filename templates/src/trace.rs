//! Spans and events for `tracing`: a span for each call, and one for each of its attempts, without secrets, parameter values
//! and bodies.
//!
//! The fields have the names of the semantic conventions of OpenTelemetry for HTTP clients.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use http::HeaderMap;
use tracing::field::Empty;
use tracing::{Instrument, Span};

use super::auth::Authorization;
use super::call::{Call, CallInfo};
use super::error::{Error, TransportProblem};
use super::json::Problem;
use super::response::IncomingResponse;

/// The headers by which a server announces that an operation is deprecated or ends (RFC 9745, RFC 8594).
const DEPRECATION: [&str; 3] = ["deprecation", "sunset", "x-deprecated"];

/// The operations whose deprecation has been reported.
#[derive(Debug, Default)]
pub(crate) struct ReportedDeprecations(Mutex<BTreeSet<&'static str>>);

/// Creates a span for a call or an attempt.
macro_rules! span {
    ($name:literal, $call:expr, $($field:tt)*) => {{
        let Call { info, url, .. } = $call;
        tracing::info_span!(
            $name,
            operation = info.operation,
            http.request.method = %info.method,
            url.template = %format_args!("{}{}", info.base_path, info.template),
            server.address = url.host_str(),
            server.port = url.port_or_known_default(),
            http.response.status_code = Empty,
            http.request.resend_count = Empty,
            error.type = Empty,
            $($field)*
        )
    }};
}

/// Makes a call in a span.
pub(crate) async fn call(call: Call) -> Result<IncomingResponse, Error> {
    let span = span!("call", &call, error = Empty);
    let core = call.core.clone();
    let result = call.attempts().instrument(span.clone()).await;
    record(&span, &result);
    match &result {
        Ok(response) => {
            record_resends(&span, response.attempts());
            let _entered = span.enter();
            core.reported_deprecations.report(&response.raw().call, response.headers());
        }
        Err(error) => {
            span.record("error", error.to_string());
            if let Error::Transport(error) = error {
                record_resends(&span, error.attempts());
            }
        }
    }
    result
}

/// Makes an attempt in a span of its own. It is that of a client in OpenTelemetry, with the name of the conventions.
pub(crate) async fn attempt(
    call: &mut Call,
    authorization: &Authorization,
) -> Result<IncomingResponse, Error> {
    let span = attempt_span(call);
    let result = call.attempt(authorization).instrument(span.clone()).await;
    record(&span, &result);
    result
}

fn attempt_span(call: &Call) -> Span {
    let CallInfo { method, base_path, template, attempts, .. } = &call.info;
    let name = format_args!("{method} {base_path}{template}");
    let span = span!("attempt", call, otel.kind = "client", otel.name = %name);
    record_resends(&span, *attempts);
    span
}

fn record(span: &Span, result: &Result<IncomingResponse, Error>) {
    match result {
        Ok(response) => {
            let status = response.status();
            span.record("http.response.status_code", status.as_u16());
            if status.is_client_error() || status.is_server_error() {
                span.record("error.type", status.as_str());
            }
        }
        Err(error) => drop(span.record("error.type", error_type(error))),
    }
}

fn record_resends(span: &Span, attempts: u32) {
    if attempts > 1 {
        span.record("http.request.resend_count", attempts - 1);
    }
}

/// Returns the class of an error.
fn error_type(error: &Error) -> &'static str {
    match error {
        Error::Build(_) => "invalid_request",
        #[cfg(feature = "security-schemes")]
        Error::Auth(_) => "auth",
        Error::Transport(error) => match error.problem() {
            TransportProblem::Connect if error.is_timeout() => "connect_timeout",
            TransportProblem::Connect => "connect",
            TransportProblem::ReadTimeout | TransportProblem::RequestTimeout => "timeout",
            TransportProblem::Deadline => "deadline",
            TransportProblem::Interrupted | TransportProblem::Truncated => "interrupted",
            TransportProblem::HeadersTooLarge | TransportProblem::TooLarge(_) => "too_large",
            #[cfg(feature = "rate-limiter")]
            TransportProblem::Limited(_) => "rate_limiter",
        },
        _ => "_OTHER",
    }
}

impl ReportedDeprecations {
    /// Adds an event if the headers of a response announce a deprecation, once for each operation, and once for all untyped
    /// requests.
    fn report(&self, info: &CallInfo, headers: &HeaderMap) {
        let [deprecation, sunset, x_deprecated] = DEPRECATION.map(|name| {
            let value = headers.get(name).and_then(|value| value.to_str().ok());
            let value = value.filter(|value| !value.eq_ignore_ascii_case("false"));
            value.map(|value| info.secrets.redact(value))
        });
        if deprecation.is_none() && sunset.is_none() && x_deprecated.is_none() {
            return;
        }
        if !self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(info.operation) {
            return;
        }
        tracing::warn!(
            operation = info.operation,
            http.request.method = %info.method,
            url.template = %format_args!("{}{}", info.base_path, info.template),
            deprecation = deprecation.map(Cow::into_owned),
            sunset = sunset.map(Cow::into_owned),
            x_deprecated = x_deprecated.map(Cow::into_owned),
            "the server announces that an operation is deprecated",
        );
    }
}

/// Adds an event for each part of a response that lenient decoding replaced or omitted, without its JSON.
pub(crate) fn problems(info: &CallInfo, problems: &[Problem]) {
    for problem in problems {
        tracing::warn!(
            operation = info.operation,
            path = %info.secrets.redact(&problem.path()),
            expected = problem.expected(),
            found = %info.secrets.redact(problem.found()),
            omitted = problem.omitted().map(|path| info.secrets.redact(&path).into_owned()),
            "a value of a response does not have the documented shape",
        );
    }
}
