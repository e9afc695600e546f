//! Reviews compared with the compiler. A program names each public item of the old crate, calls each function, creates each
//! struct and matches each enum, and each use is in a file of its own. Files that compile with the old crate and not with the
//! new one must be in the report, and each `source` entry of the report must have such a file: its witness.
//!
//! - `SAILWRIGHT_HISTORY`: a folder with a folder for each API, which contains its versions, in the order of their names
//! - `SAILWRIGHT_HISTORY_ONLY`: comma-separated words; only pairs whose name contains one of them

mod declaration;
mod items;
mod judge;
mod pair;
mod program;
mod usage;
mod workspace;

use std::env;
use std::path::{Path, PathBuf};

use pair::Pair;
use sailwright_tests::{entries, home};
use workspace::Workspace;

#[test]
#[ignore = "needs SAILWRIGHT_HISTORY, a folder of documents in several versions"]
fn reviews_of_histories_agree_with_the_compiler() {
    let folder = PathBuf::from(env::var_os("SAILWRIGHT_HISTORY").expect("SAILWRIGHT_HISTORY"));
    let mut pairs = Vec::new();
    for api in entries(&folder).iter().filter(|path| path.is_dir()) {
        for versions in entries(api).windows(2) {
            pairs.push(Pair::of_documents(&versions[0], &versions[1]));
        }
    }
    compare("history", pairs);
}

#[test]
#[ignore = "compiles two crates for each case of tests/review, which takes minutes"]
fn reviews_of_cases_agree_with_the_compiler() {
    let mut pairs = Vec::new();
    for folder in entries(&home().join("review")) {
        pairs.push(Pair::of_case(&folder, "old", "new"));
        pairs.push(Pair::of_case(&folder, "new", "old"));
    }
    compare("cases", pairs);
}

fn compare(name: &str, mut pairs: Vec<Pair>) {
    if let Ok(words) = env::var("SAILWRIGHT_HISTORY_ONLY") {
        pairs.retain(|pair| words.split(',').any(|word| pair.name.contains(word)));
    }
    assert!(!pairs.is_empty(), "no pairs");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("review-compiler").join(name);
    let workspace = Workspace::create(&folder, &pairs);
    let old = workspace.check("old");
    let new = workspace.check("new");
    let mut faults = Vec::new();
    for pair in &pairs {
        let verdict = judge::judge(pair, &old, &new);
        println!("{}: {}", pair.name, verdict.counts);
        for fault in verdict.faults {
            println!("    {fault}");
            faults.push(format!("{}: {fault}", pair.name));
        }
    }
    assert!(faults.is_empty(), "{} faults", faults.len());
}
