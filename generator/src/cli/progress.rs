//! Progress of long work on a terminal.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use indicatif::ProgressBar;

use super::output::{MessageFormat, OutputArguments};

/// The time without progress being shown.
const DELAY: Duration = Duration::from_secs(1);

/// Works, and shows a message on the terminal while it takes longer than a second.
pub(super) fn during<T>(message: &str, output: &OutputArguments, work: impl FnOnce() -> T) -> T {
    if output.quiet || output.message_format != MessageFormat::Text {
        return work();
    }
    let (working, wait) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if wait.recv_timeout(DELAY) == Err(RecvTimeoutError::Timeout) {
                // It is hidden if stderr is not a terminal.
                let bar = ProgressBar::new_spinner().with_message(message.to_owned());
                bar.enable_steady_tick(Duration::from_millis(100));
                let _ = wait.recv();
                bar.finish_and_clear();
            }
        });
        let result = work();
        drop(working);
        result
    })
}
