//! The command. The library contains its code.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A run makes many small allocations in several threads; with the default allocator, it takes a third longer.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    sailwright::cli::run(std::env::args_os())
}
