//! The configuration of a client, before it is checked.

use std::collections::BTreeMap;
#[cfg(feature = "environment")]
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;

#[cfg(feature = "environment")]
use super::EnvironmentNames;
use super::authentication::Authentication;
#[cfg(feature = "environment")]
use super::environment::Settings;
use super::{ConfigError, RawClient};
#[cfg(feature = "tokens")]
use crate::auth::TokenProvider;
use crate::auth::{ApiKey, ApiKeyLocation};
use crate::hooks::{AttemptRequest, AttemptResult, Hooks};
#[cfg(feature = "rate-limiter")]
use crate::limiter::RateLimiter;
use crate::retry::RetryPolicy;

/// The configuration of a client, before it is checked. The builders of generated crates fill it.
#[derive(Default)]
pub struct Configuration {
    /// The product of the crate in the `User-Agent` header: `petstore/1.0.0`.
    pub product: &'static str,
    /// The base URL if none is configured.
    pub default_base_url: Option<&'static str>,
    /// The base URL.
    pub base_url: Option<String>,
    /// The URLs of servers of single operations, by their URL in the document.
    pub servers: BTreeMap<String, String>,
    /// The credentials of the `Authorization` header.
    pub(super) authentication: Option<Authentication>,
    /// The URL of the token endpoint.
    #[cfg(feature = "tokens")]
    pub token_url: Option<String>,
    /// The API keys.
    pub(super) api_keys: Vec<ApiKey>,
    /// Whether credentials may be sent over plain http.
    pub over_plain_http: bool,
    /// The settings of the environment, if they are read.
    #[cfg(feature = "environment")]
    pub(super) environment: Option<Result<Settings, ConfigError>>,
    /// The values of the parameters that operations take from the client.
    pub parameters: BTreeMap<String, String>,
    /// The product that follows that of the crate in `User-Agent`.
    pub user_agent_suffix: Option<String>,
    /// The longest time to connect.
    pub connect_timeout: Option<Duration>,
    /// The longest time of one attempt.
    pub request_timeout: Option<Duration>,
    /// The longest time of a call.
    pub total_timeout: Option<Duration>,
    /// The URLs of proxies.
    pub proxies: Vec<String>,
    /// Additional root certificates, in PEM format.
    pub root_certificates: Vec<Vec<u8>>,
    /// The HTTP client.
    pub http: Option<reqwest::Client>,
    /// The retry policy.
    pub retry: RetryPolicy,
    /// The rate limiter.
    #[cfg(feature = "rate-limiter")]
    pub limiter: Option<RateLimiter>,
    /// The hooks.
    pub(super) hooks: Hooks,
    /// The largest number of bytes of a body that is not streamed.
    pub body_limit: Option<usize>,
    /// The header that contains the request ID.
    pub request_id_header: Option<HeaderName>,
}

impl Configuration {
    /// Creates the default configuration of a crate.
    #[must_use]
    pub fn new(product: &'static str, default_base_url: Option<&'static str>) -> Self {
        Self { product, default_base_url, ..Self::default() }
    }

    /// Reads the base URL and the credentials that are not set in code from environment variables, and then from a
    /// file.
    #[cfg(feature = "environment")]
    pub fn read_environment(&mut self, names: &EnvironmentNames) {
        let text = match names.file {
            "" => Ok(None),
            file => match std::fs::read_to_string(file) {
                Ok(text) => Ok(Some(text)),
                // Browsers have no files, which is the same as a missing file.
                Err(error)
                    if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::Unsupported) =>
                {
                    Ok(None)
                }
                Err(error) => {
                    let reason = format!("it cannot be read: {}", error.kind());
                    Err(ConfigError::new(file, reason))
                }
            },
        };
        match text {
            Ok(text) => self.look_up(names, &|name| std::env::var(name).ok(), text.as_deref()),
            Err(error) => self.environment = Some(Err(error)),
        }
    }

    /// Does the same as [`read_environment`](Self::read_environment) with the given variables and the given text of
    /// the file.
    #[cfg(feature = "environment")]
    pub fn look_up(
        &mut self,
        names: &EnvironmentNames,
        variable: &dyn Fn(&str) -> Option<String>,
        file: Option<&str>,
    ) {
        self.environment = Some(names.read(variable, file));
    }

    /// Sets a bearer token.
    pub fn set_token(&mut self, token: String) {
        self.authentication = Some(Authentication::Token(token.into()));
    }

    /// Sets a user name and password.
    pub fn set_basic_auth(&mut self, name: String, password: String) {
        self.authentication = Some(Authentication::Basic(name, password.into()));
    }

    /// Sets `OAuth2` client credentials.
    #[cfg(feature = "tokens")]
    pub fn set_client_credentials(&mut self, id: String, secret: String) {
        self.authentication = Some(Authentication::ClientCredentials(id, secret.into()));
    }

    /// Sets a token provider.
    #[cfg(feature = "tokens")]
    pub fn set_token_provider(&mut self, provider: impl TokenProvider + 'static) {
        self.authentication = Some(Authentication::Provider(Arc::new(provider)));
    }

    /// Adds an API key.
    pub fn add_api_key(&mut self, location: ApiKeyLocation, key: String) {
        self.api_keys.push(ApiKey { location, secret: key.into() });
    }

    /// Adds a hook that is called before each attempt.
    pub fn add_request_hook(
        &mut self,
        hook: impl Fn(&mut AttemptRequest<'_>) + Send + Sync + 'static,
    ) {
        self.hooks.on_request.push(Arc::new(hook));
    }

    /// Adds a hook that is called after each attempt.
    pub fn add_response_hook(&mut self, hook: impl Fn(&AttemptResult<'_>) + Send + Sync + 'static) {
        self.hooks.on_response.push(Arc::new(hook));
    }

    /// Checks the configuration and creates the client.
    ///
    /// # Errors
    ///
    /// Returns the name of the setting that is missing or invalid.
    pub fn build(self) -> Result<RawClient, ConfigError> {
        self.check().map(RawClient::new)
    }
}

impl std::fmt::Debug for Configuration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Configuration").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}
