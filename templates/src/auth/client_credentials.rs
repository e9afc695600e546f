//! `OAuth2` with client credentials (RFC 6749, section 4.4).

use std::fmt;
use std::sync::Arc;

use super::AccessToken;
use super::endpoint::{TokenEndpoint, TokenRequest, read};
#[cfg(not(target_family = "wasm"))]
use super::{TokenFile, token_file};
use crate::call::OnDelay;
use crate::client::Core;
use crate::error::AuthError;
use crate::response::RawResponse;
use crate::time::{BoxFuture, Instant};

/// A client ID and secret, and the token endpoint.
pub(crate) struct ClientCredentials {
    pub(crate) endpoint: TokenEndpoint,
    /// The file with tokens of earlier processes.
    #[cfg(not(target_family = "wasm"))]
    pub(crate) file: Option<TokenFile>,
}

impl ClientCredentials {
    /// Requests a token. The request is retried, because it is safe to send twice.
    ///
    /// `on_delay` is called with the error after which the request waits, and with the time of the next attempt.
    pub(super) fn fetch<'a>(
        self: &'a Arc<Self>,
        scopes: &'a str,
        core: &'a Arc<Core>,
        on_delay: impl Fn(AuthError, Instant) + Send + Sync + 'static,
    ) -> BoxFuture<'a, Result<AccessToken, AuthError>> {
        let credentials = self.clone();
        let on_delay = move |raw: &RawResponse, next: Instant| {
            on_delay(AuthError::new(credentials.endpoint.refused(raw, &[])), next);
        };
        let on_delay: OnDelay = Box::new(on_delay);
        Box::pin(async move {
            let parameters = [("grant_type", "client_credentials"), ("scope", scopes)];
            let request = TokenRequest {
                is_retried: true,
                url: &self.endpoint.url,
                parameters: &parameters,
                is_idempotent: true,
                on_delay: Some(on_delay),
            };
            let body = self.endpoint.send(core, request).await?;
            read(&body).map_err(AuthError::new)
        })
    }

    /// Returns a token of an earlier process.
    #[cfg(not(target_family = "wasm"))]
    pub(super) fn stored(&self, scopes: &str) -> Option<AccessToken> {
        self.file.as_ref()?.read(&self.file_key(scopes))
    }

    /// Stores a token for later processes. Without the file, they request one.
    #[cfg(not(target_family = "wasm"))]
    pub(super) fn store(&self, scopes: &str, token: &AccessToken) {
        let Some(file) = &self.file else { return };
        let stored = file.write(&self.file_key(scopes), token);
        #[cfg(feature = "tracing")]
        if let Err(error) = stored {
            tracing::warn!(%error, "the access token is not stored in the file of tokens");
        }
        #[cfg(not(feature = "tracing"))]
        drop(stored);
    }

    #[cfg(not(target_family = "wasm"))]
    fn file_key(&self, scopes: &str) -> String {
        token_file::key(&self.endpoint.id, self.endpoint.url.as_str(), scopes)
    }
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials").field("id", &self.endpoint.id).finish_non_exhaustive()
    }
}
