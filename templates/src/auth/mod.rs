//! Authentication: credentials and access tokens.

mod authorization;
#[cfg(feature = "tokens")]
mod cache;
#[cfg(feature = "tokens")]
mod client_credentials;
mod credentials;
#[cfg(feature = "tokens")]
mod fetch;
mod occurrence;
mod scheme;
#[cfg(feature = "tokens")]
mod scoped;
mod secret;
#[cfg(feature = "tokens")]
mod token;

pub(crate) use authorization::Authorization;
#[cfg(feature = "tokens")]
pub(crate) use cache::{TokenCache, TokenSource};
#[cfg(feature = "tokens")]
pub(crate) use client_credentials::ClientCredentials;
pub(crate) use credentials::{Credential, Credentials};
pub(crate) use scheme::Requirement;
#[doc(hidden)]
pub use scheme::{SchemeKind, Security};
#[cfg(feature = "tokens")]
pub(crate) use scoped::ScopedTokens;
pub(crate) use secret::{Secret, Secrets, sensitive};
#[cfg(feature = "tokens")]
pub use token::{AccessToken, TokenProvider};

/// The reason why credentials are not sent to a plain `http` URL.
pub(crate) const PLAIN_HTTP: &str = "credentials are sent over plain http only to this machine, unless the client is configured otherwise";
