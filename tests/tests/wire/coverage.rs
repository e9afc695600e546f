//! Coverage: each operation of the documents has a test.

use std::fs;

use crate::document::{operations, root};

#[test]
fn all_38_operations_of_v2024_have_a_test() {
    assert_eq!(tested(&["v2024"], ""), documented("v2024"));
    assert_eq!(documented("v2024").len(), 38);
}

#[test]
fn all_36_operations_of_beta_have_a_test() {
    assert_eq!(tested(&["beta"], ""), documented("beta"));
    assert_eq!(documented("beta").len(), 36);
}

#[test]
fn all_38_operations_of_v1_have_a_test() {
    assert_eq!(tested(&["v2024", "v1"], "V1"), documented("v1"));
    assert_eq!(documented("v1").len(), 38);
}

fn documented(version: &str) -> Vec<String> {
    operations(version).into_iter().map(|(id, _)| id).collect()
}

/// Returns the operations that the tests in `all` and in further folders call `to("operationId")` for, with the suffix of
/// the version, sorted.
fn tested(folders: &[&str], suffix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["all"].iter().chain(folders) {
        for file in fs::read_dir(root().join("tests/tests/wire").join(folder)).expect("a folder") {
            let code = fs::read_to_string(file.expect("a file").path()).expect("a source file");
            let opened = code.split("to(\"").skip(1).filter_map(|rest| rest.split_once('"'));
            found.extend(opened.map(|(id, _)| format!("{id}{suffix}")));
        }
    }
    found.sort();
    found
}
