//! Random and damaged documents: the generator does not panic or hang, and yields files that parse, or diagnostics.
//!
//! `SAILWRIGHT_FUZZ_SEED` is the first seed and `SAILWRIGHT_FUZZ_ROUNDS` the number of documents. A failure is reported with
//! its seed, and its document is reduced and saved below the target folder. Add it to `tests/hostile`.

mod documents;
mod mutate;
mod random;
mod schemas;
mod shrink;

#[path = "../probe/bounds.rs"]
mod bounds;
#[path = "../probe/cargo.rs"]
mod cargo;
#[path = "../probe/inspect.rs"]
mod inspect;
#[path = "../probe/pipeline.rs"]
mod pipeline;

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::{Value, json};

use pipeline::Outcome;
use random::Random;
use sailwright::Source;

const ROUNDS: u64 = 60;

/// The root file of every document.
const ROOT: &str = "openapi.json";

#[test]
fn random_documents_yield_output_or_diagnostics() {
    let made = run(seeds().map(|seed| (format!("random-{seed}"), documents::document(seed))));
    assert!(made * 2 > seeds().count(), "only {made} documents yield output");
}

#[test]
fn damaged_documents_yield_output_or_diagnostics() {
    let sources: Vec<_> = stored().into_iter().chain((0..20).map(documents::document)).collect();
    let made = run(seeds().map(|seed| {
        let mut random = Random::new(seed);
        let mut document = sources[random.below(sources.len())].clone();
        mutate::mutate(&mut document, &mut random);
        (format!("damaged-{seed}"), document)
    }));
    assert!(made * 3 > seeds().count(), "only {made} documents yield output");
}

/// Checks all documents, and returns the number of those with output.
fn run(documents: impl Iterator<Item = (String, Value)>) -> usize {
    let mut made = 0;
    let mut faults = Vec::new();
    for (name, document) in documents {
        let (fit, found) = check(&name, &document);
        made += usize::from(fit);
        if !found.is_empty() {
            faults.push(saved(&name, &document, &found));
        }
    }
    println!("{made} of {} documents yield output", seeds().count());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    made
}

#[test]
fn random_documents_compile_as_modules_of_one_crate() {
    let mut files = BTreeMap::new();
    let mut config = "[crate]\nname = \"fuzz\"\nout = \"out\"\n".to_owned();
    for seed in seeds() {
        config.push_str("[[document]]\n");
        let _ = writeln!(config, "module = \"w_{seed}\"\nroot = \"w-{seed}/{ROOT}\"");
        let written = strings(&documents::document(seed)).into_iter();
        files
            .extend(written.map(|(path, text)| (Path::new(&format!("w-{seed}")).join(path), text)));
    }
    let made = pipeline::generate_by(&Source::Memory(files), &config);
    assert!(!made.tree.is_empty(), "nothing is generated: {}", made.report);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz-crate");
    let mut workspace = cargo::Workspace::new(&folder);
    workspace.add("fuzz", &made.tree);
    let cargo::Verdict { problems, seconds, .. } = workspace.run(&["check"]);
    println!("checked in {seconds:.0} s");
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

fn seeds() -> std::ops::Range<u64> {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let first = number("SAILWRIGHT_FUZZ_SEED").unwrap_or(1);
    first..first + number("SAILWRIGHT_FUZZ_ROUNDS").unwrap_or(ROUNDS)
}

/// Returns whether there is output for a document, and its faults.
fn check(name: &str, document: &Value) -> (bool, Vec<String>) {
    let files = strings(document);
    match bounds::bounded(name, move || generate(files)) {
        Ok(outcome) => (!outcome.tree.is_empty(), inspect::faults(&outcome, harmless())),
        Err(fault) => (false, vec![fault]),
    }
}

/// Reduces a document with faults and saves it.
fn saved(name: &str, document: &Value, faults: &[String]) -> String {
    let hangs = faults.iter().any(|fault| fault.contains("took longer"));
    let mut still = |smaller: &Value| !check(name, smaller).1.is_empty();
    let small = if hangs { document.clone() } else { shrink::shrunk(document, &mut still) };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz").join(name);
    for (path, text) in strings(&small) {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(&file, text).expect("a file");
    }
    format!("{}: {}", folder.display(), faults.join("; "))
}

/// Returns the files of a document. If the map of files is damaged, its value is the root file.
fn strings(document: &Value) -> BTreeMap<PathBuf, String> {
    match document {
        Value::Object(files) => {
            files.iter().map(|(path, file)| (PathBuf::from(path), file.to_string())).collect()
        }
        other => [(PathBuf::from(ROOT), other.to_string())].into(),
    }
}

/// Returns the crate of a harmless document.
fn harmless() -> &'static BTreeMap<String, String> {
    static TREE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    TREE.get_or_init(|| {
        let operation =
            json!({ "operationId": "a", "responses": { "200": { "description": "OK" } } });
        let paths = json!({ "/a": { "get": operation } });
        let info = json!({ "title": "Fuzz", "version": "1" });
        let document = json!({ "openapi": "3.0.3", "info": info, "paths": paths });
        generate(strings(&json!({ ROOT: document }))).tree
    })
}

fn generate(files: BTreeMap<PathBuf, String>) -> Outcome {
    pipeline::generate(&Source::Memory(files), Path::new(ROOT), "fuzz")
}

/// Returns the small documents of the repository that are valid YAML or JSON.
fn stored() -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = ["hostile", "cases", "lower", "normalize"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).into_iter().flatten().flatten())
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "yaml" || kind == "json"))
        .collect();
    files.sort();
    let read = |file: &PathBuf| serde_yaml::from_str::<Value>(&fs::read_to_string(file).ok()?).ok();
    files.iter().filter_map(read).map(|document| json!({ ROOT: document })).collect()
}
