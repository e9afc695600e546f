//! Access tokens, and where an application gets its own.

use std::error::Error;
use std::time::Duration;

use secrecy::SecretString;

use crate::runtime::time::BoxFuture;

/// An access token and how long it lives.
#[derive(Clone, Debug)]
pub struct AccessToken {
    pub(crate) secret: SecretString,
    pub(crate) lifetime: Option<Duration>,
}

impl AccessToken {
    /// A token; `lifetime` counts from now, none means until the server refuses it.
    pub fn new(secret: impl Into<String>, lifetime: Option<Duration>) -> Self {
        Self { secret: SecretString::from(secret.into()), lifetime }
    }
}

/// Gives access tokens: from a vault, a sidecar, or a flow of one's own.
///
/// It is asked when there is no token, shortly before one expires, and once after the server refused one; never
/// twice at the same time. The client keeps the tokens.
pub trait TokenProvider: Send + Sync {
    /// Fetches a new token.
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn Error + Send + Sync>>>;
}
