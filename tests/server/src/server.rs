//! A running server.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread::JoinHandle;

use crate::shared::Shared;
use crate::{RecordedRequest, ScriptedResponse, ServerBuilder};

/// A running server. It stops when it is dropped.
///
/// ```
/// use sailwright_test_server::{ScriptedResponse, Server};
///
/// let server = Server::start_in_thread(|_| ScriptedResponse::json(200, "[]"));
/// assert!(server.url().starts_with("http://127.0.0.1:"));
/// assert!(server.requests().is_empty());
/// ```
pub struct Server {
    pub(crate) url: String,
    pub(crate) address: SocketAddr,
    pub(crate) shared: Arc<Shared>,
    pub(crate) lifetime: Option<Sender<()>>,
    pub(crate) thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts a server with default settings on the current tokio runtime, see [`ServerBuilder::start`].
    #[must_use]
    pub fn start(
        script: impl Fn(&RecordedRequest) -> ScriptedResponse + Send + Sync + 'static,
    ) -> Self {
        Self::builder().start(script)
    }

    /// Starts a server with default settings on a thread of its own, see [`ServerBuilder::start_in_thread`].
    #[must_use]
    pub fn start_in_thread(
        script: impl Fn(&RecordedRequest) -> ScriptedResponse + Send + Sync + 'static,
    ) -> Self {
        Self::builder().start_in_thread(script)
    }

    /// Returns the default settings.
    #[must_use]
    pub fn builder() -> ServerBuilder {
        ServerBuilder::new()
    }

    /// Returns the base URL without a final slash.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the IP address and port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns all requests in the order of arrival.
    ///
    /// # Panics
    ///
    /// If a client sent something that HTTP/1.1 does not allow, or a limit of the server was exceeded.
    #[must_use]
    #[track_caller]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        let record = self.shared.record();
        assert!(record.violations.is_empty(), "{}", record.violations.join("\n"));
        record.requests.clone()
    }

    /// Returns the number of connections, those without a request included.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.shared.record().connections
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.lifetime = None;
        if let Some(thread) = self.thread.take() {
            // A panic of the script has been printed, and has failed the call that it belongs to.
            let _ = thread.join();
        }
    }
}

/// Returns a base URL on which nothing listens, so that connections to it are refused.
///
/// ```
/// let url = sailwright_test_server::refusing_url();
/// assert!(std::net::TcpStream::connect(url.trim_start_matches("http://")).is_err());
/// ```
#[must_use]
pub fn refusing_url() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    format!("http://{}", listener.local_addr().expect("a bound listener"))
}
