//! The stages of the generator: their imports, and the libraries that belong to one of them.

use crate::cycles::Modules;
use crate::reject;
use crate::sources::{code, root, rust_files, shown};

/// The modules of the generator from the lowest to the highest, each with the modules that it may import.
const STAGES: &[(&str, &[&str])] = &[
    ("diagnostic", &[]),
    ("config", &["diagnostic"]),
    ("tree", &["diagnostic"]),
    ("load", &["diagnostic", "tree"]),
    ("overlay", &["diagnostic", "tree", "load"]),
    ("normalize", &["diagnostic", "tree"]),
    ("spec", &["diagnostic"]),
    ("resolve", &["diagnostic", "tree", "normalize", "spec"]),
    ("ir", &["diagnostic", "config", "spec"]),
    ("lower", &["diagnostic", "config", "spec", "ir"]),
    ("name", &["diagnostic", "config", "spec", "ir"]),
    ("share", &["ir", "name"]),
    ("emit", &["config", "spec", "ir", "name", "share"]),
    ("render", &["emit"]),
    ("public_api", &["render"]),
    ("sync", &["diagnostic"]),
    ("unused", &["diagnostic", "config", "load", "spec", "ir", "lower", "name"]),
    (
        "pipeline",
        &[
            "diagnostic",
            "config",
            "tree",
            "load",
            "overlay",
            "normalize",
            "spec",
            "resolve",
            "ir",
            "lower",
            "name",
            "share",
            "emit",
            "render",
            "public_api",
            "sync",
            "unused",
        ],
    ),
    ("build", &["diagnostic", "config", "load", "emit", "sync", "pipeline"]),
    (
        "review",
        &["diagnostic", "config", "tree", "load", "spec", "ir", "name", "share", "pipeline"],
    ),
    ("init", &["diagnostic", "config", "load", "spec", "name", "pipeline"]),
    ("fetch", &["diagnostic", "tree", "load"]),
    (
        "cli",
        &[
            "diagnostic",
            "config",
            "load",
            "spec",
            "ir",
            "name",
            "sync",
            "pipeline",
            "init",
            "fetch",
            "review",
        ],
    ),
];

/// Libraries that only some stages may use, so that a change of library is a change of one folder.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("openapiv3", &["resolve"]),
    ("serde_yaml", &["load", "diagnostic", "cli"]),
    ("quote", &["emit", "render", "public_api"]),
    ("prettyplease", &["render"]),
    ("clap", &["cli"]),
    ("ureq", &["fetch"]),
];

#[test]
fn every_module_of_the_generator_is_a_stage() {
    let modules = Modules::read("generator/src");
    let names: Vec<&str> = STAGES.iter().map(|(stage, _)| *stage).collect();
    let mut violations = Vec::new();
    for module in modules.children("") {
        if !names.contains(&module.as_str()) {
            violations.push(format!("generator/src/{module}: add it to `STAGES`"));
        }
    }
    for name in &names {
        if !modules.children("").iter().any(|module| module == name) {
            violations
                .push(format!("`STAGES` names `{name}`, which is no module of generator/src"));
        }
    }
    reject(&violations);
}

#[test]
fn stages_allow_only_imports_of_lower_stages() {
    let mut violations = Vec::new();
    for (index, (stage, allowed)) in STAGES.iter().enumerate() {
        let is_lower = |name: &&str| STAGES[..index].iter().any(|(lower, _)| lower == name);
        for name in allowed.iter().filter(|name| !is_lower(name)) {
            violations.push(format!("`{stage}` may not import the higher stage `{name}`"));
        }
    }
    reject(&violations);
}

#[test]
fn stages_import_only_what_they_may() {
    let modules = Modules::read("generator/src");
    let mut violations = Vec::new();
    for (file, target) in modules.imports() {
        let (Some(stage), Some(other)) = (first(&file), first(&target)) else { continue };
        let allowed =
            STAGES.iter().find(|(name, _)| *name == stage).map_or(&[][..], |(_, names)| names);
        if stage != other && !allowed.contains(&other) {
            violations.push(format!("generator/src/{file}: `{stage}` may not import `{other}`"));
        }
    }
    violations.dedup();
    reject(&violations);
}

/// Returns the first module of a path such as `lower/schema/object`.
fn first(module: &str) -> Option<&str> {
    module.split('/').next().filter(|name| !name.is_empty())
}

#[test]
fn libraries_are_used_by_their_stages_only() {
    let mut violations = Vec::new();
    for file in rust_files("generator/src") {
        let code = code(&file);
        let path = shown(file.strip_prefix(root().join("generator/src")).unwrap_or(&file));
        let stage = first(path.trim_end_matches(".rs")).unwrap_or_default().to_owned();
        for (library, stages) in LIBRARIES {
            let is_used =
                code.contains(&format!("{library}::")) || code.contains(&format!("use {library}"));
            if is_used && !stages.contains(&stage.as_str()) {
                violations.push(format!("{}: `{library}` belongs to {stages:?}", shown(&file)));
            }
        }
    }
    reject(&violations);
}
