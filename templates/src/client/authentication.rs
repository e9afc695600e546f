//! The configured authentication.

#[cfg(feature = "tokens")]
use std::sync::Arc;

use secrecy::SecretString;

#[cfg(feature = "tokens")]
use crate::auth::TokenProvider;

/// The credentials of a security scheme, as they are configured.
pub(super) enum Authentication {
    #[cfg(feature = "security-schemes")]
    Key(SecretString),
    #[cfg(feature = "security-schemes")]
    External,
    Token(SecretString),
    Basic(String, SecretString),
    #[cfg(feature = "tokens")]
    ClientCredentials(String, SecretString),
    #[cfg(feature = "tokens")]
    Provider(Arc<dyn TokenProvider>),
}
