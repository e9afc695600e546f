//! The `Retry-After` header.

use std::time::{Duration, SystemTime};

use http::header::{DATE, HeaderMap, HeaderName, RETRY_AFTER};

/// How long the server asks to wait, in seconds or as a date; a date is read by the clock of the
/// server where the answer tells it.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: HeaderName| headers.get(name)?.to_str().ok();
    let asked = text(RETRY_AFTER)?.trim();
    if !asked.is_empty() && asked.bytes().all(|byte| byte.is_ascii_digit()) {
        // More than the number can hold is as good as never.
        return Some(Duration::from_secs(asked.parse().unwrap_or(u64::MAX)));
    }
    let moment = httpdate::parse_http_date(asked).ok()?;
    let now = text(DATE).and_then(|date| httpdate::parse_http_date(date).ok());
    Some(moment.duration_since(now.unwrap_or_else(here)).unwrap_or_default())
}

#[cfg(not(target_family = "wasm"))]
fn here() -> SystemTime {
    SystemTime::now()
}

#[cfg(target_family = "wasm")]
fn here() -> SystemTime {
    web_time::web::SystemTimeExt::to_std(web_time::SystemTime::now())
}
