//! The examples of bodies in `spec` are equal after decoding and encoding.

#[path = "../probe/examples/mod.rs"]
mod examples;
mod types;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use examples::{Example, difference, examples};
use sailwright::Config;
use sailwright::Source;

const TYPES: &str = include_str!("types.rs");

#[test]
fn examples_are_equal_after_decoding_and_encoding() {
    let all = all();
    assert!(all.len() > 150, "{} examples", all.len());
    let (valid, invalid): (Vec<&Example>, Vec<&Example>) =
        all.iter().partition(|example| example.invalid.is_none());
    let faults: Vec<String> = valid.iter().filter_map(|example| fault(example)).collect();
    println!("{} examples, {} invalid:", valid.len(), invalid.len());
    for example in invalid {
        println!("{}: {}", example.place, example.invalid.as_deref().unwrap_or_default());
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

fn fault(example: &Example) -> Option<String> {
    let Example { place, ty, value, .. } = example;
    let problem = match types::decode(ty, value.to_string().as_bytes()) {
        None => Some("it is not in types.rs".to_owned()),
        Some(Err(fault)) => Some(fault.to_string()),
        Some(Ok(text)) => {
            let after = serde_json::from_slice(&text).unwrap_or_default();
            difference(value, &after)
        }
    };
    problem.map(|problem| format!("{place} as {ty}: {problem}"))
}

#[test]
fn list_of_types_contains_the_types_of_all_examples() {
    let types: BTreeSet<String> = all().into_iter().map(|example| example.ty).collect();
    let mut text = TYPES
        .lines()
        .take_while(|line| !line.contains("match"))
        .fold(String::new(), |all, line| all + line + "\n");
    text += "    Some(match ty {\n";
    for ty in types {
        let _ = writeln!(text, "        \"{ty}\" => again::<{ty}>(text),");
    }
    text += "        _ => return None,\n    })\n}\n";
    if text != TYPES {
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            let file = sailwright_tests::home().join("tests/examples/types.rs");
            fs::write(file, &text).expect("a file");
        }
        panic!("types.rs is not up to date: run this test with INSTA_UPDATE=always to update it");
    }
}

fn all() -> Vec<Example> {
    let root = sailwright_tests::home().parent().expect("the repository").to_owned();
    let text = fs::read_to_string(root.join("sailwright.toml")).expect("the configuration");
    let config = Config::read(&text).expect("a configuration");
    let source = Source::Disk { folder: root };
    let of = |document| examples(&source, document, "sailpoint");
    config.documents.iter().flat_map(of).collect()
}
