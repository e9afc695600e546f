//! `OAuth2` on a device without a browser (RFC 8628).

use std::fmt;
use std::time::Duration;

use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use super::endpoint::seconds;
use super::user_flow::UserFlow;
use super::user_tokens::UserTokens;
use crate::error::{AuthError, AuthProblem, AuthorizationErrorCode};
use crate::time::{deadline_after, sleep, timeout_at};

/// The time between two requests for the token, if the server does not say, and the time that `slow_down` adds (RFC 8628,
/// sections 3.2 and 3.5).
const INTERVAL: Duration = Duration::from_secs(5);

/// The shortest time between two requests for the token.
const MIN_INTERVAL: Duration = Duration::from_secs(1);

/// The lifetime of a device code, if the server does not say.
const LIFETIME: Duration = Duration::from_secs(1800);

/// The grant type of the request for the token.
const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// The device authorization flow: the user authorizes this client on another machine, with a code that this one shows.
///
/// The builder of a client has a method that returns it, with the URLs of the API document.
#[derive(Clone, Debug)]
#[must_use = "a flow does nothing until `authorize` is called"]
pub struct DeviceAuthorization {
    flow: UserFlow,
}

/// The instructions for the user: a page, and the code to enter there.
#[derive(Clone)]
#[non_exhaustive]
pub struct DevicePrompt {
    /// The code to enter.
    pub user_code: String,
    /// The page to visit.
    pub verification_uri: Url,
    /// The page with the code in its URL, for a QR code; `None` if the server sent none.
    pub verification_uri_complete: Option<Url>,
    /// The time after which the code is no longer accepted.
    pub lifetime: Duration,
}

impl DeviceAuthorization {
    pub(crate) fn new(flow: UserFlow) -> Self {
        Self { flow }
    }

    /// Sets the client secret, if the server has issued one. Without it, the client is a public one.
    pub fn client_secret(mut self, secret: impl Into<String>) -> Self {
        self.flow.endpoint.secret = Some(SecretString::from(secret.into()));
        self
    }

    /// Returns the tokens of a user who has authorized the client before, with the refresh token that was stored then.
    #[must_use]
    pub fn resume(&self, refresh_token: impl Into<String>) -> UserTokens {
        UserTokens::new(self.flow.clone(), Some(refresh_token.into()))
    }

    /// Waits until the user has authorized the client. `show` receives the instructions for the user, and must not block.
    ///
    /// # Errors
    ///
    /// Returns [`AuthProblem::Rejected`] if the user has rejected the request, [`AuthProblem::Expired`] if the code has expired,
    /// and the other problems if the server does not accept the client.
    pub async fn authorize(
        &self,
        show: impl FnOnce(&DevicePrompt),
    ) -> Result<UserTokens, AuthError> {
        let parameters = [("scope", self.flow.scopes.as_str())];
        let body = self.flow.send(&self.flow.authorization_url, &parameters).await?;
        let (prompt, device_code) = read(&body)?;
        let interval = seconds(&body, "interval").unwrap_or(INTERVAL).max(MIN_INTERVAL);
        show(&prompt);
        let token = self.token(&device_code, interval);
        let token = timeout_at(deadline_after(prompt.lifetime), token).await;
        let body = token.unwrap_or_else(|| Err(AuthError::new(AuthProblem::Expired)))?;
        UserTokens::of_response(self.flow.clone(), &body)
    }

    /// Requests the token until the user has decided.
    async fn token(&self, code: &SecretString, interval: Duration) -> Result<Value, AuthError> {
        let parameters = [("grant_type", GRANT), ("device_code", code.expose_secret())];
        let (mut interval, mut delay) = (interval, Duration::ZERO);
        loop {
            sleep(interval.max(delay)).await;
            let error = match self.flow.send_once(&self.flow.endpoint.url, &parameters).await {
                Ok(body) => return Ok(body),
                Err(error) => error,
            };
            delay = error.retry_after().unwrap_or_default();
            match error.code() {
                Some("authorization_pending") => {}
                Some("slow_down") => interval = interval.saturating_add(INTERVAL),
                Some("expired_token") => return Err(AuthError::new(AuthProblem::Expired)),
                Some("access_denied") => return Err(rejected(error)),
                // Section 3.5: a client requests less often if the server cannot be reached.
                _ if error.is_retryable() => interval = interval.saturating_mul(2),
                _ => return Err(error),
            }
        }
    }
}

/// Returns the error of a user who has rejected the request.
fn rejected(error: AuthError) -> AuthError {
    match error.into_problem() {
        AuthProblem::Refused { code: Some(code), description, .. } => {
            let code = AuthorizationErrorCode::of(&code);
            AuthError::new(AuthProblem::Rejected { code, description })
        }
        other => AuthError::new(other),
    }
}

/// Reads the response to a device (RFC 8628, section 3.2).
fn read(body: &Value) -> Result<(DevicePrompt, SecretString), AuthError> {
    let missing = |name: &str| AuthError::new(AuthProblem::NoToken(format!("`{name}` is missing")));
    let text = |name: &'static str| {
        let text = body.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        text.ok_or_else(|| missing(name))
    };
    let unusable = |name: &str| {
        AuthError::new(AuthProblem::NoToken(format!("`{name}` cannot be shown to the user")))
    };
    let device_code = SecretString::from(text("device_code")?);
    // Programs open the page, so it must not be a file or a program.
    let page =
        |text: &str| Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let verification_uri = page(text("verification_uri")?);
    let user_code = text("user_code")?;
    if user_code.contains(char::is_control) {
        return Err(unusable("user_code"));
    }
    let prompt = DevicePrompt {
        user_code: user_code.to_owned(),
        verification_uri: verification_uri.ok_or_else(|| unusable("verification_uri"))?,
        verification_uri_complete: text("verification_uri_complete").ok().and_then(page),
        lifetime: seconds(body, "expires_in").unwrap_or(LIFETIME),
    };
    Ok((prompt, device_code))
}

impl fmt::Debug for DevicePrompt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DevicePrompt")
            .field("verification_uri", &self.verification_uri.as_str())
            .finish_non_exhaustive()
    }
}
