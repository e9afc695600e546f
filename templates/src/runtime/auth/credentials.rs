//! What is added to a request to show who sends it.

use std::sync::Arc;

use http::header::{AUTHORIZATION, COOKIE, HeaderName, HeaderValue};
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

use super::TokenCache;
use super::cache::Token;
use crate::runtime::client::{Core, is_safe};
use crate::runtime::error::{AuthError, AuthProblem};
use crate::runtime::time::Instant;

/// All that the client has to show.
#[derive(Debug, Default)]
pub(crate) struct Credentials {
    pub(crate) bearer: Bearer,
    pub(crate) keys: Arc<Vec<Key>>,
    /// Whether they may be sent over plain http to another machine.
    pub(crate) over_plain_http: bool,
}

/// The `Authorization` header.
#[derive(Debug, Default)]
pub(crate) enum Bearer {
    /// There is none
    #[default]
    None,
    /// It never changes: a static token, or a name and password
    Fixed(HeaderValue),
    /// It is fetched and renewed
    Fetched(TokenCache),
}

/// An API key.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) place: KeyPlace,
    pub(crate) secret: SecretString,
}

/// Where an API key goes.
#[derive(Clone, Debug)]
pub(crate) enum KeyPlace {
    Header(HeaderName),
    Query(String),
    Cookie(String),
}

impl Credentials {
    /// What a request to `url` shows; fetches a token where there is none.
    pub(crate) async fn authorize(
        &self,
        core: &Arc<Core>,
        url: &Url,
        deadline: Option<Instant>,
    ) -> Result<Authorization, Arc<AuthError>> {
        if self.is_empty() {
            return Ok(Authorization::default());
        }
        if !(self.over_plain_http || is_safe(url)) {
            return Err(Arc::new(AuthError::new(AuthProblem::PlainHttp)));
        }
        let (header, token) = match &self.bearer {
            Bearer::None => (None, None),
            Bearer::Fixed(header) => (Some(header.clone()), None),
            Bearer::Fetched(cache) => {
                let token = cache.token(core, deadline).await?;
                (Some(token.header.clone()), Some(token))
            }
        };
        Ok(Authorization { header, token, keys: self.keys.clone() })
    }

    /// Forgets the token of a request that the server did not accept; false if there is no other to be had.
    pub(crate) fn reject(&self, authorization: &Authorization) -> bool {
        match (&self.bearer, &authorization.token) {
            (Bearer::Fetched(cache), Some(token)) => {
                cache.reject(token);
                true
            }
            _ => false,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        matches!(self.bearer, Bearer::None) && self.keys.is_empty()
    }
}

/// What one request shows.
#[derive(Debug, Default)]
pub(crate) struct Authorization {
    header: Option<HeaderValue>,
    token: Option<Arc<Token>>,
    keys: Arc<Vec<Key>>,
}

impl Authorization {
    /// Adds it to the request; what a hook set itself stays.
    pub(crate) fn apply(&self, request: &mut reqwest::Request) {
        if let Some(header) = &self.header {
            request.headers_mut().entry(AUTHORIZATION).or_insert_with(|| header.clone());
        }
        for key in self.keys.iter() {
            let secret = key.secret.expose_secret();
            match &key.place {
                KeyPlace::Header(name) => {
                    if let Some(value) = sensitive(secret) {
                        request.headers_mut().entry(name).or_insert(value);
                    }
                }
                KeyPlace::Query(name) => {
                    request.url_mut().query_pairs_mut().append_pair(name, secret);
                }
                KeyPlace::Cookie(name) => {
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

/// A header value that does not show itself; none when it cannot be one.
pub(crate) fn sensitive(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::try_from(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}
