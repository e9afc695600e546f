//! The part that the flows have in common in which a user authorizes this client.

use std::fmt;
use std::sync::Arc;

use reqwest::Url;
use serde_json::Value;

use super::endpoint::{TokenEndpoint, TokenRequest};
use crate::client::Core;
use crate::error::AuthError;

/// The URLs of a flow, as the API document contains them: absolute, or paths after the base URL.
#[derive(Clone, Copy, Debug)]
pub struct FlowUrls {
    /// The URL at which the user, or the device, requests authorization.
    pub authorization_url: &'static str,
    /// The URL of the token endpoint.
    pub token_url: &'static str,
    /// The URL at which tokens are renewed. Empty if it is that of the token endpoint.
    pub refresh_url: &'static str,
}

/// A client of an authorization server at which users authorize it.
#[derive(Clone)]
pub(crate) struct UserFlow {
    pub(crate) core: Arc<Core>,
    pub(crate) endpoint: TokenEndpoint,
    pub(crate) authorization_url: Url,
    pub(crate) refresh_url: Url,
    /// Separated by spaces; empty if the server decides.
    pub(crate) scopes: String,
}

impl UserFlow {
    /// Sends a request that must not be repeated, because the server accepts it once.
    pub(super) async fn send(
        &self,
        url: &Url,
        parameters: &[(&str, &str)],
    ) -> Result<Value, AuthError> {
        self.request(url, parameters, true).await
    }

    /// Sends a request that the caller repeats by its own rule, and not by the retry policy of the client.
    #[cfg(feature = "device-authorization")]
    pub(super) async fn send_once(
        &self,
        url: &Url,
        parameters: &[(&str, &str)],
    ) -> Result<Value, AuthError> {
        self.request(url, parameters, false).await
    }

    async fn request(
        &self,
        url: &Url,
        parameters: &[(&str, &str)],
        is_retried: bool,
    ) -> Result<Value, AuthError> {
        let request =
            TokenRequest { url, parameters, is_idempotent: false, is_retried, on_delay: None };
        self.endpoint.send(&self.core, request).await
    }
}

impl fmt::Debug for UserFlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserFlow").field("id", &self.endpoint.id).finish_non_exhaustive()
    }
}
