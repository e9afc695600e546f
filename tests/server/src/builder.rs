//! The settings of a server.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio_rustls::TlsAcceptor;

use crate::accept::Accept;
use crate::lifetime::limited_to;
use crate::shared::Shared;
use crate::{RecordedRequest, ScriptedResponse, Server, tls};

/// Settings of a [`Server`].
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// use std::time::Duration;
/// use sailwright_test_server::{ScriptedResponse, Server};
///
/// let server = Server::builder()
///     .closed_connections(1)
///     .lifetime(Duration::from_secs(600))
///     .max_requests(1_000_000)
///     .start(|_| ScriptedResponse::new(204));
/// # }
/// ```
pub struct ServerBuilder {
    closed_connections: usize,
    is_silent: bool,
    tls: Option<TlsAcceptor>,
    lifetime: Duration,
    max_requests: usize,
}

impl ServerBuilder {
    pub(crate) fn new() -> Self {
        let lifetime = Duration::from_secs(120);
        Self { closed_connections: 0, is_silent: false, tls: None, lifetime, max_requests: 100_000 }
    }

    /// Closes the first connections before anything is read. Default: 0.
    #[must_use]
    pub fn closed_connections(self, count: usize) -> Self {
        Self { closed_connections: count, ..self }
    }

    /// Accepts connections, but neither reads nor sends anything: not even a TLS handshake succeeds.
    #[must_use]
    pub fn silent(self) -> Self {
        Self { is_silent: true, ..self }
    }

    /// Serves TLS for `localhost`, with a certificate that [`ROOT_CERTIFICATE`](crate::ROOT_CERTIFICATE) signed.
    #[must_use]
    pub fn tls(self) -> Self {
        Self { tls: Some(tls::acceptor()), ..self }
    }

    /// Sets the real time after which the server stops and closes all connections. Default: 120 s.
    #[must_use]
    pub fn lifetime(self, time: Duration) -> Self {
        Self { lifetime: time, ..self }
    }

    /// Sets the number of requests after which the server closes connections. Default: 100,000.
    #[must_use]
    pub fn max_requests(self, count: usize) -> Self {
        Self { max_requests: count, ..self }
    }

    /// Starts the server on the current tokio runtime, so that a paused clock of the test is also the clock of the
    /// server. Panics outside of a runtime.
    #[must_use]
    pub fn start(
        self,
        script: impl Fn(&RecordedRequest) -> ScriptedResponse + Send + Sync + 'static,
    ) -> Server {
        let (server, accept) = self.prepare(script);
        tokio::spawn(accept.run());
        server
    }

    /// Starts the server on a thread of its own, for tests that block, and for measurements of the thread of the
    /// client.
    #[must_use]
    pub fn start_in_thread(
        self,
        script: impl Fn(&RecordedRequest) -> ScriptedResponse + Send + Sync + 'static,
    ) -> Server {
        let (mut server, accept) = self.prepare(script);
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        server.thread = Some(std::thread::spawn(move || runtime.block_on(accept.run())));
        server
    }

    fn prepare(
        self,
        script: impl Fn(&RecordedRequest) -> ScriptedResponse + Send + Sync + 'static,
    ) -> (Server, Accept) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("a bound listener");
        let url = match self.tls {
            None => format!("http://{address}"),
            Some(_) => format!("https://localhost:{}", address.port()),
        };
        let shared = Arc::new(Shared::new(Box::new(script), self.max_requests));
        let (lifetime, stopped) = limited_to(self.lifetime);
        let accept = Accept {
            listener,
            tls: self.tls,
            closed_connections: self.closed_connections,
            is_silent: self.is_silent,
            stopped,
            shared: shared.clone(),
        };
        (Server { url, address, shared, lifetime: Some(lifetime), thread: None }, accept)
    }
}
