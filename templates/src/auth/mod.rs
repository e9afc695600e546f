//! Authentication: credentials and access tokens.

mod authorization;
#[cfg(all(feature = "authorization-code", not(target_family = "wasm")))]
mod authorization_code;
#[cfg(feature = "tokens")]
mod cache;
#[cfg(feature = "tokens")]
mod client_credentials;
#[cfg(feature = "security-schemes")]
mod credentials;
#[cfg(feature = "device-authorization")]
mod device;
#[cfg(feature = "tokens")]
mod endpoint;
#[cfg(feature = "tokens")]
mod fetch;
mod occurrence;
#[cfg(all(feature = "authorization-code", not(target_family = "wasm")))]
mod pkce;
#[cfg(all(feature = "authorization-code", not(target_family = "wasm")))]
mod redirect;
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
#[cfg(feature = "user-tokens")]
mod user_flow;
#[cfg(feature = "user-tokens")]
mod user_tokens;

pub(crate) use authorization::Authorization;
#[cfg(all(feature = "authorization-code", not(target_family = "wasm")))]
pub use authorization_code::AuthorizationCode;
#[cfg(feature = "tokens")]
pub(crate) use cache::{TokenCache, TokenSource};
#[cfg(feature = "tokens")]
pub(crate) use client_credentials::ClientCredentials;
#[cfg(feature = "security-schemes")]
pub(crate) use credentials::{Credential, Credentials};
#[cfg(feature = "device-authorization")]
pub use device::{DeviceAuthorization, DevicePrompt};
#[cfg(feature = "tokens")]
pub(crate) use endpoint::TokenEndpoint;
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
#[cfg(feature = "user-tokens")]
#[doc(hidden)]
pub use user_flow::FlowUrls;
#[cfg(feature = "user-tokens")]
pub(crate) use user_flow::UserFlow;
#[cfg(feature = "user-tokens")]
pub use user_tokens::UserTokens;

/// The reason why credentials are not sent to a plain `http` URL.
pub(crate) const PLAIN_HTTP: &str = "credentials are sent over plain http only to this machine, unless the client is configured otherwise";
