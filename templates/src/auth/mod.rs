//! Authentication: credentials and access tokens.

#[cfg(feature = "tokens")]
mod cache;
#[cfg(feature = "tokens")]
mod client_credentials;
mod credentials;
#[cfg(feature = "tokens")]
mod token;

#[cfg(feature = "tokens")]
pub(crate) use cache::{TokenCache, TokenSource};
#[cfg(feature = "tokens")]
pub(crate) use client_credentials::ClientCredentials;
#[doc(hidden)]
pub use credentials::ApiKeyLocation;
pub(crate) use credentials::{ApiKey, Authorization, AuthorizationHeader, Credentials, sensitive};
#[cfg(feature = "tokens")]
pub use token::{AccessToken, TokenProvider};

/// The reason why credentials are not sent to a plain `http` URL.
pub(crate) const PLAIN_HTTP: &str = "credentials are sent over plain http only to this machine, unless the client is configured otherwise";
