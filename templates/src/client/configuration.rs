//! The configuration of a client, before it is checked.

#[cfg(feature = "environment")]
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;

#[cfg(feature = "environment")]
use super::EnvironmentNames;
use super::authentication::Authentication;
#[cfg(feature = "environment")]
use super::environment::Sources;
#[cfg(feature = "servers")]
use super::server::{self, Variable};
#[cfg(any(feature = "client-parameters", feature = "security-schemes", feature = "servers"))]
use super::small_map::SmallMap;
use super::tls::Certificates;
use super::{ConfigError, RawClient, TlsBackend};
#[cfg(feature = "security-schemes")]
use crate::auth::Security;
#[cfg(feature = "tokens")]
use crate::auth::TokenProvider;
use crate::hooks::{AttemptRequest, AttemptResult, Hook, HookFuture, Hooks};
#[cfg(feature = "rate-limiter")]
use crate::limiter::RateLimiter;
use crate::retry::RetryPolicy;
use crate::transport::{Sender, Transport};

/// The configuration of a client, before it is checked. The builders of generated crates fill it.
#[derive(Default)]
pub struct Configuration {
    /// The product of the crate in the `User-Agent` header: `petstore/1.0.0`.
    pub product: &'static str,
    /// The base URL if none is configured.
    pub default_base_url: Option<&'static str>,
    /// The base URL.
    pub(super) base_url: Option<BaseUrl>,
    /// The URLs of servers of single operations, by their URL in the document.
    #[cfg(feature = "servers")]
    pub(super) servers: SmallMap<Result<String, ConfigError>>,
    /// The security schemes and requirements of the API.
    #[cfg(feature = "security-schemes")]
    pub security: Security,
    /// The credentials of the schemes, by their setter.
    #[cfg(feature = "security-schemes")]
    pub(super) of_schemes: SmallMap<Authentication>,
    /// The source of access tokens for all schemes that accept them.
    pub(super) token: Option<Authentication>,
    /// The user name and password for all schemes that accept them.
    pub(super) basic: Option<Authentication>,
    /// The URL of the token endpoint.
    #[cfg(feature = "tokens")]
    pub token_url: Option<String>,
    /// The URL at which users authorize the client.
    #[cfg(feature = "user-tokens")]
    pub authorization_url: Option<String>,
    /// The scopes of all access tokens, instead of those of the operations.
    #[cfg(feature = "tokens")]
    pub scopes: Option<String>,
    /// Whether client ID and client secret are sent to the token endpoint in a header.
    #[cfg(feature = "tokens")]
    pub client_secret_basic: bool,
    /// The file with access tokens of client credentials.
    #[cfg(all(feature = "tokens", not(target_family = "wasm")))]
    pub token_file: Option<std::path::PathBuf>,
    /// Whether credentials may be sent over plain http.
    pub over_plain_http: bool,
    /// The settings of the environment, if they are read.
    #[cfg(feature = "environment")]
    pub(super) environment: Option<Result<Sources, ConfigError>>,
    /// The values of the parameters that operations take from the client.
    #[cfg(feature = "client-parameters")]
    pub parameters: SmallMap<String>,
    /// The product that follows that of the crate in `User-Agent`.
    pub user_agent_suffix: Option<String>,
    /// The longest time to connect.
    pub connect_timeout: Option<Duration>,
    /// The longest time between two reads of a response.
    pub read_timeout: Option<Duration>,
    /// The longest time for which a connection without requests is kept.
    pub pool_idle_timeout: Option<Duration>,
    /// The largest number of connections without requests to a host.
    pub pool_max_idle_per_host: Option<usize>,
    /// The longest time of one attempt.
    pub request_timeout: Option<Duration>,
    /// The longest time of a call.
    pub total_timeout: Option<Duration>,
    /// The URLs of proxies.
    pub proxies: Vec<String>,
    /// The implementation of TLS.
    pub tls_backend: Option<TlsBackend>,
    /// The certificates of servers and of the client.
    pub(super) certificates: Certificates,
    /// The transport, if it is not the default one.
    pub(super) transport: Option<Sender>,
    /// The retry policy.
    pub retry: RetryPolicy,
    /// The rate limiter.
    #[cfg(feature = "rate-limiter")]
    pub limiter: Option<RateLimiter>,
    /// The hooks.
    pub(super) hooks: Hooks,
    /// The largest number of bytes of a body that is not streamed.
    pub body_limit: Option<usize>,
    /// Whether requests contain read-only properties.
    #[cfg(feature = "read-only")]
    pub send_read_only: bool,
    /// Whether responses are read leniently.
    pub lenient: Option<bool>,
    /// The header that contains the request ID.
    pub request_id_header: Option<HeaderName>,
}

/// The setting that the base URL of a client is from.
pub(super) enum BaseUrl {
    /// The part of the URL that precedes the base path
    Prefix(String),
    /// A URL that includes a base path, which follows
    Whole(String, &'static str),
    /// An invalid variable of a server
    #[cfg(feature = "servers")]
    Invalid(ConfigError),
}

impl Configuration {
    /// Creates the default configuration of a crate.
    #[must_use]
    pub fn new(product: &'static str, default_base_url: Option<&'static str>) -> Self {
        Self { product, default_base_url, ..Self::default() }
    }

    /// Sets the base URL, which precedes the base path of each request.
    pub fn set_base_url(&mut self, url: String) {
        self.base_url = Some(BaseUrl::Prefix(url));
    }

    /// Sets the URL of a server, including the base path of the document.
    pub fn set_server_url(&mut self, url: String, base_path: &'static str) {
        self.base_url = Some(BaseUrl::Whole(url, base_path));
    }

    /// Sets the base URL to that of a server with variables; a server that is only a path follows `origin`. If `base_path`
    /// is not empty, the URL includes a path that replaces it.
    #[cfg(feature = "servers")]
    pub fn set_server(
        &mut self,
        origin: &str,
        template: &'static str,
        variables: &[Variable<'_>],
        base_path: &'static str,
    ) {
        self.base_url = Some(match server::fill(template, variables) {
            Ok(url) => {
                let url = format!("{}{url}", origin.trim_end_matches('/'));
                match base_path {
                    "" => BaseUrl::Prefix(url),
                    base_path => BaseUrl::Whole(url, base_path),
                }
            }
            Err(error) => BaseUrl::Invalid(error),
        });
    }

    /// Sets the URL of a server of single operations.
    #[cfg(feature = "servers")]
    pub fn set_operation_server(&mut self, documented: &'static str, url: String) {
        self.servers.insert(documented, Ok(url));
    }

    /// Sets the variables of a server of single operations.
    #[cfg(feature = "servers")]
    pub fn set_operation_variables(
        &mut self,
        documented: &'static str,
        variables: &[Variable<'_>],
    ) {
        self.servers.insert(documented, server::fill(documented, variables));
    }

    /// Reads the base URL and the credentials that are not set in code from environment variables, and then from a
    /// file.
    #[cfg(feature = "environment")]
    pub fn read_environment(&mut self, names: &EnvironmentNames) {
        let text = match names.path() {
            None => Ok(None),
            Some(path) => match std::fs::read_to_string(path) {
                Ok(text) => Ok(Some(text)),
                // Browsers have no files, which is the same as a missing file.
                Err(error)
                    if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::Unsupported) =>
                {
                    Ok(None)
                }
                Err(error) => {
                    let reason = format!("it cannot be read: {}", error.kind());
                    Err(ConfigError::new(names.file, reason))
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

    /// Sets the certificate of the client.
    pub fn set_client_certificate(&mut self, chain: Vec<u8>, key: Vec<u8>) {
        self.certificates.identity = Some((chain, key.into()));
    }

    /// Adds certificates of authorities; `is_exclusive` if those of the system are not trusted.
    pub fn add_root_certificates(&mut self, pem: Vec<u8>, is_exclusive: bool) {
        self.certificates.roots.push(pem);
        self.certificates.is_exclusive |= is_exclusive;
    }

    /// Sets a bearer token.
    pub fn set_token(&mut self, token: String) {
        self.token = Some(Authentication::Token(token.into()));
    }

    /// Sets a user name and password.
    pub fn set_basic_auth(&mut self, name: String, password: String) {
        self.basic = Some(Authentication::Basic(name, password.into()));
    }

    /// Sets `OAuth2` client credentials.
    #[cfg(feature = "tokens")]
    pub fn set_client_credentials(&mut self, id: String, secret: String) {
        self.token = Some(Authentication::ClientCredentials(id, secret.into()));
    }

    /// Sets a token provider.
    #[cfg(feature = "tokens")]
    pub fn set_token_provider(&mut self, provider: impl TokenProvider + 'static) {
        self.token = Some(Authentication::Provider(Arc::new(provider)));
    }

    /// Sets the key of a security scheme.
    #[cfg(feature = "security-schemes")]
    pub fn set_scheme_key(&mut self, setter: &'static str, key: String) {
        self.of_schemes.insert(setter, Authentication::Key(key.into()));
    }

    /// Sets the bearer token of a security scheme.
    #[cfg(feature = "security-schemes")]
    pub fn set_scheme_token(&mut self, setter: &'static str, token: String) {
        self.of_schemes.insert(setter, Authentication::Token(token.into()));
    }

    /// Sets the user name and password of a security scheme.
    #[cfg(feature = "security-schemes")]
    pub fn set_scheme_basic(&mut self, setter: &'static str, name: String, password: String) {
        self.of_schemes.insert(setter, Authentication::Basic(name, password.into()));
    }

    /// Sets the client credentials of a security scheme.
    #[cfg(feature = "tokens")]
    pub fn set_scheme_client(&mut self, setter: &'static str, id: String, secret: String) {
        self.of_schemes.insert(setter, Authentication::ClientCredentials(id, secret.into()));
    }

    /// Declares that a hook or the HTTP client implements a security scheme.
    #[cfg(feature = "security-schemes")]
    pub fn set_scheme_external(&mut self, setter: &'static str) {
        self.of_schemes.insert(setter, Authentication::External);
    }

    /// Sets the HTTP client of the default transport.
    pub fn set_http_client(&mut self, client: reqwest::Client) {
        self.transport = Some(Sender::Http(client));
    }

    /// Sets the transport.
    pub fn set_transport(&mut self, transport: impl Transport + 'static) {
        self.transport = Some(Sender::Custom(Arc::new(transport)));
    }

    /// Adds a hook that is called before each attempt.
    pub fn add_request_hook(
        &mut self,
        hook: impl Fn(&mut AttemptRequest<'_>) + Send + Sync + 'static,
    ) {
        self.hooks.attempts.push(Hook::Sync(Arc::new(hook)));
    }

    /// Adds an asynchronous hook that is called before each attempt.
    pub fn add_attempt_hook(
        &mut self,
        hook: impl for<'h> Fn(&'h mut AttemptRequest<'_>) -> HookFuture<'h> + Send + Sync + 'static,
    ) {
        self.hooks.attempts.push(Hook::Async(Arc::new(hook)));
    }

    /// Adds an asynchronous hook that is called once before the first attempt of a call.
    pub fn add_call_hook(
        &mut self,
        hook: impl for<'h> Fn(&'h mut AttemptRequest<'_>) -> HookFuture<'h> + Send + Sync + 'static,
    ) {
        self.hooks.calls.push(Hook::Async(Arc::new(hook)));
    }

    /// Adds a hook that is called after each attempt.
    pub fn add_response_hook(&mut self, hook: impl Fn(&AttemptResult<'_>) + Send + Sync + 'static) {
        self.hooks.responses.push(Arc::new(hook));
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
        // A base URL that was not checked may contain a password.
        f.debug_struct("Configuration").field("product", &self.product).finish_non_exhaustive()
    }
}
