//! Where files come from: a disk, or memory.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

/// No description of an API is longer than this.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Where files come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// Files on a disk.
    Disk {
        /// The folder that paths start from; empty: the current one.
        folder: PathBuf,
    },
    /// Files by their path.
    Memory(BTreeMap<PathBuf, String>),
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreadable {
    /// There is no such file.
    Missing,
    /// It is a folder or a device.
    NotAFile,
    /// It is larger than any description of an API.
    TooLarge,
    /// It lies outside of the folder of the document.
    Outside,
    /// What the operating system says.
    Failed(String),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "there is no such file",
            Self::NotAFile => "it is not a file",
            Self::TooLarge => "it is larger than 256 MiB",
            Self::Outside => "it lies outside of the folder of the document",
            Self::Failed(reason) => reason,
        })
    }
}

impl Source {
    /// Files of the current folder.
    #[must_use]
    pub fn disk() -> Self {
        Self::Disk { folder: PathBuf::new() }
    }

    /// The path of a file or folder on the disk without links.
    pub(super) fn real(&self, path: &Path) -> Option<PathBuf> {
        let Self::Disk { folder } = self else { return None };
        Path::new(".").join(folder).join(path).canonicalize().ok()
    }

    /// Whether links make a file lie outside of a folder that its path is in.
    pub(super) fn leads_out(&self, real_folder: Option<&Path>, path: &Path) -> bool {
        let Some(folder) = real_folder else { return false };
        self.real(path).is_some_and(|path| !path.starts_with(folder))
    }

    /// The bytes of a file.
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
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Unreadable::Missing,
        _ => Unreadable::Failed(error.to_string()),
    };
    // A pipe or a device may never end: what is not a file is not opened at all.
    let facts = std::fs::metadata(path).map_err(failed)?;
    if !facts.is_file() {
        return Err(Unreadable::NotAFile);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len().min(MAX_BYTES)).unwrap_or(0));
    let file = std::fs::File::open(path).map_err(failed)?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    Ok(bytes)
}
