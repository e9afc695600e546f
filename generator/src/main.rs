//! The command; all of it is in the library.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A third of the time of a run goes into small pieces of memory, from several threads.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    sailwright::cli::run(std::env::args_os())
}
