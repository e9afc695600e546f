//! The shape of the source: who may know whom, and how large a file may get.

use std::fs;
use std::path::{Path, PathBuf};

/// For each stage of the generator, the other modules of the crate that it may name.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("diagnostic", &[]),
    ("load", &["diagnostic"]),
    ("normalize", &["diagnostic", "load"]),
    ("spec", &["diagnostic"]),
    ("resolve", &["diagnostic", "load", "normalize", "spec"]),
    ("ir", &["diagnostic", "spec"]),
    ("lower", &["diagnostic", "spec", "ir"]),
    ("name", &["ir", "spec", "diagnostic"]),
    ("emit", &["ir", "name", "spec"]),
    ("render", &["emit"]),
    ("sync", &["diagnostic"]),
    ("config", &["diagnostic"]),
];

/// Libraries that belong to one stage, so that a change of library is a change of one folder.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("openapiv3", &["normalize", "resolve"]),
    ("serde_yaml", &["load", "diagnostic", "cli"]),
    ("quote", &["emit", "render"]),
    ("prettyplease", &["render"]),
    ("clap", &["cli"]),
];

#[test]
fn stages_know_only_the_stages_before_them() {
    let mut wrong = Vec::new();
    for (stage, allowed) in DIRECTIONS {
        for file in rust_files(&root().join("generator/src").join(stage)) {
            for name in crate_modules(&code_of(&file)) {
                let known = name == *stage || allowed.contains(&name.as_str());
                if !known && DIRECTIONS.iter().any(|(other, _)| *other == name) {
                    wrong.push(format!("{}: `{stage}` must not know `{name}`", shown(&file)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn libraries_stay_in_their_stage() {
    let mut wrong = Vec::new();
    for file in rust_files(&root().join("generator/src")) {
        let code = code_of(&file);
        for (library, stages) in LIBRARIES {
            let used =
                code.contains(&format!("{library}::")) || code.contains(&format!("use {library}"));
            let home =
                stages.iter().any(|stage| file.components().any(|part| part.as_os_str() == *stage));
            if used && !home {
                wrong.push(format!("{}: `{library}` belongs to {stages:?}", shown(&file)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_runtime_knows_only_itself() {
    let mut wrong = Vec::new();
    for file in rust_files(&root().join("templates/src/runtime")) {
        for name in crate_modules(&code_of(&file)) {
            if name != "runtime" {
                wrong.push(format!("{}: `crate::{name}`", shown(&file)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_of_the_runtime_is_copied() {
    let below = |folder: &str| -> Vec<PathBuf> {
        let folder = root().join(folder);
        let files = rust_files(&folder).into_iter();
        files.filter_map(|file| Some(file.strip_prefix(&folder).ok()?.to_path_buf())).collect()
    };
    assert_eq!(
        below("templates/src/runtime"),
        below("generated/src/runtime"),
        "the list in generator/src/emit/runtime.rs names all files of templates/src/runtime"
    );
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let mut wrong = Vec::new();
    for folder in ["generator", "templates", "tests"] {
        for file in rust_files(&root().join(folder)) {
            let lines = fs::read_to_string(&file).expect("a readable file").lines().count();
            if lines > 400 {
                wrong.push(format!("{}: {lines} lines", shown(&file)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_hash_map_can_decide_the_order_of_the_output() {
    let wrong: Vec<_> = rust_files(&root().join("generator/src"))
        .into_iter()
        .filter(|file| ["HashMap", "HashSet"].iter().any(|name| code_of(file).contains(name)))
        .map(|file| shown(&file))
        .collect();
    assert!(wrong.is_empty(), "use BTreeMap or Vec in {}", wrong.join(", "));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_path_buf()
}

fn shown(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).display().to_string()
}

/// All Rust files below a folder, sorted.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
                open.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The text of a file without comment lines.
fn code_of(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("a readable file");
    let code: Vec<_> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    code.join(
        "
",
    )
}

/// The modules that are named as `crate::module`, also in groups.
fn crate_modules(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for after in code.split("crate::").skip(1) {
        let group =
            after.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(inside, _)| inside);
        for part in
            group.unwrap_or(after).split(',').take(if group.is_some() { usize::MAX } else { 1 })
        {
            let name: String = part
                .trim_start()
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            names.push(name);
        }
    }
    names
}
