//! The code that uses changed items.

use std::fs;
use std::path::Path;

use sailwright::review::{Report, mark_uses};

use crate::sample;

/// Returns the locations in files that use the field `owner`, the method `list` and the constructor of `Pet`, which one entry
/// of the sample or another changes, as `file:line:column`.
fn used(files: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        write(folder.path(), name, text.as_bytes());
    }
    let (report, notes) = mark(folder.path());
    let start = format!("{}/", folder.path().to_string_lossy().replace('\\', "/"));
    let entries = report.entries.iter().filter(|entry| entry.fingerprint == "0123456789abcdef");
    let locations = entries.flat_map(|entry| entry.used_at.clone());
    let mut locations: Vec<String> = locations
        .filter_map(|at| {
            Some(format!("{}:{}:{}", at.file.strip_prefix(&start)?, at.line, at.column))
        })
        .collect();
    locations.sort();
    (locations, notes.iter().map(|note| note.replace(&start, "")).collect())
}

fn write(folder: &Path, name: &str, text: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn mark(path: &Path) -> (Report, Vec<String>) {
    let mut report = sample::report();
    let notes = mark_uses(&mut report, path).expect("a code base");
    (report, notes)
}

fn locations(text: &str) -> Vec<String> {
    used(&[("a.rs", text)]).0
}

#[test]
fn qualified_paths_are_uses() {
    assert_eq!(locations("fn f() { petstore::types::Pet::new(1); }"), ["a.rs:1:10"]);
    assert_eq!(locations("fn f() { ::petstore::types::Pet::new(1); }"), ["a.rs:1:12"]);
    assert_eq!(locations("fn f() { other::types::Pet::new(1); types::Pet::new(1); }"), [""; 0]);
}

#[test]
fn imports_are_followed_through_trees_renames_and_globs() {
    let uses = [
        "use petstore::types::Pet; fn f() {\nPet::new() }",
        "use petstore::{pets, types::{self, Pet as P}}; fn f() {\nP::new() }",
        "use petstore::types; fn f() {\ntypes::Pet::new() }",
        "use petstore::types::{self as t}; fn f() {\nt::Pet::new() }",
        "use petstore::types::*; fn f() {\nPet::new() }",
        "use petstore as shop; use shop::types::Pet; fn f() {\nPet::new() }",
        "extern crate petstore as shop; fn f() {\nshop::types::Pet::new() }",
        "fn f() { use petstore::types::Pet;\nPet::new() }",
    ];
    for text in uses {
        assert_eq!(locations(text), ["a.rs:2:1"], "{text}");
    }
}

#[test]
fn import_of_an_item_is_a_use() {
    assert_eq!(locations("use petstore::pets::{Pets, Pets::list};"), ["a.rs:1:34"]);
}

#[test]
fn fields_of_struct_expressions_and_patterns_are_uses() {
    let start = "use petstore::types::Pet;\n";
    for (text, column) in
        [("fn f() { Pet { owner: 1 } }", 16), ("fn f() { let Pet { owner, .. } = x; }", 20)]
    {
        assert_eq!(locations(&format!("{start}{text}")), [format!("a.rs:2:{column}")], "{text}");
    }
    assert_eq!(locations(&format!("{start}fn f() {{ Pet {{ id: g(owner, 1) }} }}")), [""; 0]);
}

#[test]
fn unique_names_are_uses() {
    // The sample says that only one type has `owner`; it says nothing about `list`.
    assert_eq!(locations("fn f() { pet.owner; pets.list() }"), ["a.rs:1:14"]);
    assert_eq!(locations("fn f() { println!(\"{}\", pet.owner) }"), ["a.rs:1:29"]);
    assert_eq!(locations("fn f() { let owner = 1; 0..owner; }"), [""; 0]);
}

#[test]
fn comments_and_strings_are_no_uses() {
    let text = "// petstore::types::Pet::new\n/* x.owner */ const A: &str = \"petstore::types::Pet::new\";";
    assert_eq!(locations(text), [""; 0]);
}

#[test]
fn target_and_hidden_files_are_skipped() {
    let text = "fn f() { petstore::types::Pet::new(1) }";
    let names = ["src/a.rs", "target/a.rs", ".git/a.rs", "src/.a.rs", "src/a.txt"];
    assert_eq!(used(&names.map(|name| (name, text))).0, ["src/a.rs:1:10"]);
}

#[test]
fn text_that_is_no_rust_is_no_panic() {
    for text in [
        "use petstore::{{{",
        "petstore::::types }}} \"",
        "use ;;;; use",
        "'",
        "r#\"",
        "{}".repeat(9).as_str(),
    ] {
        assert_eq!(locations(text), [""; 0], "{text}");
    }
}

#[test]
fn file_that_is_not_utf8_is_a_note() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.rs", b"\xff\xfe");
    let (_, notes) = mark(folder.path());
    assert_eq!(notes.len(), 1);
    assert!(notes[0].ends_with("a.rs is left out: it is not UTF-8"), "{notes:?}");
}

#[test]
fn missing_path_is_an_error() {
    let error = mark_uses(&mut sample::report(), Path::new("missing")).expect_err("an error");
    assert!(error.starts_with("cannot read missing: "), "{error}");
}
