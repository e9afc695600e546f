//! The clock: `tokio`'s, or the browser's.

use std::future::{pending, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

#[cfg(not(target_family = "wasm"))]
pub(crate) use tokio::time::{Instant, sleep};
#[cfg(target_family = "wasm")]
pub(crate) use web_time::Instant;

/// A boxed future.
#[cfg(not(target_family = "wasm"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A boxed future that is not `Send`.
#[cfg(target_family = "wasm")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Waits for `duration`, with a timer of the browser, which counts milliseconds.
#[cfg(target_family = "wasm")]
pub(crate) async fn sleep(duration: Duration) {
    let millis = u32::try_from(duration.as_micros().div_ceil(1000)).unwrap_or(u32::MAX);
    gloo_timers::future::TimeoutFuture::new(millis).await;
}

/// Returns the instant after `timeout`; `None`, which means never, if it is out of the range of the clock.
pub(crate) fn deadline_after(timeout: Duration) -> Option<Instant> {
    Instant::now().checked_add(timeout)
}

/// Returns the earlier of two deadlines; `None` means never.
pub(crate) fn earlier(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// Returns the output of a future; `None` if the deadline passes first.
pub(crate) async fn timeout_at<T>(
    deadline: Option<Instant>,
    future: impl Future<Output = T>,
) -> Option<T> {
    let mut future = pin!(future);
    let mut timer = pin!(sleep_until(deadline));
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => timer.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// Waits until a deadline; forever if it is `None`.
async fn sleep_until(deadline: Option<Instant>) {
    let Some(deadline) = deadline else { return pending().await };
    let timer = sleep(deadline.saturating_duration_since(Instant::now()));
    // The future may use up the cooperative budget of its task, as an endless stream does; the timer must fire anyway.
    #[cfg(not(target_family = "wasm"))]
    let timer = tokio::task::unconstrained(timer);
    timer.await;
}
