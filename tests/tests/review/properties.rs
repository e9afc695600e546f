//! Changes without an effect, in all documents of the tests: another order of keys, other descriptions, and schemas in files
//! of their own.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sailwright::Source;
use sailwright::diagnostic::{Rule, Verdict};
use sailwright::review::{Entry, Input, Report, review};
use sailwright_tests::{entries, home};
use serde_yaml::Value;

use crate::TODAY;
use crate::memory::outline;

/// The folders of documents without other files.
const FOLDERS: [&str; 2] = ["cases", "conformance/areas"];

/// The file of a document, and that of a schema.
const ROOT: &str = "openapi.yaml";

#[test]
fn order_of_keys_is_no_change() {
    every_document(
        |tree| vec![(ROOT.to_owned(), reversed(tree))],
        |report| report.entries.is_empty(),
    );
}

#[test]
fn other_descriptions_are_documentation() {
    let edit = |mut tree: Value| {
        describe(&mut tree);
        vec![(ROOT.to_owned(), tree)]
    };
    every_document(edit, |report| {
        // The methods of servers have the names of their descriptions.
        let is_doc =
            |entry: &Entry| entry.verdicts == [Verdict::Doc] || entry.rule == Rule::ServersChanged;
        report.entries.iter().all(is_doc)
    });
}

#[test]
fn schemas_in_files_of_their_own_are_no_change() {
    every_document(split, |report| report.entries.is_empty());
}

/// Reviews all documents with a change, and fails for each report that is not as it should be.
fn every_document(
    edit: impl Fn(Value) -> Vec<(String, Value)> + Sync,
    is_expected: impl Fn(&Report) -> bool + Sync,
) {
    let paths: Vec<PathBuf> =
        FOLDERS.iter().flat_map(|folder| documents(&home().join(folder))).collect();
    let results = paths.par_iter().filter_map(|path| {
        let text = std::fs::read_to_string(path).expect("a document");
        let tree: Value = serde_yaml::from_str(&text).ok().filter(Value::is_mapping)?;
        let old = crate_of(&[(ROOT.to_owned(), tree.clone())]);
        match review(old.clone(), crate_of(&edit(tree)), TODAY) {
            Ok(report) if is_expected(&report) && report.lost.is_empty() => Some(None),
            Ok(report) => {
                let problem = format!("{:#?} {:?}", outline(&report), report.lost);
                Some(Some(format!("{}: {problem}", path.display())))
            }
            // Some documents have errors on purpose.
            Err(_) if review(old.clone(), old, TODAY).is_err() => None,
            Err(error) => Some(Some(format!("{}: {error}", path.display()))),
        }
    });
    let results: Vec<Option<String>> = results.collect();
    assert!(results.len() > 70, "only {} documents can be used", results.len());
    let problems: Vec<String> = results.into_iter().flatten().collect();
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

fn crate_of(files: &[(String, Value)]) -> Input {
    let text = |tree: &Value| serde_yaml::to_string(tree).expect("YAML");
    let files = files.iter().map(|(path, tree)| (PathBuf::from(path), text(tree))).collect();
    let config = format!("[crate]\nname = \"pets\"\n[[document]]\nroot = \"{ROOT}\"\n");
    Input::memory(Source::Memory(files), &config).expect("a configuration")
}

/// Returns the YAML files in a folder and the folders in it.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let all = entries(folder)
        .into_iter()
        .flat_map(|path| if path.is_dir() { documents(&path) } else { vec![path] });
    all.filter(|path| path.extension().is_some_and(|kind| kind == "yaml")).collect()
}

pub fn reversed(tree: Value) -> Value {
    match tree {
        Value::Mapping(entries) => {
            let entries = entries.into_iter().map(|(key, value)| (key, reversed(value)));
            let entries: Vec<_> = entries.collect();
            Value::Mapping(entries.into_iter().rev().collect())
        }
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(reversed).collect()),
        other => other,
    }
}

/// Changes all descriptions and summaries.
fn describe(tree: &mut Value) {
    match tree {
        Value::Mapping(entries) => {
            for (key, value) in entries {
                match (key.as_str().unwrap_or_default(), value) {
                    ("description" | "summary", Value::String(text)) => *text += " And more.",
                    // Values of the API.
                    ("default" | "enum" | "const" | "example" | "examples", _) => {}
                    (key, _) if key.starts_with("x-") => {}
                    (_, value) => describe(value),
                }
            }
        }
        Value::Sequence(items) => items.iter_mut().for_each(describe),
        _ => {}
    }
}

/// Moves each schema of `components` to a file of its own, except those that other schemas find by their `$id`.
fn split(mut tree: Value) -> Vec<(String, Value)> {
    let mut files = Vec::new();
    let schemas = tree.get_mut("components").and_then(|components| components.get_mut("schemas"));
    for (name, schema) in schemas.and_then(Value::as_mapping_mut).into_iter().flatten() {
        let is_fixed = ["$ref", "$id"].iter().any(|keyword| schema.get(*keyword).is_some());
        let Some(name) = name.as_str().filter(|_| schema.is_mapping() && !is_fixed) else {
            continue;
        };
        let path = format!("{name}.yaml");
        let reference =
            Value::Mapping([("$ref".into(), format!("./{path}").into())].into_iter().collect());
        let mut moved = std::mem::replace(schema, reference);
        refer_to_root(&mut moved);
        files.push((path, moved));
    }
    files.push((ROOT.to_owned(), tree));
    files
}

/// Completes the references of a moved schema, and those in the mapping of its discriminator.
fn refer_to_root(tree: &mut Value) {
    match tree {
        Value::Mapping(entries) => {
            for (key, value) in entries {
                let is_reference =
                    key.as_str().is_some_and(|key| key == "$ref" || key == "$dynamicRef");
                match value {
                    Value::String(text) if is_reference && text.starts_with("#/") => {
                        *text = format!("{ROOT}{text}");
                    }
                    Value::Mapping(mapping) if key.as_str() == Some("mapping") => {
                        for (_, target) in mapping {
                            if let Value::String(text) = target
                                && text.starts_with("#/")
                            {
                                *text = format!("{ROOT}{text}");
                            }
                        }
                    }
                    value => refer_to_root(value),
                }
            }
        }
        Value::Sequence(items) => items.iter_mut().for_each(refer_to_root),
        _ => {}
    }
}
