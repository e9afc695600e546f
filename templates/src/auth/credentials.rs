//! The credentials of a client, and those of a request.

use std::sync::Arc;

use http::header::{AUTHORIZATION, COOKIE, HeaderName, HeaderValue};
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

#[cfg(feature = "tokens")]
use super::TokenCache;
#[cfg(feature = "tokens")]
use super::cache::Token;
use crate::client::{Core, is_secure};
use crate::error::{AuthError, AuthProblem};
use crate::time::Instant;

/// The credentials of a client.
#[derive(Debug, Default)]
pub(crate) struct Credentials {
    pub(crate) header: AuthorizationHeader,
    pub(crate) api_keys: Arc<Vec<ApiKey>>,
    /// Whether they may be sent over plain http to other machines.
    pub(crate) over_plain_http: bool,
}

/// The value of the `Authorization` header.
#[derive(Debug, Default)]
pub(crate) enum AuthorizationHeader {
    /// No header
    #[default]
    None,
    /// A value that never changes: a token, or a user name and password
    Static(HeaderValue),
    /// A token that is fetched and renewed
    #[cfg(feature = "tokens")]
    Token(TokenCache),
}

/// An API key.
#[derive(Clone, Debug)]
pub(crate) struct ApiKey {
    pub(crate) location: ApiKeyLocation,
    pub(crate) secret: SecretString,
}

/// The location of an API key in a request.
#[derive(Clone, Debug)]
pub enum ApiKeyLocation {
    /// In a header.
    Header(HeaderName),
    /// In a query parameter.
    Query(String),
    /// In a cookie.
    Cookie(String),
}

impl Credentials {
    /// Returns the credentials for a request to `url`, with a token that is fetched if necessary.
    pub(crate) async fn authorize(
        &self,
        core: &Arc<Core>,
        url: &Url,
        deadline: Option<Instant>,
    ) -> Result<Authorization, Arc<AuthError>> {
        if self.is_empty() {
            return Ok(Authorization::default());
        }
        if !(self.over_plain_http || is_secure(url)) {
            return Err(Arc::new(AuthError::new(AuthProblem::PlainHttp)));
        }
        let api_keys = self.api_keys.clone();
        Ok(match &self.header {
            AuthorizationHeader::None => Authorization { api_keys, ..Authorization::default() },
            AuthorizationHeader::Static(header) => {
                let header = Some(header.clone());
                Authorization { header, api_keys, ..Authorization::default() }
            }
            #[cfg(feature = "tokens")]
            AuthorizationHeader::Token(cache) => {
                let token = cache.token(core, deadline).await?;
                Authorization { header: Some(token.header.clone()), token: Some(token), api_keys }
            }
        })
    }

    /// Removes the token of a request that the server rejected from the cache, and returns whether another one can be
    /// fetched.
    #[cfg(feature = "tokens")]
    pub(crate) fn reject(&self, authorization: &Authorization) -> bool {
        match (&self.header, &authorization.token) {
            (AuthorizationHeader::Token(cache), Some(token)) => {
                cache.reject(token);
                true
            }
            _ => false,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        matches!(self.header, AuthorizationHeader::None) && self.api_keys.is_empty()
    }
}

/// The credentials of one request.
#[derive(Debug, Default)]
pub(crate) struct Authorization {
    header: Option<HeaderValue>,
    #[cfg(feature = "tokens")]
    token: Option<Arc<Token>>,
    api_keys: Arc<Vec<ApiKey>>,
}

impl Authorization {
    /// Adds the credentials to a request, except headers that a hook has set.
    pub(crate) fn apply(&self, request: &mut reqwest::Request) {
        if let Some(header) = &self.header {
            request.headers_mut().entry(AUTHORIZATION).or_insert_with(|| header.clone());
        }
        for key in self.api_keys.iter() {
            let secret = key.secret.expose_secret();
            match &key.location {
                ApiKeyLocation::Header(name) => {
                    if let Some(value) = sensitive(secret) {
                        request.headers_mut().entry(name).or_insert(value);
                    }
                }
                ApiKeyLocation::Query(name) => {
                    request.url_mut().query_pairs_mut().append_pair(name, secret);
                }
                ApiKeyLocation::Cookie(name) => {
                    let pair = format!("{name}={secret}");
                    let cookies = request.headers().get(COOKIE).and_then(|old| old.to_str().ok());
                    let all = cookies.map_or_else(|| pair.clone(), |old| format!("{old}; {pair}"));
                    if let Some(value) = sensitive(&all) {
                        request.headers_mut().insert(COOKIE, value);
                    }
                }
            }
        }
    }
}

/// Returns a header value that is hidden in `Debug`; `None` if the text is not allowed in a header.
pub(crate) fn sensitive(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::try_from(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}
