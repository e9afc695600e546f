//! Where crates are generated: each time in a folder that is new.

use std::cell::Cell;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The folders of a run. Nothing is deleted before its end: a file system that has just lost thousands of files
/// is slow to make new ones (ext4 looks for numbers that were not free a moment ago), and the next step would pay for that.
pub struct Folders {
    root: TempDir,
    count: Cell<usize>,
}

impl Folders {
    /// Makes a place for them in a folder, which is made as well.
    pub fn inside(scratch: &Path) -> io::Result<Self> {
        fs::create_dir_all(scratch)?;
        Ok(Self { root: tempfile::tempdir_in(scratch)?, count: Cell::new(0) })
    }

    /// A new folder.
    pub fn fresh(&self, name: &str) -> PathBuf {
        self.count.set(self.count.get() + 1);
        let folder = self.root.path().join(format!("{name}-{}", self.count.get()));
        // Who cannot write into it says so.
        let _ = fs::create_dir(&folder);
        folder
    }
}
