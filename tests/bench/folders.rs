//! New folders for generated crates.

use std::cell::Cell;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The folders of a run. None is deleted before the end of the run: after thousands of deletions, a file system such as ext4
/// creates files slowly, which would be measured as a cost of the next step.
pub struct Folders {
    root: TempDir,
    count: Cell<usize>,
}

impl Folders {
    /// Creates the folder `scratch`, and a temporary folder in it.
    pub fn inside(scratch: &Path) -> io::Result<Self> {
        fs::create_dir_all(scratch)?;
        Ok(Self { root: tempfile::tempdir_in(scratch)?, count: Cell::new(0) })
    }

    /// Creates a new folder.
    pub fn fresh(&self, name: &str) -> PathBuf {
        self.count.set(self.count.get() + 1);
        let folder = self.root.path().join(format!("{name}-{}", self.count.get()));
        // If this fails, the generator reports that it cannot write.
        let _ = fs::create_dir(&folder);
        folder
    }
}
