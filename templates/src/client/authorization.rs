//! The credentials that are a value of the header `Authorization`: a token, or a user name and a password.

use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine};
use secrecy::{ExposeSecret, SecretString};

use super::authentication::Authentication;
use super::http::NOT_A_HEADER;
use super::{ConfigError, Configuration};
use crate::auth::{Secret, sensitive};

impl Configuration {
    /// Returns the header that all requests have if the documents contain no security schemes. They do not say how callers
    /// authenticate, so it is the token or the user name and password that the caller has set.
    pub(super) fn authorization(&self) -> Result<Option<Arc<Secret>>, ConfigError> {
        let mut header = None;
        for (setting, given) in [("token", &self.token), ("basic_auth", &self.basic)] {
            let secret = match given {
                Some(Authentication::Token(token)) => of_token(token),
                Some(Authentication::Basic(name, password)) => of_password(name, password),
                _ => continue,
            };
            let secret = secret.map_err(|reason| ConfigError::new(setting, reason))?;
            header.get_or_insert(Arc::new(secret));
        }
        Ok(header)
    }

    /// Returns the user name, for which the rate limiter counts.
    #[cfg(feature = "rate-limiter")]
    pub(super) fn user_name(&self) -> String {
        match &self.basic {
            Some(Authentication::Basic(name, _)) => name.clone(),
            _ => String::new(),
        }
    }
}

/// Returns the value of the header with a bearer token (RFC 6750, section 2.1).
pub(super) fn of_token(token: &SecretString) -> Result<Secret, &'static str> {
    let token = token.expose_secret();
    if token.is_empty() {
        return Err("it is empty");
    }
    let header = format!("Bearer {token}");
    sensitive(&header).ok_or(NOT_A_HEADER)?;
    Ok(Secret::new(header))
}

/// Returns the value of the header with a user name and a password.
pub(super) fn of_password(name: &str, password: &SecretString) -> Result<Secret, &'static str> {
    let value = basic_auth(name, password)?;
    Ok(Secret { value, inner: Some(password.clone()) })
}

/// Returns the header of HTTP basic authentication (RFC 7617, section 2).
pub(super) fn basic_auth(
    name: &str,
    password: &SecretString,
) -> Result<SecretString, &'static str> {
    let password = password.expose_secret();
    if name.contains(':') {
        return Err("the user name contains a colon, which ends it");
    }
    if name.chars().chain(password.chars()).any(char::is_control) {
        return Err("the user name or the password contains a control character");
    }
    let credentials = SecretString::from(format!("{name}:{password}"));
    let encoded = BASE64_STANDARD.encode(credentials.expose_secret());
    Ok(SecretString::from(format!("Basic {encoded}")))
}
