//! The `Retry-After` header.

use std::time::{Duration, SystemTime};

use http::header::{DATE, HeaderMap, HeaderName, RETRY_AFTER};

/// Returns the delay of the `Retry-After` header, which contains seconds or a date.
///
/// A date is compared with the `Date` header, so that the clocks of server and client may differ.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let header = |name: HeaderName| headers.get(name)?.to_str().ok();
    let value = header(RETRY_AFTER)?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number of seconds that overflows means never.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    let now = header(DATE).and_then(|date| httpdate::parse_http_date(date).ok());
    Some(date.duration_since(now.unwrap_or_else(local_time)).unwrap_or_default())
}

#[cfg(not(target_family = "wasm"))]
fn local_time() -> SystemTime {
    SystemTime::now()
}

#[cfg(target_family = "wasm")]
fn local_time() -> SystemTime {
    web_time::web::SystemTimeExt::to_std(web_time::SystemTime::now())
}
