//! The source of files: a disk, or memory.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read. No API document is longer.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// The source of files.
#[derive(Clone, Debug)]
pub enum Source {
    /// Files on a disk.
    Disk {
        /// The folder that paths are relative to. If empty, the current folder.
        folder: PathBuf,
    },
    /// Files by path.
    Memory(BTreeMap<PathBuf, String>),
}

/// The reason why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreadable {
    /// The file does not exist.
    Missing,
    /// The path leads to a folder or a device.
    NotAFile,
    /// The file is larger than any API document.
    TooLarge,
    /// The file is outside of the folder of the document.
    Outside,
    /// The operating system denied access.
    Denied,
    /// The operating system reported another error.
    Failed,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "the file does not exist",
            Self::NotAFile => "the path is not a file",
            Self::TooLarge => "the file is larger than 256 MiB",
            Self::Outside => "the file is outside of the folder of the document",
            Self::Denied => "access to the file is denied",
            Self::Failed => "the operating system cannot read the file",
        })
    }
}

impl Source {
    /// Creates a source of the files of the current folder.
    #[must_use]
    pub fn disk() -> Self {
        Self::Disk { folder: PathBuf::new() }
    }

    /// Returns the path of a file or folder on the disk with all links resolved.
    pub(super) fn canonical(&self, path: &Path) -> Option<PathBuf> {
        let Self::Disk { folder } = self else { return None };
        Path::new(".").join(folder).join(path).canonicalize().ok()
    }

    /// Returns whether links lead out of the folder that contains a path.
    pub(super) fn is_link_out_of(&self, canonical_folder: Option<&Path>, path: &Path) -> bool {
        let Some(folder) = canonical_folder else { return false };
        self.canonical(path).is_some_and(|path| !path.starts_with(folder))
    }

    /// Reads the bytes of a file.
    pub(super) fn read(&self, path: &Path) -> Result<Vec<u8>, Unreadable> {
        match self {
            Self::Disk { folder } => read_file(&folder.join(path)),
            Self::Memory(files) => {
                files.get(path).map(|text| text.clone().into_bytes()).ok_or(Unreadable::Missing)
            }
        }
    }
}

fn read_file(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Unreadable::Missing,
        ErrorKind::PermissionDenied => Unreadable::Denied,
        _ => Unreadable::Failed,
    };
    // A pipe or a device may never end, so it is not opened at all.
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(Unreadable::NotAFile);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(MAX_BYTES)).unwrap_or(0));
    let file = std::fs::File::open(path).map_err(failed)?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    Ok(bytes)
}
