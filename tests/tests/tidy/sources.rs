//! The source files of the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that contain no source.
const SKIPPED: &[&str] = &["target", ".git", "node_modules"];

/// Returns the root folder of the repository.
pub fn root() -> &'static Path {
    sailwright_tests::home().parent().expect("the repository")
}

/// Returns a path relative to the repository, with `/` on every system.
pub fn shown(file: &Path) -> String {
    let relative = file.strip_prefix(root()).unwrap_or(file);
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Returns all files below a folder, sorted.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for path in sailwright_tests::entries(&folder) {
            let is_skipped =
                path.file_name().is_some_and(|name| SKIPPED.iter().any(|it| name == *it));
            if is_skipped {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Returns all Rust files below a folder of the repository, sorted.
pub fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = files(&root().join(folder));
    found.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    found
}

/// Returns the text of a file without its comment lines.
pub fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("a readable file");
    let code: Vec<_> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    code.join("\n")
}
