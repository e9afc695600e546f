//! Blocking calls, for programs without an async runtime.

use std::future::IntoFuture;
use std::sync::OnceLock;

use futures_core::Stream;
use tokio::runtime::{Builder, Runtime};

/// An extension of futures that blocks until they are ready: `client.pets().list().send().wait()`.
///
/// # Panics
///
/// `wait` panics if it is called from async code, which must not block.
pub trait Wait: IntoFuture + Sized {
    /// Blocks until the future is ready, and returns its output.
    fn wait(self) -> Self::Output {
        let future = self.into_future();
        match runtime() {
            Some(runtime) => runtime.block_on(future),
            None => tokio::runtime::Handle::current().block_on(future),
        }
    }
}

impl<F: IntoFuture> Wait for F {}

/// Returns a blocking iterator over the items of a stream: `blocking::iter(client.pets().list().items())`.
pub fn iter<S: Stream + Unpin>(mut stream: S) -> impl Iterator<Item = S::Item> {
    std::iter::from_fn(move || {
        std::future::poll_fn(|context| std::pin::Pin::new(&mut stream).poll_next(context)).wait()
    })
}

/// Returns the runtime of the process, whose thread keeps connections alive between calls; `None` if the system cannot
/// start a thread.
fn runtime() -> Option<&'static Runtime> {
    static RUNTIME: OnceLock<Option<Runtime>> = OnceLock::new();
    let make = || Builder::new_multi_thread().worker_threads(1).enable_all().build().ok();
    RUNTIME.get_or_init(make).as_ref()
}
