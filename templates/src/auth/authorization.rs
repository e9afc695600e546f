//! The credentials of one request.

use std::sync::Arc;

use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};
use secrecy::ExposeSecret;

#[cfg(feature = "tokens")]
use super::cache::{Token, TokenCache};
use super::scheme::SchemeKind;
use super::secret::{Secret, Secrets, sensitive};
use crate::request::push_query;

/// The credentials of one request.
#[derive(Debug, Default)]
pub(crate) struct Authorization {
    values: Vec<(SchemeKind, Arc<Secret>)>,
    /// The token among the values, with the cache that it is from.
    #[cfg(feature = "tokens")]
    token: Option<(Arc<TokenCache>, Arc<Token>)>,
}

impl Authorization {
    pub(super) fn add(&mut self, kind: SchemeKind, secret: &Arc<Secret>) {
        self.values.push((kind, secret.clone()));
    }

    #[cfg(feature = "tokens")]
    pub(super) fn add_token(&mut self, token: Arc<Token>, cache: Arc<TokenCache>) {
        let in_header = |kind: &SchemeKind| {
            !matches!(kind, SchemeKind::Query(_) | SchemeKind::Cookie(_) | SchemeKind::Header(_))
        };
        // Only the first value for the header `Authorization` is sent.
        let is_sent = !self.values.iter().any(|(kind, _)| in_header(kind));
        self.values.push((SchemeKind::Bearer, token.secret.clone()));
        if is_sent {
            self.token = Some((cache, token));
        }
    }

    /// Removes the token of a request that the server rejected from its cache, and returns whether another one can be
    /// fetched.
    #[cfg(feature = "tokens")]
    pub(crate) fn reject(&self) -> bool {
        if let Some((cache, token)) = &self.token {
            cache.reject(token);
        }
        self.token.is_some()
    }

    /// Returns the secrets of a request with these credentials and headers.
    pub(crate) fn secrets(&self, headers: &HeaderMap) -> Secrets {
        Secrets::new(self.values.iter().map(|(_, secret)| secret), headers)
    }

    /// Adds the credentials to a request, except headers that a hook has set.
    pub(crate) fn apply(&self, request: &mut reqwest::Request) {
        for (kind, secret) in &self.values {
            let text = secret.value.expose_secret();
            match kind {
                SchemeKind::Query(name) => {
                    let mut query = format!("?{}", request.url().query().unwrap_or_default());
                    push_query(&mut query, name, text);
                    let query = query.trim_start_matches(['?', '&']).to_owned();
                    request.url_mut().set_query(Some(&query));
                }
                SchemeKind::Cookie(name) => {
                    let old = request.headers().get(COOKIE);
                    let mut all = old.map_or_else(Vec::new, |old| [old.as_bytes(), b"; "].concat());
                    all.extend_from_slice(format!("{name}={text}").as_bytes());
                    if let Ok(mut value) = HeaderValue::from_bytes(&all) {
                        value.set_sensitive(true);
                        request.headers_mut().insert(COOKIE, value);
                    }
                }
                SchemeKind::Header(name) => {
                    let name = HeaderName::try_from(*name).ok();
                    if let (Some(name), Some(value)) = (name, sensitive(text)) {
                        request.headers_mut().entry(name).or_insert(value);
                    }
                }
                _ => {
                    if let Some(value) = sensitive(text) {
                        request.headers_mut().entry(AUTHORIZATION).or_insert(value);
                    }
                }
            }
        }
    }
}
