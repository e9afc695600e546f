//! Access tokens and custom token providers.

use std::error::Error;
use std::time::Duration;

use secrecy::SecretString;

use crate::time::BoxFuture;

/// An access token and its lifetime.
#[derive(Clone, Debug)]
pub struct AccessToken {
    pub(crate) secret: SecretString,
    pub(crate) lifetime: Option<Duration>,
}

impl AccessToken {
    /// Creates a token that expires after `lifetime`; `None` if it is valid until the server rejects it.
    pub fn new(secret: impl Into<String>, lifetime: Option<Duration>) -> Self {
        Self { secret: SecretString::from(secret.into()), lifetime }
    }
}

/// A source of access tokens: a vault, a sidecar, or a custom OAuth flow.
///
/// The client keeps the tokens. It requests a token if it has none, 60 seconds before the current one expires, and once
/// after the server has rejected one; in a runtime never twice at the same time. A request for a token is a task of its
/// own, which does not end with the call that started it.
///
/// ```
/// use std::time::Duration;
/// use sailwright_runtime::{AccessToken, BoxFuture, TokenProvider};
///
/// struct Vault;
///
/// impl TokenProvider for Vault {
///     fn token(
///         &self,
///     ) -> BoxFuture<'_, Result<AccessToken, Box<dyn std::error::Error + Send + Sync>>> {
///         Box::pin(async {
///             let secret = std::fs::read_to_string("/run/secrets/token")?;
///             Ok(AccessToken::new(secret.trim(), Some(Duration::from_secs(300))))
///         })
///     }
/// }
/// ```
pub trait TokenProvider: Send + Sync {
    /// Returns a new token.
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn Error + Send + Sync>>>;
}
