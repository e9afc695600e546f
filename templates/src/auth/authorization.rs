//! The credentials of one request.

use std::sync::Arc;

use http::header::{AUTHORIZATION, HeaderMap};
#[cfg(feature = "security-schemes")]
use http::header::{COOKIE, HeaderName, HeaderValue};
use reqwest::Url;
use secrecy::ExposeSecret;

#[cfg(feature = "tokens")]
use super::cache::{Token, TokenCache};
#[cfg(feature = "security-schemes")]
use super::scheme::SchemeKind;
use super::secret::{Secret, Secrets, sensitive};
#[cfg(feature = "security-schemes")]
use crate::request::push_query;

/// The credentials of one request.
#[derive(Debug, Default)]
pub(crate) struct Authorization {
    /// The value of the header `Authorization`.
    header: Option<Arc<Secret>>,
    /// The keys with their locations.
    #[cfg(feature = "security-schemes")]
    keys: Vec<(SchemeKind, Arc<Secret>)>,
    /// The token in the header, with the cache that it is from.
    #[cfg(feature = "tokens")]
    token: Option<(Arc<TokenCache>, Arc<Token>)>,
}

impl Authorization {
    /// Returns the credentials of a request with this value of the header `Authorization`.
    pub(crate) fn of_header(header: &Arc<Secret>) -> Self {
        Self { header: Some(header.clone()), ..Self::default() }
    }

    #[cfg(feature = "security-schemes")]
    pub(super) fn add(&mut self, kind: SchemeKind, secret: &Arc<Secret>) {
        match kind {
            SchemeKind::Query(_) | SchemeKind::Cookie(_) | SchemeKind::Header(_) => {
                self.keys.push((kind, secret.clone()));
            }
            // Only the first value of the header is sent.
            _ => drop(self.header.get_or_insert_with(|| secret.clone())),
        }
    }

    #[cfg(feature = "tokens")]
    pub(super) fn add_token(&mut self, token: Arc<Token>, cache: Arc<TokenCache>) {
        if self.header.is_none() {
            self.header = Some(token.secret.clone());
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
        let secrets = self.header.iter();
        #[cfg(feature = "security-schemes")]
        let secrets = secrets.chain(self.keys.iter().map(|(_, secret)| secret));
        Secrets::new(secrets, headers)
    }

    /// Adds the credentials to a request, except headers that a hook has set.
    pub(crate) fn apply(&self, url: &mut Url, headers: &mut HeaderMap) {
        #[cfg(feature = "security-schemes")]
        self.keys.iter().for_each(|(kind, key)| apply_key(*kind, key, url, headers));
        let header =
            self.header.as_ref().and_then(|secret| sensitive(secret.value.expose_secret()));
        if let Some(value) = header {
            headers.entry(AUTHORIZATION).or_insert(value);
        }
    }
}

#[cfg(feature = "security-schemes")]
fn apply_key(kind: SchemeKind, key: &Secret, url: &mut Url, headers: &mut HeaderMap) {
    let text = key.value.expose_secret();
    match kind {
        SchemeKind::Query(name) => {
            let mut query = format!("?{}", url.query().unwrap_or_default());
            push_query(&mut query, name, text);
            let query = query.trim_start_matches(['?', '&']).to_owned();
            url.set_query(Some(&query));
        }
        SchemeKind::Cookie(name) => {
            let old = headers.get(COOKIE);
            let mut all = old.map_or_else(Vec::new, |old| [old.as_bytes(), b"; "].concat());
            all.extend_from_slice(format!("{name}={text}").as_bytes());
            if let Ok(mut value) = HeaderValue::from_bytes(&all) {
                value.set_sensitive(true);
                headers.insert(COOKIE, value);
            }
        }
        SchemeKind::Header(name) => {
            let name = HeaderName::try_from(name).ok();
            if let (Some(name), Some(value)) = (name, sensitive(text)) {
                headers.entry(name).or_insert(value);
            }
        }
        _ => {}
    }
}
