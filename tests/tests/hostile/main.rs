//! Hostile documents: each yields code that compiles, or a diagnostic, with bounded work and memory.
//!
//! The name of each document describes its hostile part.

mod bytes;
mod compile;
mod large;
mod lists;
mod small;

#[path = "../probe/bounds.rs"]
mod bounds;
#[path = "../probe/cargo.rs"]
mod cargo;
#[path = "../probe/inspect.rs"]
mod inspect;
#[path = "../probe/pipeline.rs"]
mod pipeline;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use pipeline::{Outcome, generate};
use sailwright::Source;

/// A harmless document.
const HARMLESS: &str = r#"
openapi: 3.0.3
info: {title: Harmless, version: "1"}
paths:
  /a:
    get:
      operationId: getA
      responses: {'200': {description: OK, content: {application/json: {schema: {type: string}}}}}
"#;

/// Returns the crate of a harmless document.
fn harmless() -> &'static BTreeMap<String, String> {
    static TREE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    TREE.get_or_init(|| generate_text("harmless.yaml", HARMLESS).tree)
}

/// Generates the crate of a document in memory.
fn generate_text(file: &str, text: &str) -> Outcome {
    let file = PathBuf::from(file);
    let source = Source::Memory([(file.clone(), text.to_owned())].into());
    generate(&source, &file, "hostile")
}

/// Generates the crate of a document on disk.
fn generate_file(file: &Path) -> Outcome {
    generate(&Source::disk(), file, "hostile")
}

/// Returns the folder of the stored documents.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("hostile")
}

/// Returns all faults of the output for a document.
fn faults_of(name: &str, work: impl FnOnce() -> Outcome + Send + 'static) -> Vec<String> {
    match bounds::bounded(name, work) {
        Err(fault) => vec![fault],
        Ok(outcome) => inspect::faults(&outcome, harmless()),
    }
}

/// Fails with a list of all faults of all documents.
fn fail_on(faults: &[(String, Vec<String>)]) {
    let lines: Vec<_> = faults
        .iter()
        .flat_map(|(name, faults)| faults.iter().map(move |fault| format!("{name}: {fault}")))
        .collect();
    assert!(lines.is_empty(), "{} faults\n{}", lines.len(), lines.join("\n"));
}

/// Creates an empty folder that a test can write to.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}
