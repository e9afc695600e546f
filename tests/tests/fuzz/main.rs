//! Writes documents at random, damages others, and runs the whole pipeline over them: no panic, no
//! hang, nothing but files that parse or findings.
//!
//! `SAILWRIGHT_FUZZ_SEED` and `SAILWRIGHT_FUZZ_ROUNDS` choose other and more documents.

mod documents;
mod mutate;
mod random;

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
use std::time::Duration;

use serde_json::{Value, json};

use pipeline::Outcome;
use random::Random;
use sailwright::load::Source;

const LIMIT: Duration = Duration::from_secs(20);
const ROUNDS: u64 = 60;

#[test]
fn written_documents_give_output_or_findings() {
    let faults: Vec<_> = seeds()
        .filter_map(|seed| fault(&format!("written-{seed}"), &documents::document(seed)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn damaged_documents_give_output_or_findings() {
    let sources: Vec<_> = stored().into_iter().chain((0..5).map(documents::document)).collect();
    let faults: Vec<_> = seeds()
        .filter_map(|seed| {
            let mut random = Random::new(seed);
            let mut document = sources[random.below(sources.len())].clone();
            mutate::mutate(&mut document, &mut random);
            fault(&format!("damaged-{seed}"), &document)
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// All documents as modules of one crate, without a warning of rustc.
#[test]
#[ignore = "compiles for minutes"]
fn written_documents_compile() {
    let mut files = BTreeMap::new();
    let mut config = "[crate]\nname = \"fuzz\"\nout = \"out\"\n".to_owned();
    for seed in seeds() {
        let file = format!("written-{seed}.json");
        config.push_str("[[document]]\n");
        let _ = writeln!(config, "module = \"written_{seed}\"\nroot = \"{file}\"");
        files.insert(PathBuf::from(file), documents::document(seed).to_string());
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

/// What is wrong with what is made of a document; the document is kept for a closer look.
fn fault(name: &str, document: &Value) -> Option<String> {
    let text = document.to_string();
    let input = text.clone();
    let faults = match bounds::bounded(name, LIMIT, move || generate(&input)) {
        Ok(outcome) => inspect::faults(&outcome, harmless()),
        Err(fault) => vec![fault],
    };
    if faults.is_empty() {
        return None;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(format!("{name}.json"));
    fs::write(&file, text).expect("a file");
    Some(format!("{}: {}", file.display(), faults.join("; ")))
}

/// What is made of a document that holds no surprise.
fn harmless() -> &'static BTreeMap<String, String> {
    static TREE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    TREE.get_or_init(|| {
        let operation =
            json!({ "operationId": "a", "responses": { "200": { "description": "OK" } } });
        let paths = json!({ "/a": { "get": operation } });
        let info = json!({ "title": "Fuzz", "version": "1" });
        generate(&json!({ "openapi": "3.0.3", "info": info, "paths": paths }).to_string()).tree
    })
}

fn generate(text: &str) -> Outcome {
    let file = PathBuf::from("fuzz.json");
    let source = Source::Memory([(file.clone(), text.to_owned())].into());
    pipeline::generate(&source, &file, "fuzz")
}

/// The small documents of the repository that are in order as YAML or JSON.
fn stored() -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = ["hostile", "cases"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).into_iter().flatten().flatten())
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files
        .iter()
        .filter_map(|file| serde_yaml::from_str(&fs::read_to_string(file).ok()?).ok())
        .collect()
}
