//! `OAuth2` with client credentials (RFC 6749, section 4.4).

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::Method;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT};
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

use super::requirement::Requirement;
use super::secret::{Secret, Secrets};
use super::{AccessToken, sensitive};
#[cfg(not(target_family = "wasm"))]
use super::{TokenFile, token_file};
use crate::call::{BodyMode, Call, CallInfo, Expected, OnDelay};
use crate::client::{CallOptions, Core, is_secure};
use crate::error::{AuthError, AuthProblem};
use crate::json::{Leniency, from_slice};
use crate::request::form_encoded;
use crate::response::{RawResponse, excerpt};
use crate::time::{BoxFuture, Instant};
use serde_json::Value;

/// The largest number of characters of a response in an error message.
const EXCERPT: usize = 500;

/// The largest number of bytes of a response.
const BODY_LIMIT: usize = 1024 * 1024;

/// A client ID and secret, and the token endpoint.
pub(crate) struct ClientCredentials {
    pub(crate) token_url: Url,
    pub(crate) id: String,
    pub(crate) secret: SecretString,
    /// The value of the `Authorization` header of token requests; `None` if they contain ID and secret in the body.
    pub(crate) basic: Option<SecretString>,
    /// The file with tokens of earlier processes.
    #[cfg(not(target_family = "wasm"))]
    pub(crate) file: Option<TokenFile>,
}

impl ClientCredentials {
    /// Requests a token. The request is retried, because it is safe to send twice.
    ///
    /// `on_delay` is called with the error after which the request waits, and with the time of the next attempt.
    pub(super) fn fetch<'a>(
        self: &'a Arc<Self>,
        scopes: &'a str,
        core: &'a Arc<Core>,
        on_delay: impl Fn(AuthError, Instant) + Send + Sync + 'static,
    ) -> BoxFuture<'a, Result<AccessToken, AuthError>> {
        let credentials = self.clone();
        let on_delay = move |raw: &RawResponse, next: Instant| {
            on_delay(AuthError::new(credentials.refused(raw)), next);
        };
        let on_delay: OnDelay = Box::new(on_delay);
        Box::pin(async move {
            if !(core.over_plain_http || is_secure(&self.token_url)) {
                return Err(AuthError::new(AuthProblem::PlainHttp));
            }
            let response = self.call(scopes, core.clone(), on_delay).run().await;
            let response =
                response.map_err(|error| AuthError::new(AuthProblem::Unreachable(error)))?;
            let raw = response.into_raw();
            let problem = match (raw.status.is_success(), from_slice(&raw.body)) {
                (true, Ok(body)) => return read(&body).map_err(AuthError::new),
                (true, Err(_)) => AuthProblem::NoToken("the response is not JSON".to_owned()),
                (false, _) => self.refused(&raw),
            };
            Err(AuthError::new(problem))
        })
    }

    /// Returns a token of an earlier process.
    #[cfg(not(target_family = "wasm"))]
    pub(super) fn stored(&self, scopes: &str) -> Option<AccessToken> {
        self.file.as_ref()?.read(&self.file_key(scopes))
    }

    /// Stores a token for later processes. Without the file, they request one.
    #[cfg(not(target_family = "wasm"))]
    pub(super) fn store(&self, scopes: &str, token: &AccessToken) {
        let Some(file) = &self.file else { return };
        let stored = file.write(&self.file_key(scopes), token);
        #[cfg(feature = "tracing")]
        if let Err(error) = stored {
            tracing::warn!(%error, "the access token is not stored in the file of tokens");
        }
        #[cfg(not(feature = "tracing"))]
        drop(stored);
    }

    #[cfg(not(target_family = "wasm"))]
    fn file_key(&self, scopes: &str) -> String {
        token_file::key(&self.id, self.token_url.as_str(), scopes)
    }

    fn call(&self, scopes: &str, core: Arc<Core>, on_delay: OnDelay) -> Call {
        let mut pairs = vec![("grant_type", "client_credentials")];
        let mut headers = HeaderMap::new();
        match self.basic.as_ref().and_then(|basic| sensitive(basic.expose_secret())) {
            Some(basic) => drop(headers.insert(AUTHORIZATION, basic)),
            None => pairs.extend([
                ("client_id", self.id.as_str()),
                ("client_secret", self.secret.expose_secret()),
            ]),
        }
        if !scopes.is_empty() {
            pairs.push(("scope", scopes));
        }
        let pair = |(name, value): (&str, &str)| format!("{name}={}", form_encoded(value));
        let body = pairs.into_iter().map(pair).collect::<Vec<_>>().join("&");
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        headers.insert(CONTENT_TYPE, form);
        headers.insert(USER_AGENT, core.user_agent.clone());
        let info = CallInfo {
            operation: "token",
            method: Method::POST,
            base_path: "",
            template: self.token_url.path().to_owned().into(),
            idempotent: true,
            attempts: 0,
            sent_before: false,
            request_id: core.request_id_header.clone(),
            accept: None,
            leniency: Leniency::default(),
            expected: Expected::default(),
            secrets: Secrets::default(),
        };
        Call {
            core,
            options: Arc::new(CallOptions::default().body_limit(BODY_LIMIT)),
            info,
            url: self.token_url.clone(),
            headers,
            body: body.into(),
            requirement: Requirement::None,
            #[cfg(feature = "rate-limiter")]
            limited: false,
            body_mode: BodyMode::Buffered,
            deadline: None,
            on_delay: Some(on_delay),
        }
    }

    fn refused(&self, raw: &RawResponse) -> AuthProblem {
        let body: Value = from_slice(&raw.body).unwrap_or_default();
        let string =
            |name: &str| body.get(name).and_then(Value::as_str).map(|text| self.redact(text));
        AuthProblem::Refused {
            status: raw.status,
            code: string("error"),
            description: string("error_description")
                .or_else(|| string("message"))
                .unwrap_or_else(|| self.redact(&String::from_utf8_lossy(&raw.body))),
            retry_after: raw.retry_after(),
        }
    }

    /// Returns an excerpt of a text of the server without the secret.
    fn redact(&self, text: &str) -> String {
        // A server that repeats the request also repeats the header with ID and secret.
        let secrets = std::iter::once(&self.secret).chain(&self.basic);
        let secrets: Vec<_> =
            secrets.map(|secret| Arc::new(Secret::new(secret.expose_secret()))).collect();
        excerpt(&Secrets::new(secrets.iter(), &HeaderMap::new()).redact(text), EXCERPT)
    }
}

fn read(body: &Value) -> Result<AccessToken, AuthProblem> {
    let token = body.get("access_token").and_then(Value::as_str).filter(|token| !token.is_empty());
    let token =
        token.ok_or_else(|| AuthProblem::NoToken("`access_token` is missing".to_owned()))?;
    // Tokens of other types, such as `DPoP`, are not sent as bearer tokens.
    if let Some(other) = body.get("token_type").and_then(Value::as_str)
        && !other.eq_ignore_ascii_case("bearer")
    {
        let reason = format!("its type is `{}`, not `Bearer`", excerpt(other, 40));
        return Err(AuthProblem::NoToken(reason));
    }
    let seconds = body.get("expires_in").and_then(|seconds| {
        seconds.as_f64().or_else(|| seconds.as_str().and_then(|text| text.parse().ok()))
    });
    // A token without a positive lifetime is used until the server rejects it.
    let seconds = seconds.filter(|seconds| *seconds > 0.0);
    let lifetime = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    Ok(AccessToken::new(token, lifetime))
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials").field("id", &self.id).finish_non_exhaustive()
    }
}
