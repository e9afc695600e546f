//! The section about the errors of calls.

use super::section::Section;
use crate::emit::Crate;
use crate::ir::RuntimePart;

/// An error: its name, whether the request may have been carried out, whether the client has retried it, and the advice.
type Row = [&'static str; 4];

const BEFORE_SENDING: &[Row] = &[
    [
        "`Config`",
        "no",
        "no",
        "correct the setting that the error names; `build` and `from_environment` return it",
    ],
    ["`Build`", "no", "no", "correct the part of the request that the error names"],
    [
        "`Auth`",
        "no",
        "the token request is",
        "check the credentials, or call again later if `is_retryable`",
    ],
];

const TRANSPORT: &[Row] = &[
    [
        "`Transport`: `Connect`",
        "no",
        "yes",
        "check the network, the base URL, the proxy and the certificates",
    ],
    [
        "`Transport`: `Interrupted`",
        "yes",
        "if idempotent",
        "after a write, look at its effect before you call again",
    ],
    [
        "`Transport`: `Truncated`",
        "yes",
        "if idempotent, unless the body is a stream",
        "after a write, look at its effect before you call again",
    ],
    [
        "`Transport`: `RequestTimeout`",
        "yes",
        "if idempotent",
        "as after `Interrupted`; set `request_timeout` for a slow server",
    ],
    [
        "`Transport`: `ReadTimeout`",
        "yes",
        "if idempotent",
        "as after `Interrupted`; set `read_timeout` for a slow server",
    ],
    [
        "`Transport`: `Deadline`",
        "if `request_was_sent`",
        "until the deadline",
        "as after `Interrupted`; set `total_timeout`",
    ],
    ["`Transport`: `TooLarge`", "yes", "no", "set `body_limit`, or request smaller pages"],
    [
        "`Transport`: `HeadersTooLarge`",
        "yes",
        "no",
        "report it to the provider of the server or of the proxy",
    ],
];

const LIMITED: Row = [
    "`Transport`: `Limited`",
    "no",
    "no",
    "call again after `retry_after`, or set a later deadline",
];

const RESPONSES: &[Row] = &[
    [
        "`Api`",
        "after 5xx, not after 4xx",
        "429; if idempotent, 502, 503 and 504",
        "handle the documented body; call again after `retry_after` if `is_retryable`",
    ],
    [
        "`Undocumented`",
        "after 3xx and 5xx, not after 4xx",
        "429; if idempotent, 502, 503 and 504",
        "as after `Api`; `raw` returns the response",
    ],
    [
        "`Decode`",
        "yes",
        "no",
        "the request has succeeded: do not repeat a write; `raw` returns the response, `path` and `excerpt` its \
         unexpected part",
    ],
    ["`Save`", "yes", "no", "make the destination writable, and download again"],
];

const JOBS: &[Row] = &[
    [
        "`Job`: `Call`",
        "yes",
        "as the call is",
        "the job continues: request its state by the `id` of the error",
    ],
    ["`Job`: `Failed`", "yes", "no", "start another job if the reason is gone"],
    [
        "`Job`: `TimedOut`",
        "yes",
        "no",
        "the job continues: request its state by the `id` of the error",
    ],
    [
        "`Job`: `UnknownState`",
        "yes",
        "no",
        "the job may continue: request its state by the `id` of the error",
    ],
    [
        "`Job`: `NoLocation`",
        "yes",
        "no",
        "the job is done: request its result by the `id` of the error",
    ],
    ["`Job`: `NoId`", "yes", "no", "look for the job on the server before you start another one"],
];

/// Returns the section.
pub(super) fn section(settings: &Crate<'_>) -> Section {
    let has = |part: RuntimePart| settings.runtime_parts.contains(&part);
    let mut rows = [BEFORE_SENDING, TRANSPORT].concat();
    rows.extend(has(RuntimePart::RateLimiter).then_some(LIMITED));
    rows.extend(RESPONSES);
    if has(RuntimePart::Jobs) {
        rows.extend(JOBS);
    }
    let header = ["error", "may have been carried out", "has been retried", "what to do"];
    Section::new("What can go wrong")
        .paragraph(
            "The table has the variants of [`Error`](crate::Error), for `Transport` with the \
             [`TransportProblem`](crate::TransportProblem). It says whether the server may have carried out the request, \
             and whether the client has already retried it.",
        )
        .table(header, &rows)
        .paragraph(
            "An attempt before the last one may have been carried out although the last one was not: \
             [`may_have_been_carried_out`](crate::Error::may_have_been_carried_out) takes all attempts into account. \
             [`is_retryable`](crate::Error::is_retryable) returns whether another call is safe and may succeed:",
        )
        .example(
            "use crate::Error;

fn advice(error: &Error) -> &'static str {
    match error {
        Error::Config(_) | Error::Build(_) => \"correct the program\",
        Error::Decode(_) => \"the call has succeeded, but its response is unexpected\",
        error if error.is_connect() => \"check the network\",
        error if error.is_retryable() => \"call again later\",
        error if error.may_have_been_carried_out() => \"look at the server first\",
        _ => \"the server has rejected the call\",
    }
}",
        )
}
