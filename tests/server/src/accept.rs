//! The listening half of a server.

use std::net::TcpListener as StdListener;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::oneshot::Receiver;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use crate::connection;
use crate::lifetime::Stop;
use crate::shared::Shared;

/// The listening half of a server.
pub(crate) struct Accept {
    pub(crate) listener: StdListener,
    pub(crate) tls: Option<TlsAcceptor>,
    pub(crate) closed_connections: usize,
    pub(crate) is_silent: bool,
    pub(crate) stopped: Receiver<Stop>,
    pub(crate) shared: Arc<Shared>,
}

impl Accept {
    /// Accepts connections until the server stops. Their tasks end with this future.
    pub(crate) async fn run(mut self) {
        self.listener.set_nonblocking(true).expect("a socket");
        let listener = TcpListener::from_std(self.listener).expect("a runtime with I/O");
        let mut connections = JoinSet::new();
        let mut silent = Vec::new();
        loop {
            let stream = tokio::select! {
                reason = &mut self.stopped => {
                    if reason == Ok(Stop::Expired) {
                        self.shared.report("the lifetime of the server has ended".to_owned());
                    }
                    return;
                }
                Some(ended) = connections.join_next() => {
                    if ended.is_err() {
                        self.shared.report("the script panicked".to_owned());
                    }
                    continue;
                }
                accepted = listener.accept() => accepted.expect("a connection").0,
            };
            let index = self.shared.count_connection();
            if self.is_silent {
                silent.push(stream);
            } else if index >= self.closed_connections {
                let (tls, shared) = (self.tls.clone(), self.shared.clone());
                connections.spawn(async move { connection::serve(stream, tls, &shared).await });
            }
        }
    }
}
