//! 64 callers and a server that fails in every way, for minutes: every request is accounted for, nothing is sent twice
//! that must not be, and the memory stays flat.
//!
//! `SAILWRIGHT_SOAK_SECONDS` is the duration (300), and `SAILWRIGHT_SOAK_SEED` chooses other failures.
#![cfg(feature = "full")]

mod calls;
mod ledger;
mod plan;
mod server;

use std::sync::Arc;
use std::time::{Duration, Instant};

use sailwright_runtime::generated::{Client, RetryPolicy};
use tokio::net::TcpListener;

use crate::ledger::{Ledger, Totals};
use crate::server::Shared;

const CALLERS: u64 = 64;

/// The largest growth of the memory after the first tenth of the time, in KiB.
const GROWTH: u64 = 16 * 1024;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().expect("a number"))
}

#[ignore = "it takes 5 minutes"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_to_a_failing_server_are_accounted_for() {
    let seconds = setting("SAILWRIGHT_SOAK_SECONDS", 300);
    let seed = setting("SAILWRIGHT_SOAK_SEED", 1);
    let ledger = Arc::new(Ledger::default());
    let client = start(&ledger, seed).await;
    let start = Instant::now();
    let end = start + Duration::from_secs(seconds);
    let callers: Vec<_> = (0..CALLERS)
        .map(|caller| tokio::spawn(calls::run(client.clone(), ledger.clone(), seed ^ caller, end)))
        .collect();
    let mut warm = None;
    while Instant::now() < end {
        tokio::time::sleep(Duration::from_millis(500)).await;
        ledger.settle();
        if warm.is_none() && start.elapsed() > Duration::from_secs(seconds) / 10 {
            warm = Some(memory());
        }
    }
    for caller in callers {
        caller.await.expect("no panic");
    }
    let after = memory();
    tokio::time::sleep(Duration::from_secs(11)).await;
    ledger.settle();
    let warm = warm.unwrap_or(after);
    println!("memory after the first tenth {warm} KiB, at the end {after} KiB");
    assert_eq!(ledger.open_accounts(), 0, "calls that have not ended");
    ledger.change(|totals| check(totals, seconds));
    assert!(after < warm + GROWTH, "the memory has grown from {warm} KiB to {after} KiB");
}

/// Starts the servers, and returns a client of them.
async fn start(ledger: &Arc<Ledger>, seed: u64) -> Client {
    let listen = async || TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let (main, other) = (listen().await, listen().await);
    let url = |listener: &TcpListener| format!("http://{}", listener.local_addr().expect("a port"));
    let base_url = url(&main);
    let (ledger, other_url) = (ledger.clone(), url(&other));
    tokio::spawn(server::run_other(other, ledger.clone()));
    let shared = Shared { ledger: ledger.clone(), seed, start: Instant::now(), other: other_url };
    tokio::spawn(server::run(main, Arc::new(shared)));
    let policy = RetryPolicy::default().initial_backoff(Duration::from_millis(10));
    Client::builder()
        .base_url(base_url)
        .client_credentials("id", "s0ak-secret")
        .retry(policy)
        .request_timeout(Duration::from_millis(500))
        .total_timeout(Duration::from_secs(4))
        .on_request(move |request| {
            let id = request.headers.get("x-call").and_then(|value| value.to_str().ok());
            if let Some(id) = id.and_then(|text| text.parse().ok()) {
                ledger.attempt(id);
            }
        })
        .build()
        .expect("a client")
}

fn check(totals: &mut Totals, seconds: u64) {
    let Totals { calls, attempts, received, tokens, token_requests, .. } = *totals;
    println!("{calls} calls, {attempts} attempts, {received} received");
    println!(
        "{token_requests} token requests, {tokens} tokens, {} connections",
        totals.lost_connections
    );
    println!("plans {:?}\nresults {:?}", totals.plans, totals.results);
    assert!(totals.violations.is_empty(), "{:#?}", totals.violations);
    assert!(received <= attempts);
    assert_eq!(totals.results.values().sum::<u64>(), calls, "calls without a result");
    // A request is lost if the server closes the connection while it is written, or if its time is over before.
    let lost = attempts - received;
    let failed = totals.results.get("transport").copied().unwrap_or(0);
    assert!(lost <= totals.lost_connections + failed, "{lost} requests are not accounted for");
    // A token is shared by all callers: it is fetched once in its lifetime, and after each rejection.
    let rejected = totals.plans.get(&plan::Plan::Unauthorized).copied().unwrap_or(0);
    assert!(tokens <= seconds * 2 + rejected + 10, "{tokens} tokens");
}

/// Returns the memory of this process in KiB; 0 on systems other than Linux.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|text| text.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
