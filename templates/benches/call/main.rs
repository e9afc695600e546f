//! What a call costs beside the network: a list operation with some parameters is built, sent to a server in this process
//! that always answers the same, and its answer read; beside it the same by hand, with reqwest and serde, in one run:
//! `cargo bench -p sailwright-runtime --bench call`.
//!
//! Wall-clock time holds the network of the machine; the time that the thread of the client spent working, where the
//! system tells it, does not hold the server.

mod calls;

use std::time::{Duration, Instant};

use calls::{ByHand, ByRuntime, serve};

const ROUNDS: usize = 4000;
const BATCH: usize = 100;

fn main() {
    let url = serve();
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let executor = executor.expect("an executor");
    let (by_hand, by_runtime) = (ByHand::new(&url), ByRuntime::new(&url));
    let hand = || executor.block_on(by_hand.call());
    let runtime = || executor.block_on(by_runtime.call());
    let calls: [(&str, &dyn Fn()); 2] = [("by hand", &hand), ("runtime", &runtime)];
    let mut walls = [const { Vec::new() }; 2];
    let mut work = [Duration::ZERO; 2];
    for _ in 0..ROUNDS / BATCH {
        for (at, (_, call)) in calls.iter().enumerate() {
            let before = worked();
            for _ in 0..BATCH {
                let start = Instant::now();
                call();
                walls[at].push(start.elapsed());
            }
            work[at] += worked().saturating_sub(before);
        }
    }
    println!("{ROUNDS} calls each");
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    let walls = walls.map(median).map(micros);
    let rounds = u32::try_from(ROUNDS).expect("a small number");
    let work = work.map(|time| micros(time / rounds));
    let mut counts = [0, 0];
    for (at, (name, call)) in calls.iter().enumerate() {
        counts[at] =
            (0..20).map(|_| allocation_counter::measure(call).count_total).min().unwrap_or(0);
        let (wall, work) = (walls[at], work[at]);
        println!(
            "{name:8} {wall:8.1} us, of which the client works {work:6.1} us, {:4} allocations",
            counts[at]
        );
    }
    println!(
        "runtime - by hand: {:.1} us, of which work {:.1} us (ratio {:.3}), {} allocations",
        walls[1] - walls[0],
        work[1] - work[0],
        work[1] / work[0],
        counts[1].cast_signed() - counts[0].cast_signed()
    );
}

/// How long this thread has worked; nothing where the system does not tell.
fn worked() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text.split(' ').next().and_then(|text| text.parse().ok());
    Duration::from_nanos(nanos.unwrap_or(0))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
