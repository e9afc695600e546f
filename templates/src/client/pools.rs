//! The connections of a client. The runtime in which a connection was made drives it, and it does not proceed while that
//! runtime is idle, so that each runtime has connections of its own.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::oneshot;

use super::connections::Route;
use super::tls::Tls;
use crate::runtime::{Runtime, RuntimeId};

/// The settings of connections.
pub(super) struct ConnectionSettings {
    pub(super) connect_timeout: Duration,
    pub(super) pool_idle_timeout: Option<Duration>,
    pub(super) pool_max_idle_per_host: Option<usize>,
    /// The proxies that are set in code. If there are none, those of the environment are used.
    pub(super) proxies: Vec<reqwest::Proxy>,
    pub(super) tls: Tls,
}

/// A pool of connections for each runtime that has made a call and has not ended.
pub(crate) struct Pools {
    settings: ConnectionSettings,
    state: Mutex<State>,
}

struct State {
    /// A pool that the first runtime takes.
    unused: Option<(Route, reqwest::Client)>,
    runtimes: Vec<RuntimePools>,
}

/// The pools of a runtime.
struct RuntimePools {
    runtime: RuntimeId,
    pools: Vec<(Route, reqwest::Client)>,
    /// Ends the task that waits for the end of the runtime.
    _client_exists: oneshot::Sender<()>,
}

impl Pools {
    /// `unused` is the first pool, which was created with the same settings for `route`.
    pub(super) fn new(settings: ConnectionSettings, route: Route, unused: reqwest::Client) -> Self {
        let unused = Some((settings.route(route), unused));
        Self { settings, state: Mutex::new(State { unused, runtimes: Vec::new() }) }
    }

    /// Returns the HTTP client with the connections of a runtime.
    pub(super) fn get(
        self: &Arc<Self>,
        runtime: &Runtime,
        route: Route,
    ) -> reqwest::Result<reqwest::Client> {
        let route = self.settings.route(route);
        let id = runtime.id();
        let mut state = self.lock();
        let position = state.runtimes.iter().position(|each| each.runtime == id);
        let pools = position.map_or(&[][..], |position| &state.runtimes[position].pools);
        if let Some((_, client)) = pools.iter().find(|(each, _)| *each == route) {
            return Ok(client.clone());
        }
        let client = match state.unused.take_if(|(unused, _)| *unused == route) {
            Some((_, client)) => client,
            None => self.settings.connect(route)?,
        };
        let pool = (route, client.clone());
        if let Some(position) = position {
            state.runtimes[position].pools.push(pool);
            return Ok(client);
        }
        let (sender, client_dropped) = oneshot::channel();
        let pools = vec![pool];
        state.runtimes.push(RuntimePools { runtime: id, pools, _client_exists: sender });
        drop(state);
        let end = EndOfRuntime { pools: Arc::downgrade(self), runtime: id };
        runtime.spawn(async move {
            let _end = end;
            let _ = client_dropped.await;
        });
        Ok(client)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A part of a task, which the runtime drops when it ends.
struct EndOfRuntime {
    pools: Weak<Pools>,
    runtime: RuntimeId,
}

impl Drop for EndOfRuntime {
    fn drop(&mut self) {
        let Some(pools) = self.pools.upgrade() else { return };
        let mut state = pools.lock();
        let position = state.runtimes.iter().position(|each| each.runtime == self.runtime);
        let ended = position.map(|position| state.runtimes.swap_remove(position));
        drop(state);
        drop(ended);
    }
}

impl ConnectionSettings {
    /// Returns the same route for all requests if it does not depend on the environment.
    fn route(&self, route: Route) -> Route {
        if self.proxies.is_empty() { route } else { Route::Any }
    }

    pub(super) fn connect(&self, route: Route) -> reqwest::Result<reqwest::Client> {
        let mut builder = reqwest::Client::builder()
            .connect_timeout(self.connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .referer(false);
        if let Some(timeout) = self.pool_idle_timeout {
            builder = builder.pool_idle_timeout(timeout);
        }
        if let Some(connections) = self.pool_max_idle_per_host {
            builder = builder.pool_max_idle_per_host(connections);
        }
        builder = self.tls.apply(builder);
        if route == Route::WithoutEnvironment {
            builder = builder.no_proxy();
        }
        self.proxies.iter().cloned().fold(builder, reqwest::ClientBuilder::proxy).build()
    }
}
