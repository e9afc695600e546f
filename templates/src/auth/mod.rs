//! Authentication: credentials and access tokens.

mod cache;
mod client_credentials;
mod credentials;
mod token;

pub(crate) use cache::{TokenCache, TokenSource};
pub(crate) use client_credentials::ClientCredentials;
#[doc(hidden)]
pub use credentials::ApiKeyLocation;
pub(crate) use credentials::{ApiKey, Authorization, AuthorizationHeader, Credentials, sensitive};
pub use token::{AccessToken, TokenProvider};

/// The reason why credentials are not sent to a plain `http` URL.
pub(crate) const PLAIN_HTTP: &str = "credentials are sent over plain http only to this machine, unless the client is configured otherwise";
