//! Spans for `tracing`: one for each call, without secrets, parameter values and bodies.

use tracing::field::Empty;
use tracing::{Instrument, Span};

use super::call::{Call, CallInfo};
use super::error::Error;
use super::json::Problem;
use super::response::IncomingResponse;
use super::time::Instant;

/// Runs a call in a span.
pub(crate) async fn traced(call: Call) -> Result<IncomingResponse, Error> {
    let info = &call.info;
    let span = tracing::info_span!(
        "call",
        operation = info.operation,
        method = %info.method,
        path = %format_args!("{}{}", info.base_path, info.template),
        status = Empty,
        retries = Empty,
        duration_ms = Empty,
        error = Empty,
    );
    let start = Instant::now();
    let result = call.attempts().instrument(span.clone()).await;
    record(&span, &result);
    span.record("duration_ms", u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX));
    result
}

fn record(span: &Span, result: &Result<IncomingResponse, Error>) {
    match result {
        Ok(response) => {
            span.record("status", response.status().as_u16());
            span.record("retries", response.attempts().saturating_sub(1));
        }
        Err(error) => {
            span.record("error", error.to_string());
            if let Error::Transport(error) = error {
                span.record("retries", error.attempts().saturating_sub(1));
            }
        }
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
