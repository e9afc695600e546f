//! Who the client says it is.

mod cache;
mod client_credentials;
mod credentials;
mod token;

pub(crate) use cache::{Source, TokenCache};
pub(crate) use client_credentials::ClientCredentials;
pub(crate) use credentials::{Authorization, Bearer, Credentials, Key, KeyPlace, sensitive};
pub use token::{AccessToken, TokenProvider};
