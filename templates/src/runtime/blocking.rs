//! Waiting for calls in programs that have no async runtime.

use std::future::IntoFuture;
use std::sync::OnceLock;

use futures_core::Stream;
use tokio::runtime::{Builder, Runtime};

/// Waits for a future: `client.pets().list().send().wait()`.
///
/// # Panics
///
/// `wait` panics when it is called from async code, which must not block.
pub trait Wait: IntoFuture + Sized {
    /// Blocks until the output is there.
    fn wait(self) -> Self::Output {
        let future = self.into_future();
        match runtime() {
            Some(runtime) => runtime.block_on(future),
            None => tokio::runtime::Handle::current().block_on(future),
        }
    }
}

impl<F: IntoFuture> Wait for F {}

/// The items of a stream, each waited for: `blocking::iter(client.pets().list().items())`.
pub fn iter<S: Stream + Unpin>(mut stream: S) -> impl Iterator<Item = S::Item> {
    std::iter::from_fn(move || {
        std::future::poll_fn(|context| std::pin::Pin::new(&mut stream).poll_next(context)).wait()
    })
}

/// One thread that keeps connections alive between calls; none if the system gives no thread.
fn runtime() -> Option<&'static Runtime> {
    static RUNTIME: OnceLock<Option<Runtime>> = OnceLock::new();
    let make = || Builder::new_multi_thread().worker_threads(1).enable_all().build().ok();
    RUNTIME.get_or_init(make).as_ref()
}
