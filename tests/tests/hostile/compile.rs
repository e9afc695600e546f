//! The output for hostile documents compiles without warnings, as modules of one crate and with all names at the root of
//! another.
//!
//! Some of these tests take minutes and are ignored: `cargo test -p sailwright-tests --test hostile -- --ignored`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sailwright::Source;

use crate::cargo::{Verdict, Workspace};
use crate::pipeline::{Outcome, generate_by};
use crate::{bounds, folder, generate_file, generate_text, large, lists, small};

/// Clippy, which reports the errors and warnings of rustc, too.
const CLIPPY: &[&str] = &["clippy", "--", "-W", "clippy::pedantic"];

const DOC: &[&str] = &["doc", "--no-deps", "--document-private-items"];

#[test]
fn hostile_documents_compile_as_modules_of_one_crate() {
    run(&all_in_one("one", "", |_| true), CLIPPY);
}

#[test]
fn hostile_types_compile_without_a_client() {
    run(&all_in_one("types", "types-only = true\nshared-types = true\n", |_| true), CLIPPY);
}

/// Rustdoc needs minutes for all documents, so this one covers only the hostile strings.
#[test]
fn hostile_strings_have_documentation_without_warnings() {
    run(&all_in_one("strings", "", |name| name.starts_with("string-")), DOC);
}

#[test]
#[ignore = "takes minutes: rustdoc writes thousands of pages and compiles all dependencies"]
fn hostile_documents_have_documentation_without_examples() {
    let workspace = all_in_one("examples", "", |_| true);
    run(&workspace, DOC);
    run(&workspace, &["test", "--doc"]);
}

/// In a crate without modules, the names of a document can collide with those of the crate itself.
#[test]
fn hostile_names_at_the_crate_root_compile() {
    let lists = lists::name_lists();
    let names: BTreeSet<String> = lists.into_values().flatten().collect();
    let names: Vec<String> = names.into_iter().collect();
    let made = generate_text("made.json", &lists::with_names(&names).to_string());
    let mut workspace = Workspace::new(&scratch("names"));
    workspace.add("hostile", &made.tree);
    run(&workspace, CLIPPY);
}

fn run(workspace: &Workspace, arguments: &[&str]) {
    let Verdict { problems, seconds, .. } = workspace.run(arguments);
    println!("{} in {seconds:.0} s", arguments.join(" "));
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

/// Generates one crate with a module for each document, and with more entries of `[crate]`.
fn all_in_one(crate_name: &str, entries: &str, keep: impl Fn(&str) -> bool) -> Workspace {
    let mut files = BTreeMap::new();
    let mut config = format!("[crate]\nname = \"hostile\"\nout = \"out\"\n{entries}");
    let kept = outcomes().into_iter().filter(|(name, made)| keep(name) && !made.tree.is_empty());
    for (name, _) in kept {
        let root = put(&name, &mut files);
        let module = format!("m_{}", snake(&name));
        let root = toml::Value::from(root.to_string_lossy().into_owned());
        let _ = write!(config, "[[document]]\nmodule = \"{module}\"\nroot = {root}\n");
    }
    let made = generate_by(&Source::Memory(files), &config);
    assert!(!made.tree.is_empty(), "nothing is generated: {}", made.report);
    let mut workspace = Workspace::new(&scratch(crate_name));
    workspace.add("hostile", &made.tree);
    workspace
}

#[test]
#[ignore = "takes minutes: compiles the runtime nearly a hundred times"]
fn hostile_documents_compile_as_crates() {
    let mut workspace = Workspace::new(&scratch("each"));
    let mut packages = Vec::new();
    for (name, made) in outcomes().into_iter().filter(|(_, made)| !made.tree.is_empty()) {
        let package = format!("h-{}", snake(&name).replace('_', "-"));
        let mut tree = made.tree;
        let manifest = tree.get_mut("Cargo.toml").expect("a manifest");
        *manifest = manifest.replacen("name = \"hostile\"", &format!("name = \"{package}\""), 1);
        workspace.add(&package, &tree);
        packages.push(package);
    }
    let Verdict { problems, seconds, .. } =
        workspace.run(&["check", "--workspace", "--keep-going"]);
    println!("{} crates in {seconds:.0} s", packages.len());
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

/// The time is printed, because it has to grow in proportion to the size.
#[test]
#[ignore = "takes minutes: types with 20,000 properties or values, and 1,500 alternatives"]
fn widest_types_compile() {
    for (name, text) in large::widest() {
        let source = Source::Memory([(PathBuf::from("made.json"), text)].into());
        let config = "[crate]\nname = \"hostile\"\nout = \"out\"\ntypes-only = true\n\
                      [[document]]\nroot = \"made.json\"\n";
        let mut workspace = Workspace::new(&scratch("widest"));
        workspace.add("hostile", &generate_by(&source, config).tree);
        println!("{name}");
        run(&workspace, &["check"]);
    }
}

fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile-crates").join(name)
}

fn snake(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' })
        .collect()
}

/// Returns the output for each document, which is empty if its thread ended early.
fn outcomes() -> Vec<(String, Outcome)> {
    let made = lists::strings().into_iter().chain(lists::names()).map(|(name, document)| {
        let text = document.to_string();
        let outcome = bounds::bounded(&name, move || generate_text("made.json", &text));
        (name, outcome.unwrap_or_default())
    });
    let stored = small::stored().into_iter().map(|(name, file)| {
        let outcome = bounds::bounded(&name, move || generate_file(&file));
        (name, outcome.unwrap_or_default())
    });
    made.chain(stored).collect()
}

/// Adds the files of a document below a folder of its own, and returns the path of its root.
fn put(name: &str, files: &mut BTreeMap<PathBuf, String>) -> PathBuf {
    let base = PathBuf::from(snake(name));
    let mut lists = lists::strings().into_iter().chain(lists::names());
    if let Some((_, document)) = lists.find(|(other, _)| other == name) {
        let root = base.join("made.json");
        files.insert(root.clone(), document.to_string());
        return root;
    }
    let path = folder().join(name);
    if path.is_file() {
        let root = base.join(name);
        files.insert(root.clone(), fs::read_to_string(path).expect("a document"));
        return root;
    }
    put_folder(&path, &base, files);
    base.join("openapi.yaml")
}

fn put_folder(from: &Path, to: &Path, files: &mut BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("a readable folder").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            put_folder(&path, &target, files);
        } else {
            files.insert(target, fs::read_to_string(path).expect("a document"));
        }
    }
}
