//! The runtime of a call: that of `tokio` which polls it, or the browser.

#[cfg(not(target_family = "wasm"))]
use std::pin::Pin;

#[cfg(not(target_family = "wasm"))]
use tokio::runtime::Handle;

/// The runtime that polls the caller.
#[cfg(not(target_family = "wasm"))]
pub(crate) struct Runtime(Handle);

/// The event loop of the page.
#[cfg(target_family = "wasm")]
pub(crate) struct Runtime;

/// The identity of a runtime.
#[cfg(not(target_family = "wasm"))]
pub(crate) type RuntimeId = tokio::runtime::Id;

/// The identity of the only event loop.
#[cfg(target_family = "wasm")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RuntimeId;

/// The error of a call that no runtime of tokio polls.
pub(crate) const NO_RUNTIME: &str = "the call is not made in a tokio runtime; \
     in a program without one, use the cargo feature `blocking`";

#[cfg(not(target_family = "wasm"))]
impl Runtime {
    /// Returns the runtime of the caller; `None` outside of a tokio runtime.
    pub(crate) fn current() -> Option<Self> {
        Handle::try_current().ok().map(Self)
    }

    pub(crate) fn id(&self) -> RuntimeId {
        self.0.id()
    }

    /// Runs a future in a task of its own, until it is ready or the runtime ends.
    pub(crate) fn spawn(&self, future: impl Future<Output = ()> + Send + 'static) {
        // One type of task for all futures, so that programs contain the code of tasks once.
        let future: Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(future);
        drop(self.0.spawn(future));
    }
}

#[cfg(target_family = "wasm")]
impl Runtime {
    pub(crate) fn current() -> Option<Self> {
        Some(Self)
    }

    pub(crate) fn id(&self) -> RuntimeId {
        RuntimeId
    }

    /// Runs a future in a task of its own, until it is ready or the page is closed.
    pub(crate) fn spawn(&self, future: impl Future<Output = ()> + 'static) {
        wasm_bindgen_futures::spawn_local(future);
    }
}
