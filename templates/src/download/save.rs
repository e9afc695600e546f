//! Writing a response body to a writer.

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
}
