//! The files of a code base.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::io_reason;

/// The number of files that are read.
const MAX_FILES: usize = 50_000;

/// The length of the longest file that is read, in bytes.
const MAX_LENGTH: u64 = 4_000_000;

/// The depth of the deepest folder.
const MAX_DEPTH: usize = 64;

/// Returns the Rust files below a path, sorted, without hidden files, the folder `target` and links, and notes about what is
/// left out.
pub(super) fn find(path: &Path) -> Result<(Vec<PathBuf>, Vec<String>), String> {
    if let Err(error) = fs::metadata(path) {
        return Err(format!("cannot read {}: {}", path.display(), io_reason(&error)));
    }
    let walk = WalkDir::new(path).max_depth(MAX_DEPTH).sort_by_file_name();
    let (mut files, mut notes) = (Vec::new(), Vec::new());
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || is_code(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) if files.len() < MAX_FILES => files.push(entry.into_path()),
            Ok(_) => {
                notes.push(format!("files after the first {MAX_FILES} are left out"));
                break;
            }
            Err(error) => notes.push(error.to_string()),
        }
    }
    Ok((files, notes))
}

/// Reads a file.
pub(super) fn read(path: &Path) -> Result<String, String> {
    let length = fs::metadata(path).map_err(|error| io_reason(&error))?.len();
    if length > MAX_LENGTH {
        return Err(format!("it is longer than {MAX_LENGTH} bytes"));
    }
    let bytes = fs::read(path).map_err(|error| io_reason(&error))?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
}

fn is_code(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let kind = entry.file_type();
    !name.starts_with('.')
        && (kind.is_dir() && name != "target" || kind.is_file() && name.ends_with(".rs"))
}
