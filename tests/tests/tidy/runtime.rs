//! Rules for the runtime that is copied into every generated crate.

use crate::paths::paths;
use crate::reject;
use crate::sources::{code, root, rust_files, shown};

#[test]
fn runtime_imports_only_itself() {
    let mut violations = Vec::new();
    for file in rust_files("templates/src/runtime") {
        for path in paths(&code(&file)) {
            if path[0] == "crate" && path.get(1).is_some_and(|name| name != "runtime") {
                violations.push(format!("{}: `{}`", shown(&file), path.join("::")));
            }
        }
    }
    reject(&violations);
}

#[test]
fn generated_crate_contains_every_file_of_the_runtime() {
    let below = |folder: &str| -> Vec<String> {
        let base = root().join(folder);
        let files = rust_files(folder).into_iter();
        files.filter_map(|file| Some(shown(file.strip_prefix(&base).ok()?))).collect()
    };
    assert_eq!(
        below("templates/src/runtime"),
        below("generated/src/runtime"),
        "the list of runtime files in generator/src/emit does not match templates/src/runtime"
    );
}
