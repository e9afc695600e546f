//! Work that may panic, hang or overflow its stack.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use allocation_counter::AllocationInfo;

/// The default stack size of threads in Rust, which is enough for the generator.
const STACK: usize = 2 * 1024 * 1024;

/// The time after which work is considered endless. It is far more than any document needs on a slow machine.
const ENDLESS: Duration = Duration::from_secs(1800);

/// The maximum number of allocations, which is twice that of the document that needs most. It is the measure of the
/// work, because it does not depend on the speed of the machine as a time does.
const MAX_ALLOCATIONS: u64 = 16_000_000;

/// The maximum number of bytes that are allocated at the same time.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Runs work in a thread with a name, which is printed if its stack overflows.
///
/// # Errors
///
/// Returns a message if the work panics, allocates too much, or does not end.
pub fn bounded<T: Send + 'static>(
    name: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, String> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new()
        .name(name.to_owned())
        .stack_size(STACK)
        .spawn(move || {
            let result = catch_unwind(AssertUnwindSafe(|| measured(work)));
            // The receiver is gone after the time limit.
            let _ = sender.send(result);
        })
        .expect("a thread");
    match receiver.recv_timeout(ENDLESS) {
        Ok(Ok((_, used))) if used.count_total > MAX_ALLOCATIONS || used.bytes_max > MAX_BYTES => {
            Err(format!("{} allocations, {} bytes at the peak", used.count_total, used.bytes_max))
        }
        Ok(Ok((value, _))) => Ok(value),
        Ok(Err(panic)) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
            Err(format!("panicked: {}", text.unwrap_or("without a message")))
        }
        Err(_) => Err(format!("took longer than {ENDLESS:?}")),
    }
}

/// Runs work on this thread only, because allocations are counted by thread.
fn measured<T: Send>(work: impl FnOnce() -> T + Send) -> (T, AllocationInfo) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
    let pool = pool.expect("a pool of this thread");
    let mut result = None;
    let used = allocation_counter::measure(|| result = Some(pool.install(work)));
    (result.expect("the work is done"), used)
}
