//! The clock: `tokio`'s where there is one, the browser's elsewhere.

use std::future::{pending, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

#[cfg(not(target_family = "wasm"))]
pub(crate) use tokio::time::{Instant, sleep};
#[cfg(target_family = "wasm")]
pub(crate) use web_time::Instant;

/// A future that does not say its name.
#[cfg(not(target_family = "wasm"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A future that does not say its name; it stays on its thread.
#[cfg(target_family = "wasm")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Waits; in a browser by its timers.
#[cfg(target_family = "wasm")]
pub(crate) async fn sleep(wait: Duration) {
    let millis = u32::try_from(wait.as_millis()).unwrap_or(u32::MAX);
    gloo_timers::future::TimeoutFuture::new(millis).await;
}

/// The moment after `wait`; none when the clock cannot say it, which is as good as never.
pub(crate) fn after(wait: Duration) -> Option<Instant> {
    Instant::now().checked_add(wait)
}

/// The nearer of two moments; none means never.
pub(crate) fn nearer(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// The future's output, or none when `until` comes first.
pub(crate) async fn within<T>(
    until: Option<Instant>,
    future: impl Future<Output = T>,
) -> Option<T> {
    let mut future = pin!(future);
    let mut alarm = pin!(alarm(until));
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => alarm.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// Waits until a moment; none means for ever.
async fn alarm(until: Option<Instant>) {
    let Some(until) = until else { return pending().await };
    let alarm = sleep(until.saturating_duration_since(Instant::now()));
    // It rings even when what it was set for has used up the turn of its task, as a stream does that never stops.
    #[cfg(not(target_family = "wasm"))]
    let alarm = tokio::task::unconstrained(alarm);
    alarm.await;
}
