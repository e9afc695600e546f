//! The redirect of an authorization server to this machine (RFC 8252, section 7.3).

use std::future::poll_fn;
use std::io;
use std::net::Ipv4Addr;
use std::task::{Context, Poll};
use std::time::Duration;

use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::endpoint::EXCERPT;
use super::pkce::is_equal;
use crate::error::{AuthProblem, AuthorizationErrorCode};
use crate::response::excerpt;
use crate::time::{deadline_after, timeout_at};

/// The largest number of connections at a time. A browser may open some that it does not use.
const MAX_CONNECTIONS: usize = 8;

/// The largest number of bytes of a request.
const MAX_REQUEST: usize = 16 * 1024;

/// The longest time in which a request is received, or a response is sent.
const TIMEOUT: Duration = Duration::from_secs(10);

/// A listener on 127.0.0.1, which accepts one request to its path.
pub(super) struct RedirectListener {
    listener: TcpListener,
    path: String,
    /// The URL to which the server redirects the browser.
    pub(super) uri: String,
}

/// A request to the path of the listener, to which no response has been sent.
struct Redirect {
    stream: TcpStream,
    /// The path and the query.
    target: String,
}

impl RedirectListener {
    /// Listens on a port, or on one that the system chooses if it is 0.
    pub(super) async fn bind(port: u16, path: &str) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let port = listener.local_addr()?.port();
        let uri = format!("http://127.0.0.1:{port}/{}", path.trim_start_matches('/'));
        let mut uri = Url::parse(&uri).map_err(|_| io::ErrorKind::InvalidInput)?;
        uri.set_fragment(None);
        // As browsers write it.
        let path = uri.path().to_owned();
        Ok(Self { listener, path, uri: uri.into() })
    }

    /// Waits for the redirect, and returns its code. The listener is closed with it: no other request is accepted, whether the
    /// redirect is the right one or not.
    pub(super) async fn code(self, state: &str) -> Result<SecretString, AuthProblem> {
        let mut connections = JoinSet::new();
        let redirect = poll_fn(|context| self.poll_redirect(&mut connections, context)).await;
        drop(self);
        drop(connections);
        let Redirect { mut stream, target } = redirect.map_err(|error| {
            AuthProblem::Redirect(format!("the listener has failed: {}", error.kind()))
        })?;
        let result = read(&target, state);
        let text = match &result {
            Ok(_) => "The authorization has been received. You can close this page.",
            Err(_) => "The authorization has failed. You can close this page.",
        };
        // The browser may be gone, which does not change the result.
        let _ = respond(&mut stream, "200 OK", text).await;
        result
    }

    fn poll_redirect(
        &self,
        connections: &mut JoinSet<Option<Redirect>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<Redirect>> {
        loop {
            if connections.len() < MAX_CONNECTIONS {
                match self.listener.poll_accept(context) {
                    Poll::Ready(Ok((stream, _))) => {
                        connections.spawn(receive(stream, self.path.clone()));
                        continue;
                    }
                    Poll::Ready(Err(error)) if is_of_connection(&error) => continue,
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                    Poll::Pending => {}
                }
            }
            match connections.poll_join_next(context) {
                Poll::Ready(Some(Ok(Some(redirect)))) => return Poll::Ready(Ok(redirect)),
                Poll::Ready(Some(_)) => {}
                Poll::Ready(None) | Poll::Pending => return Poll::Pending,
            }
        }
    }
}

/// Returns whether a connection was closed before it was accepted.
fn is_of_connection(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset)
}

/// Receives a request. One that is not a redirect, such as that for the icon of the page, has a response of its own.
async fn receive(mut stream: TcpStream, path: String) -> Option<Redirect> {
    let head = timeout_at(deadline_after(TIMEOUT), head(&mut stream)).await?.ok()?;
    let mut line = head.lines().next().unwrap_or_default().split(' ');
    let (method, target, version) = (line.next(), line.next()?, line.next()?);
    let is_http = version.starts_with("HTTP/1.") && line.next().is_none();
    let (target_path, _) = target.split_once('?').unwrap_or((target, ""));
    if !is_http || method != Some("GET") || target_path != path || !is_response(target) {
        let _ = respond(&mut stream, "404 Not Found", "This page does not exist.").await;
        return None;
    }
    Some(Redirect { target: target.to_owned(), stream })
}

/// Returns whether a URL has a parameter of a redirect. One without any is that of a program that tries all ports.
fn is_response(target: &str) -> bool {
    let query = target.split_once('?').map_or("", |(_, query)| query);
    query.split('&').any(|pair| {
        pair.starts_with("state=") || pair.starts_with("code=") || pair.starts_with("error=")
    })
}

/// Reads the lines before the body, which are ASCII.
async fn head(stream: &mut TcpStream) -> io::Result<String> {
    let (mut head, mut chunk) = (Vec::new(), [0; 1024]);
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let length = stream.read(&mut chunk).await?;
        head.extend_from_slice(&chunk[..length]);
        if length == 0 || head.len() > MAX_REQUEST {
            return Err(io::ErrorKind::InvalidData.into());
        }
    }
    String::from_utf8(head).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// Sends a page, which contains nothing of the request, and closes the connection.
async fn respond(stream: &mut TcpStream, status: &str, text: &str) -> Option<()> {
    let response = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/plain\r\ncontent-length: {}\r\ncache-control: no-store\r\n\
         referrer-policy: no-referrer\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\r\n{text}",
        text.len()
    );
    timeout_at(deadline_after(TIMEOUT), async {
        stream.write_all(response.as_bytes()).await.ok()?;
        stream.shutdown().await.ok()
    })
    .await?
}

/// Returns the code of a redirect (RFC 6749, section 4.1.2).
fn read(target: &str, state: &str) -> Result<SecretString, AuthProblem> {
    let invalid = |reason: &str| AuthProblem::Redirect(reason.to_owned());
    let url = Url::parse(&format!("http://127.0.0.1{target}"));
    let url = url.map_err(|_| invalid("its URL is not valid"))?;
    let value = |name: &str| {
        let mut values = url.query_pairs().filter(|(other, _)| other == name);
        let first = values.next().map(|(_, value)| SecretString::from(value.into_owned()));
        // Section 3.1: a parameter must not be repeated.
        if values.next().is_some() { Err(invalid("a parameter is repeated")) } else { Ok(first) }
    };
    if !value("state")?.is_some_and(|given| is_equal(given.expose_secret(), state)) {
        return Err(invalid("its `state` is not that of the request"));
    }
    if let Some(code) = value("error")? {
        let description = value("error_description")?;
        let description = description.as_ref().map_or("", |text| text.expose_secret());
        return Err(AuthProblem::Rejected {
            code: AuthorizationErrorCode::of(code.expose_secret()),
            description: excerpt(description, EXCERPT),
        });
    }
    let code = value("code")?.filter(|code| !code.expose_secret().is_empty());
    code.ok_or_else(|| invalid("it contains neither `code` nor `error`"))
}
