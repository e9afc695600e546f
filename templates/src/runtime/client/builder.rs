//! The configuration of a client.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;

use super::authentication::Authentication;
use super::environment::Settings;
use super::{Client, ConfigError, EnvironmentNames};
use crate::runtime::auth::{ApiKey, ApiKeyLocation, TokenProvider};
use crate::runtime::hooks::{AttemptRequest, AttemptResult, Hooks};
use crate::runtime::limiter::RateLimiter;
use crate::runtime::retry::RetryPolicy;

/// A builder of a [`Client`].
///
/// Invalid values are reported by [`build`](Self::build).
///
/// ```
/// use std::time::Duration;
/// use sailwright_runtime::runtime::{Client, ConfigError};
///
/// fn client() -> Result<Client, ConfigError> {
///     Client::builder()
///         .base_url("https://api.acme.example")
///         .client_credentials("id", "secret")
///         .total_timeout(Duration::from_secs(120))
///         .build()
/// }
/// # client().unwrap();
/// ```
#[derive(Default)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    pub(super) base_url: Option<String>,
    pub(super) servers: BTreeMap<String, String>,
    pub(super) authentication: Option<Authentication>,
    pub(super) token_url: Option<String>,
    pub(super) api_keys: Vec<ApiKey>,
    pub(super) over_plain_http: bool,
    pub(super) environment: Option<Result<Settings, ConfigError>>,
    pub(super) parameters: BTreeMap<String, String>,
    pub(super) user_agent_suffix: Option<String>,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) request_timeout: Option<Duration>,
    pub(super) total_timeout: Option<Duration>,
    pub(super) proxies: Vec<String>,
    pub(super) root_certificates: Vec<Vec<u8>>,
    pub(super) http: Option<reqwest::Client>,
    pub(super) retry: RetryPolicy,
    pub(super) limiter: Option<RateLimiter>,
    pub(super) hooks: Hooks,
    pub(super) body_limit: Option<usize>,
    pub(super) request_id_header: Option<HeaderName>,
}

impl ClientBuilder {
    /// Sets the base URL: an origin, optionally with a path, which the paths of the operations follow. By default
    /// [`DEFAULT_BASE_URL`](Self::DEFAULT_BASE_URL).
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Replaces the URL of a server that the API document assigns to single operations.
    ///
    /// `documented` is the URL in the document. By default, requests of these operations are sent to it with the
    /// credentials of the client. Only a client whose base URL is on this machine sends them to its base URL, so that
    /// a test needs one server and reaches no other.
    pub fn server(mut self, documented: impl Into<String>, url: impl Into<String>) -> Self {
        self.servers.insert(documented.into(), url.into());
        self
    }

    /// Authenticates with a bearer token that does not change.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.authentication = Some(Authentication::Token(token.into().into()));
        self
    }

    /// Authenticates with a user name and password (HTTP basic authentication).
    pub fn basic_auth(mut self, name: impl Into<String>, password: impl Into<String>) -> Self {
        self.authentication = Some(Authentication::Basic(name.into(), password.into().into()));
        self
    }

    /// Authenticates with `OAuth2` client credentials. The access token is fetched with the first request, and renewed
    /// 60 seconds before it expires.
    pub fn client_credentials(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        let (id, secret) = (id.into(), secret.into().into());
        self.authentication = Some(Authentication::ClientCredentials(id, secret));
        self
    }

    /// Sets the URL of the token endpoint: a path after the base URL, or an absolute URL. By default `/oauth/token`.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Authenticates with the access tokens of a custom provider.
    pub fn token_provider(mut self, provider: impl TokenProvider + 'static) -> Self {
        self.authentication = Some(Authentication::Provider(Arc::new(provider)));
        self
    }

    /// Sends an API key in a header.
    pub fn api_key_header(self, name: HeaderName, key: impl Into<String>) -> Self {
        self.api_key(ApiKeyLocation::Header(name), key.into())
    }

    /// Sends an API key in a query parameter.
    pub fn api_key_query(self, name: impl Into<String>, key: impl Into<String>) -> Self {
        self.api_key(ApiKeyLocation::Query(name.into()), key.into())
    }

    /// Sends an API key in a cookie.
    pub fn api_key_cookie(self, name: impl Into<String>, key: impl Into<String>) -> Self {
        self.api_key(ApiKeyLocation::Cookie(name.into()), key.into())
    }

    fn api_key(mut self, location: ApiKeyLocation, key: String) -> Self {
        self.api_keys.push(ApiKey { location, secret: key.into() });
        self
    }

    /// Allows credentials in plain `http` requests to other machines, where they can be read by everyone on the
    /// network.
    pub fn send_credentials_over_plain_http(mut self) -> Self {
        self.over_plain_http = true;
        self
    }

    /// Reads the base URL and the credentials that are not set in code from environment variables, and then from a
    /// file.
    pub fn from_environment(self, names: &EnvironmentNames) -> Self {
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
            Ok(text) => self.from_lookup(names, &|name| std::env::var(name).ok(), text.as_deref()),
            Err(error) => Self { environment: Some(Err(error)), ..self },
        }
    }

    /// Does the same as [`from_environment`](Self::from_environment) with the given variables and the given text of
    /// the file.
    pub fn from_lookup(
        mut self,
        names: &EnvironmentNames,
        variable: &dyn Fn(&str) -> Option<String>,
        file: Option<&str>,
    ) -> Self {
        self.environment = Some(names.read(variable, file));
        self
    }

    /// Sets the value of a parameter that operations take from the client.
    pub fn client_parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.insert(name.into(), value.into());
        self
    }

    /// Adds a product to the `User-Agent` header, after that of this crate: `my-app/1.0`.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent_suffix = Some(suffix.into());
        self
    }

    /// Sets the longest time to connect, by default 10 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sets the longest time of one attempt, by default 60 seconds. For a streamed body, it is also the longest time
    /// between two chunks.
    pub fn request_timeout(mut self, timeout: Duration) -> Self {
        self.request_timeout = Some(timeout);
        self
    }

    /// Sets the longest time of a call, including all attempts and the delays between them. By default unlimited.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = Some(timeout);
        self
    }

    /// Sends all requests through a proxy: `http://proxy.example:3128`.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxies.push(url.into());
        self
    }

    /// Trusts certificate authorities in addition to those of the system: one or several certificates in PEM format.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.root_certificates.push(pem.into());
        self
    }

    /// Uses a custom HTTP client, which replaces the settings for the connect timeout, proxies and certificates.
    ///
    /// The HTTP client should not follow redirects: this client follows them itself, without sending credentials to
    /// other origins.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Sets the retry policy; see [`RetryPolicy::default`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Delays requests that would exceed a rate limit. By default unlimited.
    pub fn limiter(mut self, limiter: RateLimiter) -> Self {
        self.limiter = Some(limiter);
        self
    }

    /// Adds a hook that is called before each attempt, and can change the request.
    pub fn on_request(
        mut self,
        hook: impl Fn(&mut AttemptRequest<'_>) + Send + Sync + 'static,
    ) -> Self {
        self.hooks.on_request.push(Arc::new(hook));
        self
    }

    /// Adds a hook that is called after each attempt.
    pub fn on_response(
        mut self,
        hook: impl Fn(&AttemptResult<'_>) + Send + Sync + 'static,
    ) -> Self {
        self.hooks.on_response.push(Arc::new(hook));
        self
    }

    /// Sets the largest number of bytes of a response body that is not streamed, by default 64 MiB.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = Some(bytes);
        self
    }

    /// Sets the header that contains the request ID of a response, in addition to `x-request-id`, `request-id` and
    /// `x-correlation-id`.
    pub fn request_id_header(mut self, name: HeaderName) -> Self {
        self.request_id_header = Some(name);
        self
    }

    /// Checks the configuration and creates the client.
    ///
    /// # Errors
    ///
    /// Returns the name of the setting that is missing or invalid.
    pub fn build(self) -> Result<Client, ConfigError> {
        self.check().map(Client::new)
    }
}

impl std::fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClientBuilder").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}
