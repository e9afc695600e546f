//! `OAuth2` with an authorization code (RFC 6749, section 4.1) and a proof key (RFC 7636), for programs on the machine of the
//! user (RFC 8252).

use std::time::Duration;

use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

use super::pkce::{challenge, random};
use super::redirect::RedirectListener;
use super::user_flow::UserFlow;
use super::user_tokens::UserTokens;
use crate::error::{AuthError, AuthProblem};
use crate::runtime::{NO_RUNTIME, Runtime};
use crate::time::{deadline_after, timeout_at};

/// The time in which the user must authorize the client.
const TIME_LIMIT: Duration = Duration::from_secs(300);

/// The authorization code flow: the user authorizes this client in a browser, which is then redirected to this machine.
///
/// The builder of a client has a method that returns it, with the URLs of the API document.
///
/// 1. [`authorize`](Self::authorize) listens on a port of 127.0.0.1, and passes the URL of the authorization server to a function
///    that opens it.
/// 2. The server redirects the browser to that port. One redirect is accepted, with the right `state`.
/// 3. The code of the redirect, with the proof key (`S256`), is exchanged for tokens: [`UserTokens`], which a client has as its
///    `token_provider`.
#[derive(Clone, Debug)]
#[must_use = "a flow does nothing until `authorize` is called"]
pub struct AuthorizationCode {
    flow: UserFlow,
    parameters: Vec<(String, String)>,
    port: u16,
    path: String,
    time_limit: Duration,
}

impl AuthorizationCode {
    pub(crate) fn new(flow: UserFlow) -> Self {
        let (parameters, path) = (Vec::new(), "/".to_owned());
        Self { flow, parameters, port: 0, path, time_limit: TIME_LIMIT }
    }

    /// Sets the client secret, if the server has issued one. Without it, the client is a public one.
    pub fn client_secret(mut self, secret: impl Into<String>) -> Self {
        self.flow.endpoint.secret = Some(SecretString::from(secret.into()));
        self
    }

    /// Adds a parameter of the server to the request for authorization, such as `prompt` or `login_hint`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sets the port and the path of the redirect URI, if the server accepts only the registered one:
    /// `http://127.0.0.1:8765/callback`. By default, the port is one that the system chooses, and the path is `/`.
    pub fn redirect(mut self, port: u16, path: impl Into<String>) -> Self {
        (self.port, self.path) = (port, path.into());
        self
    }

    /// Sets the time in which the user must authorize the client, by default 5 minutes.
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = limit;
        self
    }

    /// Returns the tokens of a user who has authorized the client before, with the refresh token that was stored then.
    #[must_use]
    pub fn resume(&self, refresh_token: impl Into<String>) -> UserTokens {
        UserTokens::new(self.flow.clone(), Some(refresh_token.into()))
    }

    /// Waits until the user has authorized the client. `open` receives the URL that the user must visit, and must not block.
    ///
    /// # Errors
    ///
    /// Returns [`AuthProblem::Rejected`] if the user or the server has rejected the request, [`AuthProblem::Redirect`] if the
    /// redirect is not that of the request, [`AuthProblem::Expired`] after the time limit, and the other problems if the server
    /// does not accept the code.
    pub async fn authorize(&self, open: impl FnOnce(Url)) -> Result<UserTokens, AuthError> {
        if Runtime::current().is_none() {
            return Err(AuthError::new(AuthProblem::Provider(NO_RUNTIME.into())));
        }
        let value =
            || random().map_err(|error| AuthError::new(AuthProblem::Provider(error.into())));
        let (verifier, state) = (SecretString::from(value()?), value()?);
        let listener = RedirectListener::bind(self.port, &self.path).await;
        let listener = listener.map_err(|error| {
            let reason = format!("port {} of 127.0.0.1: {}", self.port, error.kind());
            AuthError::new(AuthProblem::Redirect(reason))
        })?;
        let redirect_uri = listener.uri.clone();
        open(self.url(&redirect_uri, &state, &challenge(verifier.expose_secret())));
        let code = timeout_at(deadline_after(self.time_limit), listener.code(&state)).await;
        let code = code.unwrap_or(Err(AuthProblem::Expired)).map_err(AuthError::new)?;
        let parameters = [
            ("grant_type", "authorization_code"),
            ("code", code.expose_secret()),
            ("redirect_uri", &redirect_uri),
            ("code_verifier", verifier.expose_secret()),
        ];
        let body = self.flow.send(&self.flow.endpoint.url, &parameters).await?;
        UserTokens::of_response(self.flow.clone(), &body)
    }

    /// Returns the URL of the request for authorization (RFC 6749, section 4.1.1), which keeps the query of the document.
    fn url(&self, redirect_uri: &str, state: &str, challenge: &str) -> Url {
        let mut url = self.flow.authorization_url.clone();
        let fixed = [
            ("response_type", "code"),
            ("client_id", self.flow.endpoint.id.as_str()),
            ("redirect_uri", redirect_uri),
            ("scope", self.flow.scopes.as_str()),
            ("state", state),
            ("code_challenge", challenge),
            ("code_challenge_method", "S256"),
        ];
        let parameters = self.parameters.iter().map(|(name, value)| (&**name, &**value));
        let all = fixed.into_iter().filter(|(_, value)| !value.is_empty()).chain(parameters);
        url.query_pairs_mut().extend_pairs(all);
        url.set_fragment(None);
        url
    }
}
