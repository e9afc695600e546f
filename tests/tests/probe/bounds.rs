//! Work that may panic, hang or overflow its stack.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// The default stack size of threads in Rust, which is enough for the generator.
const STACK: usize = 2 * 1024 * 1024;

/// Runs work in a thread with a name, which is printed if its stack overflows.
///
/// # Errors
///
/// Returns a message if the work panics or exceeds the time limit.
pub fn bounded<T: Send + 'static>(
    name: &str,
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, String> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new()
        .name(name.to_owned())
        .stack_size(STACK)
        .spawn(move || {
            let result = catch_unwind(AssertUnwindSafe(work));
            // The receiver is gone after the time limit.
            let _ = sender.send(result);
        })
        .expect("a thread");
    match receiver.recv_timeout(limit) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(panic)) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
            Err(format!("panicked: {}", text.unwrap_or("without a message")))
        }
        Err(_) => Err(format!("took longer than {limit:?}")),
    }
}
