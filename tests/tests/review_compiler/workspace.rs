//! A workspace with both crates of each pair, and a program for each crate.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sailwright_tests::home;

use super::pair::{Pair, Side};
use super::program;

/// The cargo features of generated crates that no item of a document needs.
const UNUSED: [&str; 9] = [
    "brotli",
    "chrono",
    "jiff",
    "native-tls",
    "reqwest-middleware",
    "rustls-aws-lc",
    "tower",
    "tracing",
    "zstd",
];

pub struct Workspace {
    folder: PathBuf,
    /// The pairs whose old crates, and whose new crates, need the same features of the runtime. Programs that are compiled
    /// together share one runtime with the features of all of them.
    groups: BTreeMap<&'static str, BTreeMap<BTreeSet<String>, Vec<String>>>,
}

/// The errors of the compiler in the file of each use: the first message by the pair and the position of the use.
pub type Errors = BTreeMap<(String, usize), String>;

impl Workspace {
    pub fn create(folder: &Path, pairs: &[Pair]) -> Self {
        let _ = fs::remove_dir_all(folder.join("crates"));
        let mut workspace = Self { folder: folder.to_owned(), groups: BTreeMap::new() };
        for pair in pairs {
            for (at, code) in pair.uses.iter().enumerate() {
                workspace
                    .put(&format!("{}/program/u{at}.rs", pair.name), &program::file(&code.code));
            }
            workspace
                .put(&format!("{}/program/lib.rs", pair.name), &program::root(pair.uses.len()));
            for (word, side) in [("old", &pair.old), ("new", &pair.new)] {
                workspace.add(&pair.name, word, side);
                let groups = workspace.groups.entry(word).or_default();
                groups.entry(side.runtime.clone()).or_default().push(pair.name.clone());
            }
        }
        let lock = fs::read(home().join("../Cargo.lock")).expect("a lock file");
        for word in ["old", "new"] {
            let packages = pairs.iter().map(|pair| format!("'{}/{word}-program'", pair.name));
            let packages = packages.collect::<Vec<_>>().join(", ");
            let runtime = home().join("../templates").canonicalize().expect("a folder");
            let text = format!(
                "[workspace]\nresolver = '3'\n\
                 members = [{packages}]\n\
                 [patch.crates-io]\nsailwright-runtime = {{ path = '{}' }}\n\
                 [profile.dev]\ndebug = false\nincremental = false\n",
                runtime.display()
            );
            workspace.put(&format!("{word}.toml"), &text);
            workspace.put("Cargo.lock", &String::from_utf8_lossy(&lock));
        }
        workspace
    }

    fn add(&self, pair: &str, word: &str, side: &Side) {
        for (path, text) in &side.tree {
            let text = if path == "Cargo.toml" {
                text.replacen(
                    &format!("name = \"{}\"", side.name),
                    &format!("name = \"{word}-{pair}\""),
                    1,
                )
            } else {
                text.clone()
            };
            self.put(&format!("{pair}/{word}/{path}"), &text);
        }
        let features = side.features.iter().filter(|name| !UNUSED.contains(&name.as_str()));
        let features: Vec<String> = features.map(|name| format!("'{name}'")).collect();
        let text = format!(
            "[package]\nname = '{word}-program-{pair}'\nversion = '0.0.0'\nedition = '2024'\n\
             [lib]\npath = '../program/lib.rs'\n\
             [dependencies]\nbytes = '1'\nhttp = '1'\nserde = '1'\nserde_json = '1'\n\
             reqwest = {{ version = '*', default-features = false }}\n\
             api = {{ package = '{word}-{pair}', path = '../{word}', features = [{}] }}\n",
            features.join(", ")
        );
        self.put(&format!("{pair}/{word}-program/Cargo.toml"), &text);
    }

    fn put(&self, path: &str, text: &str) {
        let file = self.folder.join("crates").join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(&file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Compiles the programs with the `old` or the `new` crates. Files with errors are emptied and compiled again, because
    /// the compiler reports some errors only without others.
    pub fn check(&self, word: &str) -> Errors {
        let crates = self.folder.join("crates");
        fs::copy(crates.join(format!("{word}.toml")), crates.join("Cargo.toml")).expect("a copy");
        let mut all = Errors::new();
        let mut emptied = Vec::new();
        let mut groups: Vec<&Vec<String>> = self.groups[word].values().collect();
        while let Some(group) = groups.last() {
            let found = self.run(word, group);
            let is_done = found.is_empty();
            for ((pair, at), message) in found {
                let path = format!("{pair}/program/u{at}.rs");
                emptied
                    .push((path.clone(), fs::read_to_string(crates.join(&path)).expect("a file")));
                self.put(&path, "");
                let known = all.insert((pair, at), message);
                assert!(known.is_none(), "an empty file has an error: {path}: {known:?}");
            }
            if is_done {
                groups.pop();
            }
        }
        // The other crate is compiled with all files.
        for (path, text) in &emptied {
            self.put(path, text);
        }
        all
    }

    fn run(&self, word: &str, pairs: &[String]) -> Errors {
        let packages = pairs.iter().map(|pair| format!("--package={word}-program-{pair}"));
        let output = Command::new(env!("CARGO"))
            .args(["check", "--offline", "--keep-going", "--message-format", "json"])
            .args(packages)
            .current_dir(self.folder.join("crates"))
            .env("CARGO_TARGET_DIR", self.folder.parent().expect("a folder").join("target"))
            .env_remove("RUSTFLAGS")
            .output()
            .expect("cargo");
        let mut errors = Errors::new();
        let mut others = Vec::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Ok(line) = serde_json::from_str::<serde_json::Value>(line) else { continue };
            let message = &line["message"];
            if message["level"] != "error" {
                continue;
            }
            let spans = message["spans"].as_array().cloned().unwrap_or_default();
            let file = spans.iter().find_map(|span| position(span["file_name"].as_str()?));
            let text = message["message"].as_str().unwrap_or_default().to_owned();
            match file {
                Some(file) => {
                    errors.entry(file).or_insert(text);
                }
                None if text.starts_with("aborting") || spans.is_empty() => {}
                None => others.push(message["rendered"].as_str().unwrap_or_default().to_owned()),
            }
        }
        assert!(others.is_empty(), "errors outside of the programs: {}", others.concat());
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() || !errors.is_empty(), "cargo failed: {text}");
        errors
    }
}

/// Returns the pair and the position of a use: `pets/program/u7.rs`.
fn position(file: &str) -> Option<(String, usize)> {
    let mut parts = file.rsplit('/');
    let at = parts.next()?.strip_prefix('u')?.strip_suffix(".rs")?.parse().ok()?;
    // The path contains the folder of the program, from which `..` leads to its sources.
    let pair =
        parts.find(|part| !matches!(*part, "program" | ".." | "old-program" | "new-program"))?;
    Some((pair.to_owned(), at))
}
