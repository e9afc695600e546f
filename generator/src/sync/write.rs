//! Single files: whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::SyncError;

/// Writes a file: beside its place first, then moved there.
pub(super) fn file(folder: &Path, path: &str, text: &str) -> Result<(), SyncError> {
    let target = folder.join(path);
    let parent = target.parent().unwrap_or(folder);
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let draft = parent.join(format!(".{name}.{}.tmp", std::process::id()));
    let written = fs::create_dir_all(parent)
        .and_then(|()| new_file(&draft, text))
        .and_then(|()| fs::rename(&draft, &target));
    written.map_err(|error| {
        // The draft is of no use any more; if it cannot be removed either, the first error tells why.
        let _ = fs::remove_file(&draft);
        SyncError::Disk(target.clone(), error)
    })
}

/// Deletes a file, and the folders that are empty then.
pub(super) fn delete(folder: &Path, path: &str) -> Result<(), SyncError> {
    let target = folder.join(path);
    match fs::remove_file(&target) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(SyncError::Disk(target, error)),
    }
    let mut parent: Option<PathBuf> = target.parent().map(Path::to_owned);
    while let Some(empty) = parent.filter(|parent| parent != folder && parent.starts_with(folder)) {
        if fs::remove_dir(&empty).is_err() {
            break;
        }
        parent = empty.parent().map(Path::to_owned);
    }
    Ok(())
}

/// Creates a file that is not there; a link that somebody put there is not followed.
fn new_file(path: &Path, text: &str) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    io::Write::write_all(&mut file, text.as_bytes())
}
