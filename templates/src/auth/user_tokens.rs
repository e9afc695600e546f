//! The access tokens of a user who has authorized this client.

use std::error::Error;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use super::endpoint::read;
use super::user_flow::UserFlow;
use super::{AccessToken, TokenProvider};
use crate::error::{AuthError, AuthProblem};
use crate::time::{BoxFuture, Instant};

/// The access tokens of a user who has authorized this client: a [`TokenProvider`] that renews them with the refresh token of
/// the user (RFC 6749, section 6).
///
/// It is cheap to clone, and its clones share the refresh token. If the server issues another one with an access token, the new
/// one replaces the old one. With a refresh token, each client gets an access token of its own; without one, all clients use
/// the access token that was issued.
#[derive(Clone)]
pub struct UserTokens(Arc<Shared>);

struct Shared {
    flow: UserFlow,
    /// One renewal at a time, because a refresh token may be accepted only once.
    turn: tokio::sync::Mutex<()>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The token that was issued when the user authorized the client, with the time of that.
    issued: Option<(AccessToken, Instant)>,
    refresh_token: Option<SecretString>,
    /// Stores the refresh tokens that the server issues.
    store: Option<Arc<Store>>,
}

type Store = dyn Fn(&str) + Send + Sync;

impl UserTokens {
    pub(super) fn new(flow: UserFlow, refresh_token: Option<String>) -> Self {
        let refresh_token = refresh_token.map(SecretString::from);
        let state = Mutex::new(State { refresh_token, ..State::default() });
        Self(Arc::new(Shared { flow, turn: tokio::sync::Mutex::default(), state }))
    }

    /// Reads the response of the token endpoint to a user who has authorized this client.
    pub(super) fn of_response(flow: UserFlow, body: &Value) -> Result<Self, AuthError> {
        let tokens = Self::new(flow, None);
        let token = tokens.0.keep(body)?;
        tokens.0.lock().issued = Some((token, Instant::now()));
        Ok(tokens)
    }

    /// Returns the refresh token, so that the next process can go on without the user. `None` if the server has issued none.
    ///
    /// It is a secret that replaces the user: store it only where other programs cannot read it. The server may replace it when
    /// the access token is renewed; see [`on_refresh_token`](Self::on_refresh_token).
    #[must_use]
    pub fn refresh_token(&self) -> Option<String> {
        let state = self.0.lock();
        state.refresh_token.as_ref().map(|token| token.expose_secret().to_owned())
    }

    /// Calls `store` with the refresh token, if there is one, and with each one that replaces it, before the access token that
    /// was issued with it is used. Many servers accept the old one no longer, so a program that ends before it stores the new
    /// one needs the user again. It replaces the `store` of an earlier call, also in clones. Set it before a client uses the
    /// tokens.
    #[must_use]
    pub fn on_refresh_token(self, store: impl Fn(&str) + Send + Sync + 'static) -> Self {
        let store: Arc<Store> = Arc::new(store);
        self.0.lock().store = Some(store.clone());
        if let Some(token) = self.refresh_token() {
            store(&token);
        }
        self
    }
}

impl Shared {
    /// Returns the access token of a response, and keeps the refresh token in it.
    fn keep(&self, body: &Value) -> Result<AccessToken, AuthError> {
        let token = read(body).map_err(AuthError::new)?;
        let rotated = body.get("refresh_token").and_then(Value::as_str);
        if let Some(rotated) = rotated.filter(|token| !token.is_empty()) {
            self.replace(rotated);
        }
        Ok(token)
    }

    fn replace(&self, refresh_token: &str) {
        let mut state = self.lock();
        state.refresh_token = Some(SecretString::from(refresh_token));
        let store = state.store.clone();
        drop(state);
        if let Some(store) = store {
            store(refresh_token);
        }
    }

    /// Returns the token that was issued when the user authorized the client, with the rest of its lifetime. One client receives
    /// it, but all if there is no refresh token.
    fn issued(&self) -> Option<AccessToken> {
        let mut state = self.lock();
        let issued = match &state.refresh_token {
            Some(_) => state.issued.take(),
            None => state.issued.clone(),
        };
        let (mut token, issued) = issued?;
        let elapsed = Instant::now().saturating_duration_since(issued);
        if let Some(lifetime) = token.lifetime {
            let left = lifetime.checked_sub(elapsed).filter(|left| !left.is_zero())?;
            token.lifetime = Some(left);
        }
        Some(token)
    }

    async fn renew(&self) -> Result<AccessToken, AuthError> {
        let Some(refresh_token) = self.lock().refresh_token.clone() else {
            let reason = "it issued no refresh token, so the user must authorize this client again";
            return Err(AuthError::new(AuthProblem::NoToken(reason.to_owned())));
        };
        let parameters =
            [("grant_type", "refresh_token"), ("refresh_token", refresh_token.expose_secret())];
        let body = self.flow.send(&self.flow.refresh_url, &parameters).await?;
        self.keep(&body)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TokenProvider for UserTokens {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn Error + Send + Sync>>> {
        Box::pin(async {
            let _turn = self.0.turn.lock().await;
            match self.0.issued() {
                Some(token) => Ok(token),
                None => Ok(self.0.renew().await?),
            }
        })
    }
}

impl fmt::Debug for UserTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UserTokens")
    }
}
