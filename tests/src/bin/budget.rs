//! Runs one piece of work, so that the test `budget` can count its instructions with callgrind.

use std::hint::black_box;
use std::process::ExitCode;

use sailwright_tests::budget;

fn main() -> ExitCode {
    // Callgrind counts the instructions of one thread, so all work runs in this one.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    if pool.build_global().is_err() {
        return ExitCode::FAILURE;
    }
    let done = match std::env::args().nth(1).as_deref() {
        Some("generate") => {
            let config = budget::config("spec/v2024/openapi.yaml");
            budget::generate(&budget::repository(), &config).tree.is_some()
        }
        Some("decode") => !budget::decode(black_box(budget::page().as_bytes())).is_empty(),
        Some("request") => budget::request(&budget::client()),
        Some("body") => budget::body(&budget::client(), &budget::session()),
        _ => false,
    };
    if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
