//! Secrets, and strings without them.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderValue, PROXY_AUTHORIZATION};
#[cfg(feature = "security-schemes")]
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

use super::occurrence::find;
#[cfg(feature = "security-schemes")]
use super::scheme::{SchemeKind, Security};

/// The shortest secret that is hidden in a response: shorter ones are parts of words.
const SHORTEST: usize = 4;

/// The shortest secret that is recognized in place of another value.
#[cfg(feature = "pagination")]
const SHORTEST_VALUE: usize = 8;

/// The text in place of a secret.
const HIDDEN: &str = "***";

/// A value of a header or parameter that is never shown.
#[derive(Clone, Debug)]
pub(crate) struct Secret {
    /// The value as it is sent: `Basic dXNlcjpwYXNz`.
    pub(crate) value: SecretString,
    /// The secret part of the value, if it is sent in another form: the password.
    pub(crate) inner: Option<SecretString>,
}

/// The secrets of a request, which are hidden in errors and `Debug` output.
#[derive(Clone, Default)]
pub(crate) struct Secrets {
    credentials: Option<Arc<Secret>>,
    others: Vec<Arc<Secret>>,
    headers: Vec<(bool, HeaderValue)>,
}

/// The secrets that are long enough, the longest first.
#[derive(Default)]
struct LongestFirst<'s>(Vec<&'s str>);

impl<'s> Extend<&'s str> for LongestFirst<'s> {
    fn extend<I: IntoIterator<Item = &'s str>>(&mut self, secrets: I) {
        for secret in secrets.into_iter().filter(|secret| secret.len() >= SHORTEST) {
            let position = self.0.partition_point(|other| other.len() >= secret.len());
            self.0.insert(position, secret);
        }
    }
}

impl Secret {
    pub(crate) fn new(value: impl Into<String>) -> Self {
        Self { value: SecretString::from(value.into()), inner: None }
    }
}

impl Secrets {
    /// Returns the secrets of credentials and of headers that the caller has set.
    pub(crate) fn new<'s>(
        mut credentials: impl Iterator<Item = &'s Arc<Secret>>,
        headers: &HeaderMap,
    ) -> Self {
        let mut secrets = Self { credentials: credentials.next().cloned(), ..Self::default() };
        secrets.others.extend(credentials.cloned());
        secrets.add_headers(headers);
        secrets
    }

    fn add_headers(&mut self, headers: &HeaderMap) {
        let sensitive = headers.iter().filter(|(_, value)| value.is_sensitive());
        self.headers.extend(sensitive.map(|(name, value)| (name == COOKIE, value.clone())));
    }

    /// Adds the secrets in the headers of a request that hooks may have changed.
    pub(crate) fn add_changed(&mut self, headers: &mut HeaderMap) {
        mark_sensitive(headers);
        self.add_headers(headers);
    }

    /// Adds the API keys of a request that hooks may have changed.
    #[cfg(feature = "security-schemes")]
    pub(crate) fn add_keys(&mut self, security: Security, url: &Url, headers: &mut HeaderMap) {
        security.mark_sensitive(headers);
        for (_, kind) in security.schemes {
            let SchemeKind::Query(key) = kind else { continue };
            let values = url.query_pairs().filter(|(name, _)| name == key);
            self.others.extend(values.map(|(_, value)| Arc::new(Secret::new(value))));
        }
    }

    /// Returns the secrets, the longest first, because one may contain another.
    fn all(&self) -> Vec<&str> {
        let mut all = LongestFirst::default();
        for secret in self.credentials.iter().chain(&self.others) {
            let value = secret.value.expose_secret();
            all.extend(secret_parts(value));
            all.extend(secret.inner.iter().map(ExposeSecret::expose_secret));
        }
        for (is_cookie, value) in &self.headers {
            let Ok(value) = value.to_str() else { continue };
            if *is_cookie {
                let pairs = value.split("; ").filter_map(|pair| pair.split_once('='));
                all.extend(pairs.map(|(_, value)| value));
            } else {
                all.extend(secret_parts(value));
            }
        }
        all.0
    }

    /// Returns whether a text is a key of the request.
    #[cfg(feature = "security-schemes")]
    pub(crate) fn have_key(&self, key: &str) -> bool {
        let mut secrets = self.credentials.iter().chain(&self.others);
        secrets.any(|secret| secret.value.expose_secret() == key)
    }

    /// Returns whether a text is one of the secrets. Cookies and short secrets are not compared, because another value can be
    /// equal to them.
    #[cfg(feature = "pagination")]
    pub(crate) fn contain(&self, text: &str) -> bool {
        let headers = self.headers.iter().filter(|(is_cookie, _)| !is_cookie).cloned().collect();
        text.len() >= SHORTEST_VALUE && Self { headers, ..self.clone() }.all().contains(&text)
    }

    /// Returns the largest number of bytes of a secret in a text: each byte can be an escape of six.
    pub(crate) fn reach(&self) -> usize {
        self.all().first().map_or(0, |longest| longest.len() * 6)
    }

    /// Returns a text with `***` in place of the secrets, as they are, percent-encoded, or in a JSON string.
    pub(crate) fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut text = Cow::Borrowed(text);
        for secret in self.all() {
            let (mut out, mut end) = (String::new(), 0);
            while let Some(found) = find(secret, text.as_bytes(), end) {
                out.push_str(text.get(end..found.start).unwrap_or_default());
                out.push_str(HIDDEN);
                end = found.end;
            }
            if end > 0 {
                out.push_str(text.get(end..).unwrap_or_default());
                text = Cow::Owned(out);
            }
            // The limit of a message may have cut off the end of a secret.
            let starts = secret.char_indices().map(|(end, _)| &secret[..end]).rev();
            let cut = starts.take_while(|start| start.len() >= SHORTEST);
            if let Some(cut) = cut.into_iter().find(|start| text.ends_with(start)) {
                let start = text.len() - cut.len();
                text.to_mut().replace_range(start.., HIDDEN);
            }
        }
        text
    }

    /// Returns a body of the same length with asterisks in place of the secrets, so that no part of a secret is in an
    /// excerpt.
    pub(crate) fn mask<'b>(&self, body: &'b [u8]) -> Cow<'b, [u8]> {
        let mut body = Cow::Borrowed(body);
        for secret in self.all() {
            let mut start = 0;
            while let Some(found) = find(secret, &body, start) {
                start = found.end;
                body.to_mut()[found].fill(b'*');
            }
        }
        body
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Marks the headers that contain credentials in every API, so that they are not shown.
pub(crate) fn mark_sensitive(headers: &mut HeaderMap) {
    for (name, value) in headers {
        if [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION].contains(name) {
            value.set_sensitive(true);
        }
    }
}

/// Returns the secret parts of a value: the token of `Bearer t`, and with another first word also the whole value, which may
/// be a key that contains a space.
fn secret_parts(value: &str) -> impl Iterator<Item = &str> {
    let (scheme, rest) = value.split_once(' ').unwrap_or_default();
    let is_known = ["basic", "bearer"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let is_scheme = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let whole = (!is_known).then_some(value);
    whole.into_iter().chain(is_scheme.then_some(rest))
}

/// Returns a header value that is hidden in `Debug`; `None` if the text is not allowed in a header.
pub(crate) fn sensitive(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::try_from(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}
