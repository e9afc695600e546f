//! Serves the requests of one connection.

use std::io;

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;
use tokio_rustls::TlsAcceptor;

use crate::ScriptedResponse;
use crate::reader::{ReadError, RequestReader};
use crate::response::{End, Step};
use crate::shared::Shared;

/// Serves a connection until one side closes it.
pub(crate) async fn serve(stream: TcpStream, tls: Option<TlsAcceptor>, shared: &Shared) {
    // Without it a response in several writes can wait for an acknowledgment.
    let _ = stream.set_nodelay(true);
    match tls {
        None => serve_requests(stream, shared).await,
        Some(tls) => {
            // A client that does not trust the certificate closes the connection in the handshake.
            if let Ok(stream) = tls.accept(stream).await {
                serve_requests(stream, shared).await;
            }
        }
    }
}

async fn serve_requests<S: AsyncRead + AsyncWrite + Unpin>(stream: S, shared: &Shared) {
    let mut reader = RequestReader::new(stream);
    loop {
        let request = match reader.next().await {
            Ok(request) => request,
            Err(ReadError::Closed) => return,
            Err(ReadError::Violation(violation)) => return shared.report(violation),
        };
        let Some(response) = shared.respond(request) else { return };
        // An error means that the client has closed the connection.
        let Ok(end) = play(&mut reader.stream, response).await else { return };
        match end {
            End::KeepOpen => {}
            End::Close => {
                let _ = reader.stream.shutdown().await;
                return;
            }
            End::AnnouncedClose => {
                let _ = reader.stream.shutdown().await;
                if reader.drain().await > 0 {
                    shared.report("bytes after a response with `connection: close`".to_owned());
                }
                return;
            }
            End::Silence => {
                reader.drain().await;
                return;
            }
        }
    }
}

async fn play<S: AsyncWrite + Unpin>(
    stream: &mut S,
    response: ScriptedResponse,
) -> io::Result<End> {
    let (steps, end) = response.into_steps();
    for step in steps {
        match step {
            Step::Send(bytes) => {
                stream.write_all(&bytes).await?;
                stream.flush().await?;
            }
            Step::Wait(time) => sleep(time).await,
            Step::Repeat(bytes) => loop {
                stream.write_all(&bytes).await?;
            },
        }
    }
    Ok(end)
}
