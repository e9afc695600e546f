//! The number of allocations of a call, compared with the same call written by hand.

#[path = "../benches/call/calls.rs"]
mod calls;

use calls::{ByHand, ByRuntime, server};

/// The allocations that the runtime may add to a call with reqwest and serde.
const MAX_ADDED: i64 = 16;

/// The bytes that a client may keep after calls in many runtimes that have ended.
const MAX_KEPT: i64 = 4096;

#[test]
fn client_keeps_nothing_of_runtimes_that_have_ended() {
    let server = server();
    let by_runtime = ByRuntime::new(server.url());
    let call = || {
        let executor = tokio::runtime::Builder::new_current_thread().enable_all().build();
        executor.expect("an executor").block_on(by_runtime.call());
    };
    // The first calls fill caches of the process.
    (0..10).for_each(|_| call());
    let kept = allocation_counter::measure(|| (0..50).for_each(|_| call())).bytes_current;
    println!("{kept} bytes kept");
    assert!(kept <= MAX_KEPT, "{kept} bytes kept");
}

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
