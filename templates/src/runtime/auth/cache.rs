//! The token that all requests share: fetched once, however many wait for it.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::HeaderValue;
use secrecy::ExposeSecret;

use super::credentials::sensitive;
use super::{AccessToken, ClientCredentials, TokenProvider};
use crate::runtime::client::Core;
use crate::runtime::error::{AuthError, AuthProblem};
use crate::runtime::time::Instant;

/// How long before its end a token is renewed; for a short-lived one it is a tenth of its life.
const MARGIN: Duration = Duration::from_secs(60);

/// By how much deadlines differ at least that are not the same.
const HURRY: Duration = Duration::from_secs(1);

/// A token in use.
#[derive(Debug)]
pub(crate) struct Token {
    pub(crate) header: HeaderValue,
    renew_at: Option<Instant>,
    ends_at: Option<Instant>,
}

/// Where tokens come from.
pub(crate) enum Source {
    ClientCredentials(ClientCredentials),
    Provider(Arc<dyn TokenProvider>),
}

/// Why a fetch failed, and until when its caller would have waited.
struct Failed {
    error: Arc<AuthError>,
    deadline: Option<Instant>,
}

/// Keeps a token and renews it.
pub(crate) struct TokenCache {
    source: Source,
    current: Mutex<Option<Arc<Token>>>,
    /// Held while a token is fetched; the failure of the last time, if it failed.
    flight: tokio::sync::Mutex<Option<Failed>>,
    /// How many fetches have ended.
    landed: AtomicU64,
}

impl TokenCache {
    pub(crate) fn new(source: Source) -> Self {
        Self {
            source,
            current: Mutex::new(None),
            flight: tokio::sync::Mutex::new(None),
            landed: AtomicU64::new(0),
        }
    }

    /// A token that is good for now.
    pub(crate) async fn token(
        &self,
        core: &Arc<Core>,
        deadline: Option<Instant>,
    ) -> Result<Arc<Token>, Arc<AuthError>> {
        let landed = self.landed.load(Ordering::Acquire);
        let current = self.current();
        if let Some(token) = current.as_ref().filter(|token| is_before(token.renew_at)) {
            return Ok(token.clone());
        }
        if let Some(token) = current.filter(|token| is_before(token.ends_at)) {
            // It still works: one caller renews it, the others do not wait, nor do they fail with it.
            let Ok(mut flight) = self.flight.try_lock() else { return Ok(token) };
            return Ok(self.fetch(&mut flight, core, deadline).await.unwrap_or(token));
        }
        let mut flight = self.flight.lock().await;
        if let Some(token) = self.current().filter(|token| is_before(token.ends_at)) {
            return Ok(token);
        }
        match &*flight {
            // It failed while this caller waited for it: asking again would give the same.
            Some(failed)
                if self.landed.load(Ordering::Acquire) != landed && failed.concerns(deadline) =>
            {
                Err(failed.error.clone())
            }
            _ => self.fetch(&mut flight, core, deadline).await,
        }
    }

    /// Forgets a token that the server did not accept, unless it was replaced already.
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
        flight: &mut Option<Failed>,
        core: &Arc<Core>,
        deadline: Option<Instant>,
    ) -> Result<Arc<Token>, Arc<AuthError>> {
        let fetched = match &self.source {
            Source::ClientCredentials(credentials) => credentials.fetch(core, deadline).await,
            Source::Provider(provider) => {
                provider.token().await.map_err(|error| AuthError::new(AuthProblem::Provider(error)))
            }
        };
        let outcome = fetched.and_then(|token| Token::new(&token)).map(Arc::new).map_err(Arc::new);
        let error = outcome.as_ref().err().cloned();
        *flight = error.map(|error| Failed { error, deadline });
        if let Ok(token) = &outcome {
            let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
            *current = Some(token.clone());
        }
        self.landed.fetch_add(1, Ordering::Release);
        outcome
    }
}

impl Failed {
    /// Whether a caller with this deadline would fail alike: who was in no hurry may have more luck than who was.
    fn concerns(&self, deadline: Option<Instant>) -> bool {
        match (self.deadline.filter(|_| self.error.is_retryable()), deadline) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(theirs), Some(own)) => own.saturating_duration_since(theirs) < HURRY,
        }
    }
}

impl Token {
    fn new(token: &AccessToken) -> Result<Self, AuthError> {
        let header = sensitive(&format!("Bearer {}", token.secret.expose_secret()));
        let why = || AuthProblem::NoToken("it has characters that a header cannot hold".into());
        let header = header.ok_or_else(|| AuthError::new(why()))?;
        let now = Instant::now();
        let ends_at = token.lifetime.and_then(|lifetime| now.checked_add(lifetime));
        let renew_at = token.lifetime.and_then(|lifetime| {
            now.checked_add(lifetime.saturating_sub(MARGIN.min(lifetime / 10)))
        });
        Ok(Self { header, renew_at, ends_at })
    }
}

fn is_before(moment: Option<Instant>) -> bool {
    moment.is_none_or(|moment| Instant::now() < moment)
}

impl fmt::Debug for TokenCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenCache")
    }
}
