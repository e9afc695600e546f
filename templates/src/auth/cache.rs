//! The access token that the requests of a client share.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use secrecy::ExposeSecret;

use super::client_credentials::ClientCredentials;
use super::secret::{Secret, sensitive};
use super::{AccessToken, TokenProvider};
use crate::client::Core;
use crate::error::{AuthError, AuthProblem};
use crate::time::Instant;

/// The time before its expiry at which a token is renewed; for a short-lived token it is a tenth of its lifetime.
const RENEWAL_MARGIN: Duration = Duration::from_secs(60);

/// Deadlines that differ by less than this are treated as equal.
const DEADLINE_TOLERANCE: Duration = Duration::from_secs(1);

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

/// The error of a fetch, and the deadline of its caller.
struct FailedFetch {
    error: Arc<AuthError>,
    deadline: Option<Instant>,
}

/// A token that is fetched once for all concurrent requests, and renewed before it expires.
pub(crate) struct TokenCache {
    source: TokenSource,
    current: Mutex<Option<Arc<Token>>>,
    /// Locked during a fetch; the error of the last fetch, if it failed.
    fetch: tokio::sync::Mutex<Option<FailedFetch>>,
    /// The number of fetches that have ended.
    fetches: AtomicU64,
}

impl TokenCache {
    pub(crate) fn new(source: TokenSource) -> Self {
        Self {
            source,
            current: Mutex::new(None),
            fetch: tokio::sync::Mutex::new(None),
            fetches: AtomicU64::new(0),
        }
    }

    /// Returns a token that has not expired.
    pub(crate) async fn token(
        &self,
        core: &Arc<Core>,
        deadline: Option<Instant>,
    ) -> Result<Arc<Token>, Arc<AuthError>> {
        let fetches = self.fetches.load(Ordering::Acquire);
        let current = self.current();
        if let Some(token) = current.as_ref().filter(|token| is_future(token.renew_at)) {
            return Ok(token.clone());
        }
        if let Some(token) = current.filter(|token| is_future(token.expires_at)) {
            // The token is still valid: one caller renews it, and the others use it. No call fails with the renewal.
            let Ok(mut last) = self.fetch.try_lock() else { return Ok(token) };
            return Ok(self.fetch(&mut last, core, deadline).await.unwrap_or(token));
        }
        let mut last = self.fetch.lock().await;
        if let Some(token) = self.current().filter(|token| is_future(token.expires_at)) {
            return Ok(token);
        }
        match &*last {
            // The fetch that this caller has waited for failed, and another one would fail in the same way.
            Some(failed)
                if self.fetches.load(Ordering::Acquire) != fetches && failed.applies(deadline) =>
            {
                Err(failed.error.clone())
            }
            _ => self.fetch(&mut last, core, deadline).await,
        }
    }

    /// Removes a token that the server rejected, unless it has already been replaced.
    pub(crate) fn reject(&self, token: &Arc<Token>) {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if current.as_ref().is_some_and(|current| Arc::ptr_eq(current, token)) {
            *current = None;
        }
    }

    fn current(&self) -> Option<Arc<Token>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn fetch(
        &self,
        last: &mut Option<FailedFetch>,
        core: &Arc<Core>,
        deadline: Option<Instant>,
    ) -> Result<Arc<Token>, Arc<AuthError>> {
        let fetched = match &self.source {
            TokenSource::ClientCredentials(credentials, scopes) => {
                credentials.fetch(scopes, core, deadline).await
            }
            TokenSource::Provider(provider) => {
                provider.token().await.map_err(|error| AuthError::new(AuthProblem::Provider(error)))
            }
        };
        let result = fetched.and_then(|token| Token::new(&token)).map(Arc::new).map_err(Arc::new);
        let error = result.as_ref().err().cloned();
        *last = error.map(|error| FailedFetch { error, deadline });
        if let Ok(token) = &result {
            let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
            *current = Some(token.clone());
        }
        self.fetches.fetch_add(1, Ordering::Release);
        result
    }
}

impl FailedFetch {
    /// Returns whether a fetch with this deadline would fail in the same way. A later deadline may lead to a success if
    /// the error is one that a retry may resolve.
    fn applies(&self, deadline: Option<Instant>) -> bool {
        match (self.deadline.filter(|_| self.error.is_retryable()), deadline) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(failed), Some(own)) => own.saturating_duration_since(failed) < DEADLINE_TOLERANCE,
        }
    }
}

impl Token {
    fn new(token: &AccessToken) -> Result<Self, AuthError> {
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
