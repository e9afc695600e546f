//! Request bodies that are read while they are sent.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http_body::{Frame, SizeHint};
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

use super::body::{Body, Segment};

/// The number of bytes that are read from a file at once.
const CHUNK: usize = 64 * 1024;

type BoxStream = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// A file on disk, which is opened for each attempt.
#[derive(Clone)]
pub(super) struct FileSource {
    path: PathBuf,
    pub(super) length: u64,
}

/// A stream, which can be sent only once.
#[derive(Clone)]
pub(super) struct StreamSource {
    stream: Arc<Mutex<Option<BoxStream>>>,
    pub(super) length: Option<u64>,
}

impl Body {
    /// Creates a body of the bytes of a file. The file is opened for each attempt, and must not change in the meantime.
    ///
    /// # Errors
    ///
    /// Returns an error if the file does not exist.
    pub async fn file(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let length = tokio::fs::metadata(&path).await?.len();
        let segments = vec![Segment::File(FileSource { path, length })];
        Ok(Self { segments, media_type: None })
    }

    /// Creates a body of the bytes of a stream. A request with such a body is not retried.
    ///
    /// `length` is the number of bytes; `None` if it is not known.
    pub fn stream(
        stream: impl Stream<Item = io::Result<Bytes>> + Send + 'static,
        length: Option<u64>,
    ) -> Self {
        let stream = Arc::new(Mutex::new(Some(Box::pin(stream) as BoxStream)));
        let segments = vec![Segment::Stream(StreamSource { stream, length })];
        Self { segments, media_type: None }
    }
}

/// A body that is being sent.
pub(super) struct Upload {
    parts: VecDeque<Part>,
    remaining: Option<u64>,
    buffer: BytesMut,
}

enum Part {
    Bytes(Bytes),
    File(Pin<Box<File>>, u64),
    // The mutex makes the stream `Sync`, which the HTTP client requires; it is never contended.
    Stream(Mutex<BoxStream>, Option<u64>),
}

impl Upload {
    pub(super) async fn open(segments: &[Segment], length: Option<u64>) -> io::Result<Self> {
        let mut parts = VecDeque::with_capacity(segments.len());
        for segment in segments {
            parts.push_back(match segment {
                Segment::Bytes(bytes) => Part::Bytes(bytes.clone()),
                Segment::File(source) => {
                    Part::File(Box::pin(File::open(&source.path).await?), source.length)
                }
                Segment::Stream(source) => {
                    let taken = source.stream.lock().unwrap_or_else(PoisonError::into_inner).take();
                    let taken = taken
                        .ok_or_else(|| io::Error::other("the stream has already been sent"))?;
                    Part::Stream(Mutex::new(taken), source.length)
                }
            });
        }
        Ok(Self { parts, remaining: length, buffer: BytesMut::new() })
    }

    fn poll_part(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            let Some(part) = self.parts.front_mut() else { return Poll::Ready(None) };
            let chunk = match part {
                Part::Bytes(bytes) => (!bytes.is_empty()).then(|| Ok(std::mem::take(bytes))),
                Part::File(file, left) => {
                    ready!(poll_file(file.as_mut(), left, &mut self.buffer, context))
                }
                Part::Stream(stream, left) => {
                    let stream = stream.get_mut().unwrap_or_else(PoisonError::into_inner);
                    let chunk = ready!(stream.as_mut().poll_next(context));
                    checked(chunk, left).transpose()
                }
            };
            if chunk.is_some() {
                return Poll::Ready(chunk);
            }
            self.parts.pop_front();
        }
    }
}

/// Returns a chunk of a stream, unless the stream does not have the announced length.
fn checked(chunk: Option<io::Result<Bytes>>, left: &mut Option<u64>) -> io::Result<Option<Bytes>> {
    let chunk = chunk.transpose()?;
    if let Some(left) = left {
        let length = chunk.as_ref().map_or(*left, |chunk| chunk.len() as u64);
        let rest = left.checked_sub(length).filter(|_| chunk.is_some() || *left == 0);
        *left = rest.ok_or_else(|| io::Error::other("the stream does not have its length"))?;
    }
    Ok(chunk)
}

fn poll_file(
    file: Pin<&mut File>,
    left: &mut u64,
    buffer: &mut BytesMut,
    context: &mut Context<'_>,
) -> Poll<Option<io::Result<Bytes>>> {
    if *left == 0 {
        return Poll::Ready(None);
    }
    let wanted = usize::try_from(*left).unwrap_or(CHUNK).min(CHUNK);
    buffer.resize(wanted, 0);
    let mut read = ReadBuf::new(buffer);
    ready!(file.poll_read(context, &mut read))?;
    let filled = read.filled().len();
    if filled == 0 {
        let reason = "the file became shorter while it was sent";
        return Poll::Ready(Some(Err(io::Error::new(io::ErrorKind::UnexpectedEof, reason))));
    }
    *left -= filled as u64;
    Poll::Ready(Some(Ok(buffer.split_to(filled).freeze())))
}

impl http_body::Body for Upload {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let upload = self.get_mut();
        let chunk = ready!(upload.poll_part(context));
        if let (Some(Ok(bytes)), Some(remaining)) = (&chunk, &mut upload.remaining) {
            *remaining = remaining.saturating_sub(bytes.len() as u64);
        }
        Poll::Ready(chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.remaining.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload").field("remaining", &self.remaining).finish_non_exhaustive()
    }
}
