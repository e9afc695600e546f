//! The cost of a call without the network, compared with the same call written by hand with reqwest and serde:
//! `cargo bench -p sailwright-runtime --bench call`. Each call builds a list operation with some parameters, sends it
//! to a server in this process and decodes the response.
//!
//! Wall-clock time includes the network of the machine and the server. The CPU time of the client's thread, which is
//! measured on Linux only, does not.

mod calls;

use std::time::{Duration, Instant};

use calls::{ByHand, ByRuntime, server};

const ROUNDS: usize = 4000;
const BATCH: usize = 100;

fn main() {
    let server = server();
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let executor = executor.expect("an executor");
    let (by_hand, by_runtime) = (ByHand::new(server.url()), ByRuntime::new(server.url()));
    let hand = || executor.block_on(by_hand.call());
    let runtime = || executor.block_on(by_runtime.call());
    let calls: [(&str, &dyn Fn()); 2] = [("by hand", &hand), ("runtime", &runtime)];
    let mut walls = [const { Vec::new() }; 2];
    let mut work = [Duration::ZERO; 2];
    for _ in 0..ROUNDS / BATCH {
        for (at, (_, call)) in calls.iter().enumerate() {
            let before = cpu_time();
            for _ in 0..BATCH {
                let start = Instant::now();
                call();
                walls[at].push(start.elapsed());
            }
            work[at] += cpu_time().saturating_sub(before);
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
        println!("{name:8} {wall:8.1} us, {work:6.1} us of CPU time, {:4} allocations", counts[at]);
    }
    println!(
        "runtime - by hand: {:.1} us, {:.1} us of CPU time (ratio {:.3}), {} allocations",
        walls[1] - walls[0],
        work[1] - work[0],
        work[1] / work[0],
        counts[1].cast_signed() - counts[0].cast_signed()
    );
}

/// Returns the CPU time of this thread; zero if the system does not report it.
fn cpu_time() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text.split(' ').next().and_then(|text| text.parse().ok());
    Duration::from_nanos(nanos.unwrap_or(0))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
