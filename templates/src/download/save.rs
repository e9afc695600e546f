//! Writing a response body to a file or a writer.

use tokio::io::{AsyncWrite, AsyncWriteExt};

use super::Download;
use crate::error::Error;

impl Download {
    /// Writes the body to `writer`, and returns its number of bytes.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`chunk`](Self::chunk), and [`Error::Save`] if the writer fails.
    pub async fn to_writer(
        mut self,
        writer: &mut (dyn AsyncWrite + Unpin + Send),
    ) -> Result<u64, Error> {
        while let Some(chunk) = self.chunk().await? {
            writer.write_all(&chunk).await.map_err(Error::<()>::Save)?;
        }
        writer.flush().await.map_err(Error::<()>::Save)?;
        Ok(self.received)
    }

    /// Writes the body to the file `path`, and returns its number of bytes.
    ///
    /// The file is created or replaced when the body is complete. Until then, the body is written to a hidden file in
    /// the same directory, which is removed after an error.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`chunk`](Self::chunk), and [`Error::Save`] if the file cannot be written.
    #[cfg(not(target_family = "wasm"))]
    pub async fn to_file(self, path: impl AsRef<std::path::Path>) -> Result<u64, Error> {
        let path = path.as_ref();
        let part = PartialFile::next_to(path).map_err(Error::<()>::Save)?;
        let mut file = tokio::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&part.path)
            .await
            .map_err(Error::<()>::Save)?;
        let written = self.to_writer(&mut file).await?;
        file.sync_all().await.map_err(Error::<()>::Save)?;
        drop(file);
        tokio::fs::rename(&part.path, path).await.map_err(Error::<()>::Save)?;
        Ok(written)
    }
}

/// An incomplete file, which is removed when it is dropped, unless it has been renamed.
#[cfg(not(target_family = "wasm"))]
struct PartialFile {
    path: std::path::PathBuf,
}

#[cfg(not(target_family = "wasm"))]
impl PartialFile {
    /// Returns a hidden file in the directory of `path`.
    fn next_to(path: &std::path::Path) -> std::io::Result<Self> {
        let name = path.file_name().ok_or_else(|| {
            std::io::Error::new(std::io::ErrorKind::InvalidInput, "the path has no file name")
        })?;
        let hidden = format!(".{}.{:016x}.part", name.to_string_lossy(), fastrand::u64(..));
        Ok(Self { path: path.with_file_name(hidden) })
    }
}

#[cfg(not(target_family = "wasm"))]
impl Drop for PartialFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}
