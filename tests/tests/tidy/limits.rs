//! Limits that hold for every file.

use std::fs;

use crate::reject;
use crate::sources::{code, rust_files, shown};

const MAX_LINES: usize = 400;

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let mut violations = Vec::new();
    for file in ["generator", "templates", "tests"].into_iter().flat_map(rust_files) {
        let lines = fs::read_to_string(&file).expect("a readable file").lines().count();
        if lines > MAX_LINES {
            violations.push(format!("{}: {lines} lines", shown(&file)));
        }
    }
    reject(&violations);
}

/// The order of a hash map would reach the generated code.
#[test]
fn generator_uses_no_hash_map() {
    let mut violations = Vec::new();
    for file in rust_files("generator/src") {
        if ["HashMap", "HashSet"].iter().any(|name| code(&file).contains(name)) {
            violations.push(format!("{}: use `BTreeMap` or `Vec`", shown(&file)));
        }
    }
    reject(&violations);
}
