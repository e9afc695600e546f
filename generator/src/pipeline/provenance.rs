//! The files that a document was read from, as generated files name them.

use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::emit::Provenance;
use crate::load::Files;

/// Returns the paths of the files of a document, relative to a folder, and a hash of their contents.
pub(super) fn provenance(folder: &Path, root: &Path, files: &Files) -> Provenance {
    let mut sources: Vec<(String, &str)> = files
        .iter()
        .map(|(_, file)| (shown_path(folder, &file.path), file.text.as_str()))
        .collect();
    let paths = sources.iter().map(|(path, _)| path.clone()).collect();
    sources.sort();
    let mut hash = Sha256::new();
    for (path, text) in sources {
        hash.update(format!("{path}\0{}\0", text.len()));
        hash.update(text);
    }
    let mut digest = String::new();
    for byte in hash.finalize() {
        let _ = write!(digest, "{byte:02x}");
    }
    Provenance { files: paths, root: shown_path(folder, root), digest }
}

/// Returns a path as it is printed, relative to a folder and equal on all systems. Only the file name is printed of a path
/// that is not below the folder.
pub(super) fn shown_path(folder: &Path, path: &Path) -> String {
    let path = path.strip_prefix(folder).unwrap_or(path);
    let path = if path.is_absolute() || path.starts_with("..") {
        path.file_name().map_or(path, Path::new)
    } else {
        path
    };
    path.to_string_lossy().replace('\\', "/")
}
