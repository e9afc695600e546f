//! Writing a response body to a file.

use std::fs::Metadata;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tokio::fs::{File, OpenOptions};

use super::Download;
use crate::error::Error;

/// The largest number of symbolic links that are followed.
const MAX_LINKS: usize = 40;

impl Download {
    /// Writes the body to the file `path`, and returns its number of bytes.
    ///
    /// A regular file is created or replaced when the body is complete. Until then, the body is written to a hidden file
    /// in the same directory, which is removed after an error. A file that is replaced keeps its permissions, and
    /// symbolic links are followed. If `path` is a pipe or a device, the body is written to it as it is received.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`chunk`](Self::chunk), and [`Error::Save`] if the file cannot be written.
    pub async fn to_file(self, path: impl AsRef<Path>) -> Result<u64, Error> {
        let (path, old) = target(path.as_ref()).await.map_err(Error::<()>::Save)?;
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            let file = OpenOptions::new().write(true).open(&path).await;
            return self.to_writer(&mut file.map_err(Error::<()>::Save)?).await;
        }
        let part = PartialFile::next_to(&path).map_err(Error::<()>::Save)?;
        let mut file = part.create(old.is_some()).await.map_err(Error::<()>::Save)?;
        let written = self.to_writer(&mut file).await?;
        part.replace(file, &path, old).await.map_err(Error::<()>::Save)?;
        Ok(written)
    }
}

/// Follows the symbolic links of a path. Returns the file that it leads to, and its metadata if it exists.
async fn target(path: &Path) -> io::Result<(PathBuf, Option<Metadata>)> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        let metadata = match tokio::fs::metadata(&path).await {
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        // The link of a pipe in `/proc` leads to no path.
        let is_other = metadata.as_ref().is_some_and(|metadata| !metadata.is_file());
        match tokio::fs::read_link(&path).await {
            Ok(link) if !is_other => path = path.with_file_name("").join(link),
            _ => return Ok((path, metadata)),
        }
    }
    Err(io::Error::new(ErrorKind::InvalidInput, "the path has too many symbolic links"))
}

/// An incomplete file, which is removed when it is dropped, unless it has been renamed.
struct PartialFile {
    path: PathBuf,
}

impl PartialFile {
    /// Returns a hidden file in the directory of `path`.
    fn next_to(path: &Path) -> io::Result<Self> {
        if path.file_name().is_none() {
            return Err(io::Error::new(ErrorKind::InvalidInput, "the path has no file name"));
        }
        Ok(Self { path: path.with_file_name(format!(".{:016x}.part", fastrand::u64(..))) })
    }

    /// Creates the file. If it is `private`, only the user can read it.
    async fn create(&self, private: bool) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if private {
            options.mode(0o600);
        }
        #[cfg(not(unix))]
        let _ = private;
        options.open(&self.path).await
    }

    /// Replaces the file at `path`, whose metadata is `old`.
    async fn replace(&self, file: File, path: &Path, old: Option<Metadata>) -> io::Result<()> {
        if let Some(old) = old {
            file.set_permissions(old.permissions()).await?;
        }
        file.sync_all().await?;
        drop(file);
        tokio::fs::rename(&self.path, path).await
    }
}

impl Drop for PartialFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}
