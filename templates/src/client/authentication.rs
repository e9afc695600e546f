//! The configured authentication.

#[cfg(feature = "tokens")]
use std::sync::Arc;

use secrecy::SecretString;

#[cfg(feature = "tokens")]
use crate::auth::TokenProvider;

/// The source of the `Authorization` header.
pub(super) enum Authentication {
    Token(SecretString),
    Basic(String, SecretString),
    #[cfg(feature = "tokens")]
    ClientCredentials(String, SecretString),
    #[cfg(feature = "tokens")]
    Provider(Arc<dyn TokenProvider>),
}
