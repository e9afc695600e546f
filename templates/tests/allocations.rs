//! The number of allocations of a call, compared with the same call written by hand.

#[path = "../benches/call/calls.rs"]
mod calls;

use calls::{ByHand, ByRuntime, server};

/// The allocations that the runtime may add to a call with reqwest and serde.
const MAX_ADDED: i64 = 16;

#[test]
fn call_adds_no_more_allocations_than_the_maximum() {
    let server = server();
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let executor = executor.expect("an executor");
    let (by_hand, by_runtime) = (ByHand::new(server.url()), ByRuntime::new(server.url()));
    let least = |call: &dyn Fn()| {
        // The first calls connect.
        let counts = (0..20).map(|_| allocation_counter::measure(call).count_total);
        i64::try_from(counts.min().unwrap_or(0)).expect("a small number")
    };
    let hand = least(&|| executor.block_on(by_hand.call()));
    let runtime = least(&|| executor.block_on(by_runtime.call()));
    println!("by hand {hand}, runtime {runtime}");
    assert!(runtime - hand <= MAX_ADDED, "by hand {hand}, runtime {runtime}");
}
