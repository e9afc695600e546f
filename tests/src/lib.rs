//! Helpers that the tests of this package share: cases, snapshots, and the work that budgets measure.

pub mod budget;
pub mod outline;

use std::path::{Path, PathBuf};

use sailwright::config::Document;

/// A test case: a document whose file name is the rule under test.
#[derive(Clone, Debug)]
pub struct Case {
    /// Path of the root file, relative to this package.
    pub root: PathBuf,
    /// Paths of the overlays, relative to this package.
    pub overlays: Vec<PathBuf>,
    /// Folder of the case and of its snapshot.
    pub folder: PathBuf,
    /// File name without extension.
    pub name: String,
}

impl Case {
    /// Returns the document of the case, with its overlays.
    #[must_use]
    pub fn document(&self) -> Document {
        let (root, overlays) = (self.root.clone(), self.overlays.clone());
        Document { root, overlays, ..Document::default() }
    }
}

/// Returns the folder of this package.
#[must_use]
pub fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the cases of a folder of this package, sorted by name.
///
/// A case is a document, or a folder with the root file `openapi.yaml` and an optional `overlay.yaml`.
///
/// # Panics
///
/// Panics if the folder cannot be read or contains no case.
#[must_use]
pub fn cases(folder: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = entries(&home().join(folder))
        .into_iter()
        .filter(|path| path.is_dir() || has_ending(path, &["yaml", "json"]))
        .map(|path| case(Path::new(folder), &path))
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!cases.is_empty(), "no case in {folder}");
    cases
}

/// Returns the paths of the files and folders directly in a folder, sorted.
///
/// # Panics
///
/// Panics if the folder cannot be read.
#[must_use]
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a readable folder");
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
}

fn case(folder: &Path, path: &Path) -> Case {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let base = folder.join(path.file_name().unwrap_or_default());
    let (root, overlay) = if path.is_dir() {
        (base.join("openapi.yaml"), Some(base.join("overlay.yaml")))
    } else {
        (base, None)
    };
    let overlays = overlay.into_iter().filter(|overlay| home().join(overlay).exists()).collect();
    Case { root, overlays, folder: home().join(folder), name }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|found| endings.iter().any(|ending| found == *ending))
}

/// Compares a text with the snapshot of a case.
pub fn check(case: &Case, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&case.folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(case.name.as_str(), text));
}

/// Compiles the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
