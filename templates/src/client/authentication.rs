//! The configured authentication.

use std::sync::Arc;

use secrecy::SecretString;

use crate::auth::TokenProvider;

/// The source of the `Authorization` header.
pub(super) enum Authentication {
    Token(SecretString),
    Basic(String, SecretString),
    ClientCredentials(String, SecretString),
    Provider(Arc<dyn TokenProvider>),
}
