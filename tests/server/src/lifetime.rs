//! The end of a server: when it is dropped, or after a span of real time.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use tokio::sync::oneshot;

/// The reason why a server stops.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    Dropped,
    Expired,
}

/// Returns a handle and a signal, which fires when the handle is dropped or after the lifetime.
///
/// A timer of tokio cannot do it: in a test with a paused clock it would fire at once.
pub(crate) fn limited_to(lifetime: Duration) -> (Sender<()>, oneshot::Receiver<Stop>) {
    let (handle, dropped) = channel();
    let (stop, stopped) = oneshot::channel();
    std::thread::spawn(move || {
        let reason = match dropped.recv_timeout(lifetime) {
            Err(RecvTimeoutError::Timeout) => Stop::Expired,
            Ok(()) | Err(RecvTimeoutError::Disconnected) => Stop::Dropped,
        };
        // The receiver is gone if the runtime of the server has ended first.
        let _ = stop.send(reason);
    });
    (handle, stopped)
}
