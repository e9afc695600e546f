//! The body of a request: a sequence of bytes, files and streams.

use std::fmt;

use bytes::Bytes;

#[cfg(all(feature = "uploads", not(target_family = "wasm")))]
use super::upload;
use crate::transport::TransportBody;

/// The body of a request.
///
/// Bytes and strings convert into a body with `into()`; files and streams are read while they are sent.
#[derive(Clone, Default)]
pub struct Body {
    pub(super) segments: Vec<Segment>,
    /// The media type that the caller selected.
    pub(super) media_type: Option<String>,
}

/// A segment of a body.
#[derive(Clone)]
pub(super) enum Segment {
    Bytes(Bytes),
    #[cfg(all(feature = "uploads", not(target_family = "wasm")))]
    File(upload::FileSource),
    #[cfg(all(feature = "uploads", not(target_family = "wasm")))]
    Stream(upload::StreamSource),
}

impl Body {
    /// Selects one of the media types that the API document allows for the body: `image/png` for `image/*`.
    ///
    /// Without it, the first media type of the document is sent, or `application/octet-stream` for a range that contains
    /// it. A request with another media type than those of the document is not sent.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// Returns the number of bytes; `None` if the body contains a stream of unknown length.
    #[must_use]
    pub(crate) fn length(&self) -> Option<u64> {
        self.segments.iter().try_fold(0u64, |sum, segment| {
            sum.checked_add(match segment {
                Segment::Bytes(bytes) => bytes.len() as u64,
                #[cfg(all(feature = "uploads", not(target_family = "wasm")))]
                Segment::File(file) => file.length,
                #[cfg(all(feature = "uploads", not(target_family = "wasm")))]
                Segment::Stream(stream) => stream.length?,
            })
        })
    }

    /// Returns whether the body is neither read from a file nor from a stream.
    #[must_use]
    pub(crate) fn is_in_memory(&self) -> bool {
        self.segments.iter().all(|segment| matches!(segment, Segment::Bytes(_)))
    }

    /// Returns whether the body can be sent more than once, which a stream cannot.
    #[must_use]
    pub(crate) fn is_replayable(&self) -> bool {
        #[cfg(all(feature = "uploads", not(target_family = "wasm")))]
        return !self.segments.iter().any(|segment| matches!(segment, Segment::Stream(_)));
        #[cfg(not(all(feature = "uploads", not(target_family = "wasm"))))]
        return true;
    }

    /// Returns whether no content was set.
    pub(super) fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    #[cfg(feature = "multipart")]
    pub(super) fn push(&mut self, bytes: impl Into<Bytes>) {
        self.segments.push(Segment::Bytes(bytes.into()));
    }

    #[cfg(feature = "multipart")]
    pub(super) fn append(&mut self, body: Body) {
        self.segments.extend(body.segments);
    }

    /// Opens the files of the body, and returns it for the transport.
    #[allow(clippy::unused_async, reason = "without files and streams, nothing is awaited")]
    pub(crate) async fn open(&self) -> std::io::Result<TransportBody> {
        if self.segments.is_empty() {
            return Ok(TransportBody::default());
        }
        #[cfg(all(feature = "uploads", not(target_family = "wasm")))]
        {
            if let [Segment::Bytes(bytes)] = &self.segments[..] {
                return Ok(TransportBody::from(bytes.clone()));
            }
            let length = self.length();
            let upload = upload::Upload::open(&self.segments, length).await?;
            Ok(TransportBody::unpinned(upload))
        }
        #[cfg(not(all(feature = "uploads", not(target_family = "wasm"))))]
        {
            let mut all = Vec::new();
            for Segment::Bytes(bytes) in &self.segments {
                all.extend_from_slice(bytes);
            }
            Ok(all.into())
        }
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self { segments: vec![Segment::Bytes(bytes.into())], media_type: None }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body").field("length", &self.length()).finish_non_exhaustive()
    }
}
