//! Carries a plan out.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use rayon::prelude::*;

use super::{Plan, Write};

impl Plan {
    /// Writes and deletes what the plan says; each file is replaced as a whole.
    ///
    /// # Errors
    ///
    /// Fails before anything is written when something that is not ours is in the way, and when the
    /// disk refuses.
    pub fn apply(&self) -> io::Result<()> {
        if let Some(path) = self.foreign.first() {
            let message = format!("{path} is not ours to overwrite");
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
        }
        let write = |file: &Write| replace(&self.out.join(&file.path), &file.new);
        self.write.par_iter().try_for_each(write)?;
        for path in &self.delete {
            fs::remove_file(self.out.join(path))?;
            remove_empty_parents(&self.out, path);
        }
        Ok(())
    }
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let new = folder.join(format!(".{name}.sailwright-{}", std::process::id()));
    let create = || fs::OpenOptions::new().write(true).create_new(true).open(&new);
    let mut file = match create() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            create()?
        }
        result => result?,
    };
    file.write_all(text.as_bytes()).and_then(|()| fs::rename(&new, path)).inspect_err(|_| {
        // The half-made file is of no use to anyone; the error that matters is the first one.
        let _ = fs::remove_file(&new);
    })
}

/// Removes the folders that the last file left; one that still holds something stays.
fn remove_empty_parents(out: &Path, path: &str) {
    let mut folder = path;
    while let Some((parent, _)) = folder.rsplit_once('/') {
        if fs::remove_dir(out.join(parent)).is_err() {
            break;
        }
        folder = parent;
    }
}
