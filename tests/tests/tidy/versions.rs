//! The versions of the dependencies of the runtime, which are not inherited from the workspace.

use std::fs;

use toml::{Table, Value};

use crate::reject;
use crate::sources::root;

#[test]
fn dependencies_of_the_runtime_have_the_versions_of_the_workspace() {
    let workspace = manifest("Cargo.toml");
    let workspace = workspace["workspace"]["dependencies"].as_table().expect("dependencies");
    let runtime = manifest("templates/Cargo.toml");
    let targets = runtime["target"].as_table().expect("targets").values();
    let mut compared = 0;
    let mut violations = Vec::new();
    for table in targets.chain([&Value::Table(runtime.clone())]) {
        for (name, value) in table["dependencies"].as_table().expect("dependencies") {
            let Some(shared) = workspace.get(name) else { continue };
            compared += 1;
            if version(shared) != version(value) {
                violations.push(format!("{name}: {:?}, {:?}", version(shared), version(value)));
            }
        }
    }
    assert!(compared > 10, "only {compared} dependencies are in both");
    reject(&violations);
}

/// The workflows test the minimum Rust version, and the action installs the generator of this repository.
#[test]
fn workflows_have_the_versions_of_the_workspace() {
    let workspace = manifest("Cargo.toml");
    let package = workspace["workspace"]["package"].as_table().expect("a table");
    for (path, key, line) in [
        (".github/workflows/test.yml", "rust-version", "rust: ['{}', stable]"),
        (".github/actions/sailwright/action.yml", "version", "default: {}"),
    ] {
        let text = fs::read_to_string(root().join(path)).expect("a file");
        let expected = line.replace("{}", package[key].as_str().expect("a version"));
        assert!(
            text.lines().any(|line| line.trim() == expected),
            "{path} has no line `{expected}`"
        );
    }
}

/// Each published package has a readme, a changelog and both licenses.
#[test]
fn published_packages_have_their_files() {
    let mut violations = Vec::new();
    for folder in ["generator", "templates", "generated"] {
        for file in ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"] {
            if !root().join(folder).join(file).exists() {
                violations.push(format!("{folder} has no {file}"));
            }
        }
    }
    reject(&violations);
}

fn manifest(path: &str) -> Table {
    let text = fs::read_to_string(root().join(path)).expect("a manifest");
    text.parse().expect("a manifest")
}

fn version(dependency: &Value) -> Option<&str> {
    dependency.as_str().or_else(|| dependency.get("version")?.as_str())
}
