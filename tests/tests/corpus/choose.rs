//! The choice between the alternatives of unions: the one that JSON Schema accepts is the one that is read.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sailwright::Source;
use sailwright::config::Document;

use crate::cargo::Workspace;
use crate::examples::{Choice, choices};
use crate::pipeline::generate_by;

/// The values of unions in the examples of a document for which JSON Schema decides.
#[derive(Default)]
pub struct Verdict {
    /// The number of values.
    pub values: usize,
    /// The number of values of which several alternatives are valid, and one of them describes the most properties.
    pub ambiguous: usize,
    /// The values that are read as another alternative.
    pub faults: Vec<String>,
}

/// Reads the values in a program that uses the types of the document.
pub fn choose(root: &Path, package: &str, workspace: &mut Workspace) -> Verdict {
    let document = Document { root: root.to_owned(), ..Document::default() };
    let root = toml::Value::from(root.to_string_lossy().into_owned());
    let config = format!(
        "[crate]\nname = \"{package}\"\nout = \"out\"\ntypes-only = true\n[[document]]\nroot = {root}\n"
    );
    let tree = generate_by(&Source::disk(), &config).tree;
    let mut all = choices(&Source::disk(), &document);
    // Inline types of operations are not generated.
    all.retain(|choice| {
        let head = format!("pub enum {} {{", choice.ty);
        tree.values().any(|text| text.contains(&head))
    });
    if all.is_empty() {
        return Verdict::default();
    }
    workspace.add(package, &tree);
    workspace.put(package, "examples/choose.rs", &program(&package.replace('-', "_"), &all));
    let mut lines = String::new();
    for Choice { ty, value, .. } in &all {
        let _ = writeln!(lines, "{ty} {value}");
    }
    let file = workspace.put(package, "choices.txt", &lines);
    let file = file.to_string_lossy();
    let verdict = workspace.run(&["run", "-p", package, "--example", "choose", "--", &file]);
    let read: Vec<&str> = verdict.printed.lines().collect();
    let ambiguous = all.iter().filter(|choice| choice.is_ambiguous).count();
    if read.len() != all.len() {
        return Verdict { values: all.len(), ambiguous, faults: verdict.problems };
    }
    let wrong = all.iter().zip(read).filter(|(choice, read)| !choice.allows(read));
    let fault = |(Choice { ty, variant, value, .. }, read): (&Choice, &str)| {
        format!("{ty}: {read} instead of {variant}: {value:.300}")
    };
    Verdict { values: all.len(), ambiguous, faults: wrong.map(fault).collect() }
}

/// Returns the source of a program that reads lines of a type and a value, and prints the variant of each value.
fn program(name: &str, choices: &[Choice]) -> String {
    let types: BTreeSet<&str> = choices.iter().map(|choice| choice.ty.as_str()).collect();
    let mut alternatives = String::new();
    for ty in types {
        let _ =
            writeln!(alternatives, "        \"{ty}\" => variant::<{name}::types::{ty}>(value),");
    }
    format!(
        r#"use {name}::sailwright_runtime::generated::{{FromJson, from_slice}};

fn main() {{
    let file = std::env::args().nth(1).expect("a file");
    let text = std::fs::read_to_string(file).expect("a readable file");
    for line in text.lines() {{
        let (ty, value) = line.split_once(' ').expect("a type and a value");
        println!("{{}}", read(ty, value));
    }}
}}

fn read(ty: &str, value: &str) -> String {{
    match ty {{
{alternatives}        _ => "no such type".to_owned(),
    }}
}}

fn variant<T: FromJson + std::fmt::Debug>(value: &str) -> String {{
    match from_slice::<T>(value.as_bytes()) {{
        Ok(value) => format!("{{value:?}}").split('(').next().unwrap_or_default().to_owned(),
        Err(error) => error.to_string(),
    }}
}}
"#
    )
}

#[test]
fn alternative_that_json_schema_accepts_is_read() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("choices");
    let mut workspace = Workspace::new(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("choices"));
    let Verdict { values, faults, .. } =
        choose(&folder.join("openapi.yaml"), "choices", &mut workspace);
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    assert_eq!(values, 24);
}
