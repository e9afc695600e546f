//! Spans for `tracing`: one for each call, without secrets, values or bodies.

use tracing::field::Empty;
use tracing::{Instrument, Span};

use super::call::Call;
use super::error::Failure;
use super::response::IncomingResponse;
use super::time::Instant;

/// Runs a call inside of a span.
pub(crate) async fn traced(call: Call) -> Result<IncomingResponse, Failure> {
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
    let outcome = call.attempts().instrument(span.clone()).await;
    record(&span, &outcome);
    span.record("duration_ms", u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX));
    outcome
}

fn record(span: &Span, outcome: &Result<IncomingResponse, Failure>) {
    match outcome {
        Ok(response) => {
            span.record("status", response.status().as_u16());
            span.record("retries", response.attempts().saturating_sub(1));
        }
        Err(failure) => {
            span.record("error", failure.to_string());
            if let Failure::Transport(error) = failure {
                span.record("retries", error.attempts().saturating_sub(1));
            }
        }
    }
}
