//! The access tokens of client credentials, one for each set of scopes.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use super::cache::{TokenCache, TokenSource};
use super::client_credentials::ClientCredentials;

/// The access tokens of client credentials, one for each set of scopes.
pub(crate) struct ScopedTokens {
    credentials: Arc<ClientCredentials>,
    /// The scopes of all tokens, if the client does not request those of the operations.
    scopes: Option<String>,
    caches: Mutex<Vec<(String, Arc<TokenCache>)>>,
}

impl ScopedTokens {
    pub(crate) fn new(credentials: ClientCredentials, scopes: Option<String>) -> Self {
        Self { credentials: Arc::new(credentials), scopes, caches: Mutex::default() }
    }

    /// Returns the token for the scopes of an operation.
    pub(super) fn of_scopes(&self, scopes: &str) -> Arc<TokenCache> {
        let scopes = self.scopes.as_deref().unwrap_or(scopes);
        let mut caches = self.caches.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, cache)) = caches.iter().find(|(each, _)| each == scopes) {
            return cache.clone();
        }
        let source = TokenSource::ClientCredentials(self.credentials.clone(), scopes.to_owned());
        let cache = Arc::new(TokenCache::new(source));
        caches.push((scopes.to_owned(), cache.clone()));
        cache
    }
}

impl fmt::Debug for ScopedTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ScopedTokens")
    }
}
