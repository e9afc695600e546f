//! Cycles of imports between the files and folders of one folder.
//!
//! The `mod.rs` of a folder is not counted: it declares the other files, and its types are there for them. A name that it
//! imports from one of them counts as an import of that file.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::{paths, paths_from};
use crate::reject;
use crate::sources::{code, root, rust_files, shown};

/// The cycles that are allowed: a folder, the files and folders of the cycle, and the reason.
const ALLOWED: &[(&str, &[&str], &str)] = &[];

#[test]
fn files_of_a_folder_do_not_import_each_other_in_a_cycle() {
    let modules = Modules::read("generator/src");
    let mut found = Vec::new();
    for folder in modules.folders() {
        found.extend(modules.cycles(&folder).into_iter().map(|cycle| (folder.clone(), cycle)));
    }
    let is_allowed = |(folder, cycle): &(String, Vec<String>)| {
        ALLOWED.iter().any(|(other, files, _)| folder == other && cycle == files)
    };
    let mut violations = Vec::new();
    for cycle in found.iter().filter(|cycle| !is_allowed(cycle)) {
        violations.push(format!("generator/src/{}: {}", cycle.0, cycle.1.join(", ")));
    }
    for (folder, files, _) in ALLOWED {
        if !found.iter().any(|(other, cycle)| other == folder && cycle == files) {
            violations.push(format!("`ALLOWED` names {files:?} in `{folder}`, which is no cycle"));
        }
    }
    reject(&violations);
}

/// The modules of a crate by their path, such as `lower/schema/object`; a folder is the module of its `mod.rs`.
pub struct Modules {
    code: BTreeMap<String, String>,
    /// For each folder, the names that its `mod.rs` imports from a child, with that child.
    reexports: BTreeMap<String, BTreeMap<String, String>>,
}

impl Modules {
    /// Reads the modules below a folder of the repository.
    pub fn read(folder: &str) -> Self {
        let base = root().join(folder);
        let mut modules = Self { code: BTreeMap::new(), reexports: BTreeMap::new() };
        for file in rust_files(folder) {
            let path = shown(file.strip_prefix(&base).unwrap_or(&file));
            let module = path.trim_end_matches(".rs").trim_end_matches("mod").trim_end_matches('/');
            let module = if module == "lib" { "" } else { module };
            if module != "main" {
                modules.code.insert(module.to_owned(), code(&file));
            }
        }
        for folder in modules.folders() {
            let reexports = modules.reexports_of(&folder);
            modules.reexports.insert(folder, reexports);
        }
        modules
    }

    /// Returns the folders, the root as an empty string.
    pub fn folders(&self) -> Vec<String> {
        self.code.keys().filter(|module| !self.children(module).is_empty()).cloned().collect()
    }

    /// Returns the names of the modules directly in a folder.
    pub fn children(&self, folder: &str) -> Vec<String> {
        let below = self.code.keys().filter_map(|module| inside(folder, module));
        below.filter(|name| !name.is_empty() && !name.contains('/')).map(str::to_owned).collect()
    }

    /// Returns all imports: a module, and the module that it imports from.
    pub fn imports(&self) -> Vec<(String, String)> {
        let mut found = BTreeSet::new();
        for (module, code) in &self.code {
            for path in paths(code) {
                found.insert((module.clone(), self.target(module, &path)));
            }
        }
        found.into_iter().filter(|(module, target)| module != target).collect()
    }

    /// Returns the groups of files and folders in a folder that import each other.
    fn cycles(&self, folder: &str) -> Vec<Vec<String>> {
        let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (module, target) in self.imports() {
            let child = |path: &str| Some(inside(folder, path)?.split('/').next()?.to_owned());
            if let (Some(from), Some(to)) = (child(&module), child(&target))
                && from != to
                && !from.is_empty()
                && !to.is_empty()
            {
                graph.entry(from).or_default().insert(to);
            }
        }
        let reached: BTreeMap<&String, BTreeSet<&String>> =
            graph.keys().map(|start| (start, reachable(&graph, start))).collect();
        let mut cycles = BTreeSet::new();
        for (start, targets) in &reached {
            let returns =
                |other: &String| reached.get(other).is_some_and(|back| back.contains(start));
            let cycle: Vec<String> =
                targets.iter().filter(|other| returns(other)).map(|name| (*name).clone()).collect();
            if cycle.len() > 1 {
                cycles.insert(cycle);
            }
        }
        cycles.into_iter().collect()
    }

    /// Returns the module that a path in another module leads to.
    fn target(&self, module: &str, path: &[String]) -> String {
        let mut at = if path[0] == "crate" { "" } else { module }.to_owned();
        for name in path {
            match name.as_str() {
                "crate" | "self" => {}
                "super" => at.truncate(at.rfind('/').unwrap_or(0)),
                name => {
                    let next = join(&at, name);
                    let reexport = self.reexports.get(&at).and_then(|names| names.get(name));
                    match reexport {
                        _ if self.code.contains_key(&next) => at = next,
                        Some(child) => return join(&at, child),
                        None => return at,
                    }
                }
            }
        }
        at
    }

    fn reexports_of(&self, folder: &str) -> BTreeMap<String, String> {
        let children = self.children(folder);
        let starts: Vec<&str> = children.iter().map(String::as_str).collect();
        let mut found = BTreeMap::new();
        for line in self.code[folder].split(';') {
            let Some((_, line)) = line.split_once("use ") else { continue };
            for path in paths_from(line, &starts) {
                found.insert(path[path.len() - 1].clone(), path[0].clone());
            }
        }
        found
    }
}

/// Returns the path of a module relative to a folder that contains it.
fn inside<'a>(folder: &str, module: &'a str) -> Option<&'a str> {
    let rest = module.strip_prefix(folder)?;
    if folder.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn reachable<'a>(
    graph: &'a BTreeMap<String, BTreeSet<String>>,
    start: &String,
) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&String> = graph.get(start).into_iter().flatten().collect();
    while let Some(name) = open.pop() {
        if found.insert(name) {
            open.extend(graph.get(name).into_iter().flatten());
        }
    }
    found
}
