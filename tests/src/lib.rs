//! What the tests of this package share.

pub mod budget;
pub mod outline;

use std::path::{Path, PathBuf};

/// A case: a document whose name is the rule that it is about.
#[derive(Clone, Debug)]
pub struct Case {
    /// The root file, relative to this package.
    pub root: PathBuf,
    /// Overlays beside it.
    pub overlays: Vec<PathBuf>,
    /// The folder that it stands in, and its snapshot.
    pub folder: PathBuf,
    /// Its name.
    pub name: String,
}

/// The folder of this package.
#[must_use]
pub fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The cases of a folder of this package, sorted by name: documents, and folders in which
/// `openapi.yaml` is the root and `overlay.yaml` changes it.
///
/// # Panics
///
/// When the folder cannot be read.
#[must_use]
pub fn cases(folder: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = entries(&home().join(folder))
        .into_iter()
        .filter(|path| path.is_dir() || has_ending(path, &["yaml", "json"]))
        .map(|path| case(Path::new(folder), &path))
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

/// What stands in a folder, sorted.
///
/// # Panics
///
/// When the folder cannot be read.
#[must_use]
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of the cases is there");
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

/// Compares a text with the snapshot beside the case.
pub fn check(case: &Case, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&case.folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(case.name.as_str(), text));
}

/// The examples of the README, so that they compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
