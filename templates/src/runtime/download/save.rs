//! Writing a body to where the caller wants it.

use tokio::io::{AsyncWrite, AsyncWriteExt};

use super::Download;
use crate::runtime::error::Failure;

impl Download {
    /// Writes everything to `writer` and answers how many bytes that were.
    ///
    /// # Errors
    ///
    /// Fails when the body does not arrive in full ([`Failure::Transport`]) or cannot be written
    /// ([`Failure::Save`]).
    pub async fn to_writer(
        mut self,
        writer: &mut (dyn AsyncWrite + Unpin + Send),
    ) -> Result<u64, Failure> {
        while let Some(chunk) = self.chunk().await? {
            writer.write_all(&chunk).await.map_err(Failure::Save)?;
        }
        writer.flush().await.map_err(Failure::Save)?;
        Ok(self.received)
    }

    /// Writes everything to the file `path` and answers how many bytes that were.
    ///
    /// The file appears, or is replaced, only when all is there: until then the bytes are in a
    /// hidden file beside it, which goes away with a failure.
    ///
    /// # Errors
    ///
    /// Fails when the body does not arrive in full ([`Failure::Transport`]) or cannot be written
    /// ([`Failure::Save`]).
    #[cfg(not(target_family = "wasm"))]
    pub async fn to_file(self, path: impl AsRef<std::path::Path>) -> Result<u64, Failure> {
        let path = path.as_ref();
        let part = Part::beside(path).map_err(Failure::Save)?;
        let mut file = tokio::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&part.path)
            .await
            .map_err(Failure::Save)?;
        let written = self.to_writer(&mut file).await?;
        file.sync_all().await.map_err(Failure::Save)?;
        drop(file);
        tokio::fs::rename(&part.path, path).await.map_err(Failure::Save)?;
        Ok(written)
    }
}

/// An unfinished file, removed when it is dropped; once it is renamed there is nothing to remove.
#[cfg(not(target_family = "wasm"))]
struct Part {
    path: std::path::PathBuf,
}

#[cfg(not(target_family = "wasm"))]
impl Part {
    fn beside(path: &std::path::Path) -> std::io::Result<Self> {
        let name = path.file_name().ok_or_else(|| {
            std::io::Error::new(std::io::ErrorKind::InvalidInput, "the path names no file")
        })?;
        let hidden = format!(".{}.{:016x}.part", name.to_string_lossy(), fastrand::u64(..));
        Ok(Self { path: path.with_file_name(hidden) })
    }
}

#[cfg(not(target_family = "wasm"))]
impl Drop for Part {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}
