//! The token endpoint of an authorization server (RFC 6749, section 3.2).

use std::sync::Arc;
use std::time::Duration;

use base64::prelude::{BASE64_STANDARD, Engine};
use http::Method;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT};
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use super::requirement::Requirement;
use super::secret::{Secret, Secrets};
use super::{AccessToken, sensitive};
use crate::call::{BodyMode, Call, CallInfo, Expected, OnDelay};
use crate::client::{CallOptions, Core, is_secure};
use crate::error::{AuthError, AuthProblem};
use crate::json::{Leniency, from_slice};
use crate::request::{Body, form_encoded};
use crate::response::{RawResponse, excerpt};
use crate::retry::RetryPolicy;

/// The largest number of characters of a response in an error message.
pub(super) const EXCERPT: usize = 500;

/// The largest number of bytes of a response.
const BODY_LIMIT: usize = 1024 * 1024;

/// The parameters of requests that are secrets.
const SECRET_PARAMETERS: [&str; 4] = ["code", "code_verifier", "device_code", "refresh_token"];

/// The error codes that the flows depend on.
const CODES: [&str; 4] = ["access_denied", "authorization_pending", "expired_token", "slow_down"];

/// A token endpoint, and how this client authenticates at it.
#[derive(Clone)]
pub(crate) struct TokenEndpoint {
    pub(crate) url: Url,
    pub(crate) id: String,
    /// `None` for a public client.
    pub(crate) secret: Option<SecretString>,
    /// Whether requests contain ID and secret in the header `Authorization`, and not in the body.
    pub(crate) is_basic: bool,
}

/// A request to an authorization server.
pub(super) struct TokenRequest<'a> {
    pub(super) url: &'a Url,
    pub(super) parameters: &'a [(&'a str, &'a str)],
    /// Whether it is safe to send it twice.
    pub(super) is_idempotent: bool,
    /// Whether it is repeated by the retry policy of the client.
    pub(super) is_retried: bool,
    /// Is called with the error after which the request waits, and with the time of the next attempt.
    pub(super) on_delay: Option<OnDelay>,
}

impl TokenEndpoint {
    /// Sends a request to the token endpoint, or to another one of the same server, and returns the JSON of its success.
    pub(super) async fn send(
        &self,
        core: &Arc<Core>,
        request: TokenRequest<'_>,
    ) -> Result<Value, AuthError> {
        if !(core.over_plain_http || is_secure(request.url)) {
            return Err(AuthError::new(AuthProblem::PlainHttp));
        }
        let parameters = request.parameters;
        let response = self.call(core.clone(), request).run().await;
        let response = response.map_err(|error| AuthError::new(AuthProblem::Unreachable(error)))?;
        let raw = response.into_raw();
        Err(AuthError::new(match (raw.status.is_success(), from_slice(&raw.body)) {
            (true, Ok(body)) if !is_error(&body) => return Ok(body),
            (true, Err(_)) => AuthProblem::NoToken("the response is not JSON".to_owned()),
            _ => self.refused(&raw, parameters),
        }))
    }

    fn call(&self, core: Arc<Core>, request: TokenRequest<'_>) -> Call {
        let TokenRequest { url, parameters, is_idempotent, is_retried, on_delay } = request;
        let options = CallOptions::default().body_limit(BODY_LIMIT);
        let options = if is_retried { options } else { options.retry(RetryPolicy::none()) };
        let mut headers = HeaderMap::new();
        let mut of_client = Vec::new();
        if let Some(basic) = self.basic().and_then(|basic| sensitive(basic.expose_secret())) {
            headers.insert(AUTHORIZATION, basic);
        } else {
            of_client.push(("client_id", self.id.as_str()));
            let secret = self.secret.iter().map(ExposeSecret::expose_secret);
            of_client.extend(secret.map(|secret| ("client_secret", secret)));
        }
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        headers.insert(CONTENT_TYPE, form);
        headers.insert(USER_AGENT, core.user_agent.clone());
        let info = CallInfo {
            operation: "token",
            method: Method::POST,
            base_path: "",
            template: url.path().to_owned().into(),
            idempotent: is_idempotent,
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
            options: Arc::new(options),
            info,
            url: url.clone(),
            headers,
            body: form_body(parameters, &of_client),
            requirement: Requirement::None,
            #[cfg(feature = "rate-limiter")]
            limited: false,
            body_mode: BodyMode::Buffered,
            deadline: None,
            on_delay,
        }
    }

    /// Returns the value of the header `Authorization` (RFC 6749, section 2.3.1): both parts are encoded as in a form.
    fn basic(&self) -> Option<SecretString> {
        let secret = self.secret.as_ref().filter(|_| self.is_basic)?;
        let secret = SecretString::from(form_encoded(secret.expose_secret()));
        let both = format!("{}:{}", form_encoded(&self.id), secret.expose_secret());
        let both = SecretString::from(both);
        let encoded = BASE64_STANDARD.encode(both.expose_secret());
        Some(SecretString::from(format!("Basic {encoded}")))
    }

    /// Returns the problem that an error response is.
    pub(super) fn refused(&self, raw: &RawResponse, parameters: &[(&str, &str)]) -> AuthProblem {
        let body: Value = from_slice(&raw.body).unwrap_or_default();
        let redact = |text: &str| self.redact(text, parameters);
        let string = |name: &str| body.get(name).and_then(Value::as_str).map(redact);
        AuthProblem::Refused {
            status: raw.status,
            code: body.get("error").and_then(Value::as_str).map(|code| {
                // A secret may begin with a part of these words.
                if CODES.contains(&code) { code.to_owned() } else { redact(code) }
            }),
            description: string("error_description")
                .or_else(|| string("message"))
                .unwrap_or_else(|| redact(&String::from_utf8_lossy(&raw.body))),
            retry_after: raw.retry_after(),
        }
    }

    /// Returns an excerpt of a text of the server without the secrets of the request.
    fn redact(&self, text: &str, parameters: &[(&str, &str)]) -> String {
        // A server that repeats the request also repeats the header with ID and secret.
        let basic = self.basic();
        let of_client = self.secret.iter().chain(&basic).map(ExposeSecret::expose_secret);
        let is_secret = |(name, _): &&(&str, &str)| SECRET_PARAMETERS.contains(name);
        let of_request = parameters.iter().filter(is_secret).map(|(_, value)| *value);
        let secrets: Vec<_> =
            of_client.chain(of_request).map(|secret| Arc::new(Secret::new(secret))).collect();
        excerpt(&Secrets::new(secrets.iter(), &HeaderMap::new()).redact(text), EXCERPT)
    }
}

/// Returns whether a body is an error, which some servers send with the status code of a success.
fn is_error(body: &Value) -> bool {
    body.get("error").and_then(Value::as_str).is_some_and(|code| !code.is_empty())
}

/// Returns a form with the parameters that have a value.
fn form_body(parameters: &[(&str, &str)], of_client: &[(&str, &str)]) -> Body {
    let [grant, rest @ ..] = parameters else { return Body::from(String::new()) };
    let all = std::iter::once(grant).chain(of_client).chain(rest);
    let all = all.filter(|(_, value)| !value.is_empty());
    let pairs = all.map(|(name, value)| format!("{name}={}", form_encoded(value)));
    pairs.collect::<Vec<_>>().join("&").into()
}

/// Returns the access token of a response (RFC 6749, section 5.1).
pub(super) fn read(body: &Value) -> Result<AccessToken, AuthProblem> {
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
    // A token without a positive lifetime is used until the server rejects it.
    Ok(AccessToken::new(token, seconds(body, "expires_in")))
}

/// Returns a positive number of seconds, which some servers write as a string.
pub(super) fn seconds(body: &Value, name: &str) -> Option<Duration> {
    let number = body.get(name).and_then(|seconds| {
        seconds.as_f64().or_else(|| seconds.as_str().and_then(|text| text.parse().ok()))
    });
    let positive = number.filter(|seconds| *seconds > 0.0)?;
    Duration::try_from_secs_f64(positive).ok()
}
