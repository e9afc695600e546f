//! The access token that the requests of a client share.

use std::fmt;
#[cfg(not(target_family = "wasm"))]
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use secrecy::ExposeSecret;

use super::client_credentials::ClientCredentials;
use super::fetch::{Fetch, FetchTask, Fetched};
use super::secret::{Secret, sensitive};
use super::{AccessToken, TokenProvider};
use crate::client::Core;
use crate::error::{AuthError, AuthProblem};
use crate::runtime::{NO_RUNTIME, Runtime};
use crate::time::{Instant, deadline_after};

/// The time before its expiry at which a token is renewed; for a short-lived token it is a tenth of its lifetime.
const RENEWAL_MARGIN: Duration = Duration::from_secs(60);

/// The shortest time between a failed renewal and the next one.
const RENEWAL_INTERVAL: Duration = Duration::from_secs(5);

/// A token in use.
#[derive(Debug)]
pub(crate) struct Token {
    /// The value of the `Authorization` header.
    pub(super) secret: Arc<Secret>,
    renew_at: Option<Instant>,
    expires_at: Option<Instant>,
}

/// The source of tokens.
pub(crate) enum TokenSource {
    /// Client credentials, with scopes that are separated by spaces
    ClientCredentials(Arc<ClientCredentials>, String),
    /// A custom provider
    Provider(Arc<dyn TokenProvider>),
}

/// A token that is fetched once for all concurrent requests, and renewed before it expires.
pub(crate) struct TokenCache {
    pub(super) source: TokenSource,
    /// Whether a token has been looked for before.
    #[cfg(not(target_family = "wasm"))]
    is_used: AtomicBool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    current: Option<Arc<Token>>,
    /// At most one in each runtime
    fetches: Vec<Fetch>,
    /// The time before which no renewal is started, because the last one failed
    renew_after: Option<Instant>,
}

impl TokenCache {
    pub(crate) fn new(source: TokenSource) -> Self {
        Self {
            source,
            #[cfg(not(target_family = "wasm"))]
            is_used: AtomicBool::new(false),
            state: Mutex::default(),
        }
    }

    /// Returns whether a token is looked for the first time, when the server has not rejected a stored one.
    #[cfg(not(target_family = "wasm"))]
    pub(super) fn is_new(&self) -> bool {
        !self.is_used.swap(true, Ordering::Relaxed)
    }

    /// Returns a token that has not expired. While the token is renewed, the old one is returned as long as it is valid.
    pub(crate) async fn token(
        self: &Arc<Self>,
        core: &Arc<Core>,
        deadline: Option<Instant>,
    ) -> Result<Arc<Token>, Arc<AuthError>> {
        match self.current_or_fetch(core)? {
            Ok(token) => Ok(token),
            Err(fetch) => fetch.wait(deadline).await,
        }
    }

    /// Removes a token that the server rejected, unless it has already been replaced.
    pub(crate) fn reject(&self, token: &Arc<Token>) {
        let mut state = self.lock();
        if state.current.as_ref().is_some_and(|current| Arc::ptr_eq(current, token)) {
            state.current = None;
        }
    }

    /// Removes a fetch that has ended, and keeps its token.
    pub(super) fn end(&self, fetch: &Fetch, result: Option<&Fetched>) {
        let mut state = self.lock();
        state.fetches.retain(|each| !each.is_same(fetch));
        match result {
            Some(Ok(token)) => state.current = Some(token.clone()),
            Some(Err(error)) => {
                let delay = error.retry_after().unwrap_or_default().max(RENEWAL_INTERVAL);
                state.renew_after = deadline_after(delay);
            }
            None => {}
        }
    }

    /// Returns the token, or the fetch to wait for.
    fn current_or_fetch(
        self: &Arc<Self>,
        core: &Arc<Core>,
    ) -> Result<Result<Arc<Token>, Fetch>, Arc<AuthError>> {
        let state = self.lock();
        let valid = state.current.clone().filter(|token| is_future(token.expires_at));
        if let Some(token) = valid {
            let is_renewed = is_future(token.renew_at)
                || !state.fetches.is_empty()
                || state.renew_after.is_some_and(|time| Instant::now() < time);
            if !is_renewed {
                self.start(state, core)?;
            }
            return Ok(Ok(token));
        }
        self.start(state, core).map(Err)
    }

    /// Returns the fetch of the current runtime, which is started unless there is one.
    fn start(
        self: &Arc<Self>,
        mut state: MutexGuard<'_, State>,
        core: &Arc<Core>,
    ) -> Result<Fetch, Arc<AuthError>> {
        let runtime = Runtime::current()
            .ok_or_else(|| Arc::new(AuthError::new(AuthProblem::Provider(NO_RUNTIME.into()))))?;
        if let Some(fetch) = state.fetches.iter().find(|fetch| fetch.runtime == runtime.id()) {
            return Ok(fetch.clone());
        }
        let task = FetchTask::new(self, core, runtime.id());
        let fetch = task.fetch.clone();
        state.fetches.push(fetch.clone());
        // A runtime that ends drops the task at once, which locks the state.
        drop(state);
        task.start(&runtime);
        Ok(fetch)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Token {
    pub(super) fn new(token: &AccessToken) -> Result<Self, AuthError> {
        let secret = format!("Bearer {}", token.secret.expose_secret());
        if sensitive(&secret).is_none() {
            let reason = "it has characters that are not allowed in a header";
            return Err(AuthError::new(AuthProblem::NoToken(reason.to_owned())));
        }
        let now = Instant::now();
        let expires_at = token.lifetime.and_then(|lifetime| now.checked_add(lifetime));
        let renew_at = token.lifetime.and_then(|lifetime| {
            now.checked_add(lifetime.saturating_sub(RENEWAL_MARGIN.min(lifetime / 10)))
        });
        Ok(Self { secret: Arc::new(Secret::new(secret)), renew_at, expires_at })
    }
}

/// Returns whether a time is in the future; `None` means never.
fn is_future(time: Option<Instant>) -> bool {
    time.is_none_or(|time| Instant::now() < time)
}

impl fmt::Debug for TokenCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenCache")
    }
}
