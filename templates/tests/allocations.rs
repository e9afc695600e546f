//! How often a call allocates, beside the same call by hand: a number that is kept, so that a jump shows.

#[path = "../benches/call/calls.rs"]
mod calls;

use calls::{ByHand, ByRuntime, serve};

/// What the runtime may add to a call that is made by hand with reqwest and serde.
const MOST: i64 = 16;

#[test]
fn a_call_adds_no_more_allocations_than_are_known() {
    let url = serve();
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let executor = executor.expect("an executor");
    let (by_hand, by_runtime) = (ByHand::new(&url), ByRuntime::new(&url));
    let least = |call: &dyn Fn()| {
        // The first calls connect.
        let counts = (0..20).map(|_| allocation_counter::measure(call).count_total);
        i64::try_from(counts.min().unwrap_or(0)).expect("a small number")
    };
    let hand = least(&|| executor.block_on(by_hand.call()));
    let runtime = least(&|| executor.block_on(by_runtime.call()));
    println!("by hand {hand}, runtime {runtime}");
    assert!(runtime - hand <= MOST, "by hand {hand}, runtime {runtime}");
}
