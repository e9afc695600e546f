//! Authentication: credentials and access tokens.

mod authorization;
#[cfg(feature = "tokens")]
mod cache;
#[cfg(feature = "tokens")]
mod client_credentials;
#[cfg(feature = "security-schemes")]
mod credentials;
#[cfg(feature = "tokens")]
mod fetch;
mod occurrence;
mod requirement;
#[cfg(feature = "security-schemes")]
mod scheme;
#[cfg(feature = "tokens")]
mod scoped;
mod secret;
#[cfg(feature = "tokens")]
mod token;
#[cfg(all(feature = "tokens", not(target_family = "wasm")))]
mod token_file;

pub(crate) use authorization::Authorization;
#[cfg(feature = "tokens")]
pub(crate) use cache::{TokenCache, TokenSource};
#[cfg(feature = "tokens")]
pub(crate) use client_credentials::ClientCredentials;
#[cfg(feature = "security-schemes")]
pub(crate) use credentials::{Credential, Credentials};
pub(crate) use requirement::Requirement;
#[cfg(feature = "security-schemes")]
#[doc(hidden)]
pub use scheme::{SchemeKind, Security};
#[cfg(feature = "tokens")]
pub(crate) use scoped::ScopedTokens;
pub(crate) use secret::{Secret, Secrets, mark_sensitive, sensitive};
#[cfg(feature = "tokens")]
pub use token::{AccessToken, TokenProvider};
#[cfg(all(feature = "tokens", not(target_family = "wasm")))]
pub(crate) use token_file::TokenFile;

/// The reason why credentials are not sent to a plain `http` URL.
pub(crate) const PLAIN_HTTP: &str = "credentials are sent over plain http only to this machine, unless the client is configured otherwise";
