//! Secrets, and strings without them.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use http::header::{COOKIE, HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use crate::request::percent_encoded;

/// The shortest secret that is hidden in a response: shorter ones are parts of words.
const SHORTEST: usize = 4;

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
        for (name, value) in headers {
            if value.is_sensitive() {
                secrets.headers.push((name == COOKIE, value.clone()));
            }
        }
        secrets
    }

    /// Returns the secrets, the longest first, because one may contain another.
    fn all(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for secret in self.credentials.iter().chain(&self.others) {
            let value = secret.value.expose_secret();
            all.extend([value, secret_part(value)]);
            all.extend(secret.inner.iter().map(ExposeSecret::expose_secret));
        }
        for (is_cookie, value) in &self.headers {
            let Ok(value) = value.to_str() else { continue };
            if *is_cookie {
                let pairs = value.split("; ").filter_map(|pair| pair.split_once('='));
                all.extend(pairs.map(|(_, value)| value));
            } else {
                all.extend([value, secret_part(value)]);
            }
        }
        all.retain(|secret| secret.len() >= SHORTEST);
        all.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        all
    }

    /// Returns a text with `***` in place of the secrets, as they are, percent-encoded, or in a JSON string.
    pub(crate) fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut text = Cow::Borrowed(text);
        self.each_form(|form| {
            if text.contains(form) {
                text = Cow::Owned(text.replace(form, "***"));
            }
        });
        text
    }

    /// Returns a body of the same length with asterisks in place of the secrets, so that no part of a secret is in an
    /// excerpt.
    pub(crate) fn mask<'b>(&self, body: &'b [u8]) -> Cow<'b, [u8]> {
        let mut body = Cow::Borrowed(body);
        self.each_form(|form| {
            let mut start = 0;
            while let Some(at) = find(&body[start..], form.as_bytes()) {
                let end = start + at + form.len();
                body.to_mut()[start + at..end].fill(b'*');
                start = end;
            }
        });
        body
    }

    fn each_form(&self, mut apply: impl FnMut(&str)) {
        for secret in self.all() {
            let encoded = percent_encoded(secret);
            let quoted = Value::from(secret).to_string();
            let json = &quoted[1..quoted.len() - 1];
            let mut forms = vec![
                secret.to_owned(),
                encoded.replace("%2F", "/"),
                encoded.replace("%20", "+"),
                encoded,
                json.replace('/', "\\/"),
                json.to_owned(),
            ];
            forms.sort();
            forms.dedup();
            forms.iter().rev().for_each(|form| apply(form));
        }
    }
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Returns the value of a header without its scheme: the token of `Bearer t`.
fn secret_part(value: &str) -> &str {
    match value.split_once(' ') {
        Some((scheme, rest)) if scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()) => rest,
        _ => value,
    }
}

/// Returns a header value that is hidden in `Debug`; `None` if the text is not allowed in a header.
pub(crate) fn sensitive(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::try_from(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}
