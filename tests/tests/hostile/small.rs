//! The stored documents, and the documents from lists.

use std::fs;
use std::path::PathBuf;

use crate::{fail_on, faults_of, folder, generate_file, generate_text, lists};

/// Returns the names and root files of the stored documents.
pub fn stored() -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder()).expect("the folder of documents") {
        let path = entry.expect("a readable folder").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_file() {
            found.push((name, path));
        } else if path.join("openapi.yaml").is_file() {
            found.push((name, path.join("openapi.yaml")));
        }
    }
    found.sort();
    found
}

#[test]
fn stored_documents_yield_output_or_diagnostics() {
    let documents = stored();
    assert!(documents.len() >= 70, "only {} documents", documents.len());
    let faults: Vec<_> = documents
        .into_iter()
        .map(|(name, file)| (name.clone(), faults_of(&name, move || generate_file(&file))))
        .collect();
    fail_on(&faults);
}

#[test]
fn hostile_strings_do_not_become_code() {
    let faults: Vec<_> = lists::strings()
        .into_iter()
        .map(|(name, document)| {
            let text = document.to_string();
            let faults = faults_of(&name, move || {
                let outcome = generate_text("string.json", &text);
                assert!(
                    !outcome.tree.is_empty(),
                    "nothing is generated: {:?}",
                    outcome.diagnostics
                );
                outcome
            });
            (name, faults)
        })
        .collect();
    fail_on(&faults);
}

#[test]
fn hostile_names_yield_identifiers() {
    let faults: Vec<_> = lists::names()
        .into_iter()
        .map(|(name, document)| {
            let text = document.to_string();
            let faults = faults_of(&name, move || {
                let outcome = generate_text("names.json", &text);
                assert!(
                    !outcome.tree.is_empty(),
                    "nothing is generated: {:?}",
                    outcome.diagnostics
                );
                outcome
            });
            (name, faults)
        })
        .collect();
    fail_on(&faults);
}
