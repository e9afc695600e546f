//! Compares decoding a page of 250 summaries with the runtime and with structs written by hand for
//! serde, in one run: `cargo bench -p sailwright-runtime --bench decode`.

use sailwright_runtime::generated as runtime;

mod by_hand;
mod model;

use std::hint::black_box;
use std::time::{Duration, Instant};

const ITEMS: usize = 250;
const ROUNDS: usize = 400;

/// Decodes a page and drops it.
type Decode = fn(&[u8]);

fn main() {
    let body = page();
    let body = body.as_bytes();
    let readers: [(&str, Decode); 3] = [
        ("serde, with a union", |body| by_serde::<by_hand::CreatedBy>(body)),
        ("serde, without a union", |body| by_serde::<by_hand::Entity>(body)),
        ("runtime", by_runtime),
    ];
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        for (reader, times) in readers.iter().zip(&mut times) {
            let start = Instant::now();
            reader.1(black_box(body));
            times.push(start.elapsed());
        }
    }
    let medians = times.map(median);
    println!("{} summaries, {} bytes, median of {ROUNDS} runs", ITEMS, body.len());
    for ((name, reader), time) in readers.iter().zip(medians) {
        let allocations = allocation_counter::measure(|| reader(body)).count_total;
        println!("{name:24} {:8.1} us {allocations:6} allocations", time.as_secs_f64() * 1e6);
    }
    let ours = medians[2].as_secs_f64();
    println!("runtime / serde with a union:    {:.3}", ours / medians[0].as_secs_f64());
    println!("runtime / serde without a union: {:.3}", ours / medians[1].as_secs_f64());
}

fn by_serde<C: serde::de::DeserializeOwned>(body: &[u8]) {
    let page: Vec<by_hand::Summary<C>> = serde_json::from_slice(body).expect("a page");
    black_box(page);
}

fn by_runtime(body: &[u8]) {
    let page: Vec<model::Summary> = runtime::from_slice(body).expect("a page");
    black_box(page);
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Returns a page as the server sends it.
fn page() -> String {
    let items: Vec<String> = (0..ITEMS).map(item).collect();
    format!("[{}]", items.join(","))
}

fn item(number: usize) -> String {
    let state = ["POTENTIAL", "PENDING", "COMPLETE", "FAILED"][number % 4];
    let role = ["null", r#""2a4be6fbcf3c4e66b95a0c15ffd591""#][number % 2];
    let text = [r#""For analysts in the east\nand beyond""#, "null"][number % 2];
    let (minute, percent) = (number % 60, number % 100);
    format!(
        r#"{{"id":"e0cc5d7d-bf7f-4f81-b2af-8885b09d{number:04}","name":"Potential Role - {number:04}",
        "potentialRoleRef":{{"id":"e0cc5d7d-bf7f-4f81-b2af-8885b09d{number:04}","name":"Role {number:04}"}},
        "identityCount":{number},"entitlementCount":15,"identityGroupStatus":"OBTAINED",
        "provisionState":"{state}","roleId":{role},"density":{percent},"freshness":70,"quality":null,
        "type":"SPECIALIZED",
        "createdBy":{{"id":"2c918089762475180176267f894b{number:04}","displayName":"Ann \u00d6sterberg"}},
        "createdDate":"2024-05-31T12:{minute:02}:00.000Z","saved":true,"description":{text},
        "session":{{"id":"9f36f5e5-1e81-4eca-b087-548959d9{number:04}","name":"Session - 07/{number:04}",
        "minNumIdentitiesInPotentialRole":20,"scopingMethod":"AUTO_RM","pruneThreshold":5,
        "saved":true,"type":"SPECIALIZED"}}}}"#
    )
    .lines()
    .map(str::trim_start)
    .collect()
}
