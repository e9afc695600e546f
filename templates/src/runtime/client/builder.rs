//! Configuring a client.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;
use secrecy::SecretString;

use super::environment::Found;
use super::{Client, ConfigError, EnvironmentNames};
use crate::runtime::auth::{Key, KeyPlace, TokenProvider};
use crate::runtime::hooks::{Hooks, Observed, Outgoing};
use crate::runtime::limiter::RateLimiter;
use crate::runtime::retry::RetryPolicy;

/// The settings of a client; mistakes come out of [`build`](Self::build).
#[derive(Default)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    pub(super) base_url: Option<String>,
    pub(super) servers: BTreeMap<String, String>,
    pub(super) secret: Option<Secret>,
    pub(super) token_url: Option<String>,
    pub(super) keys: Vec<Key>,
    pub(super) over_plain_http: bool,
    pub(super) found: Option<Result<Found, ConfigError>>,
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

/// How the client proves itself in the `Authorization` header.
pub(super) enum Secret {
    Token(SecretString),
    Basic(String, SecretString),
    Client(String, SecretString),
    Provider(Arc<dyn TokenProvider>),
}

impl ClientBuilder {
    /// Where the API is: an origin, maybe with a path; the paths of the operations follow it.
    /// Without it, [`DEFAULT_BASE_URL`](Self::DEFAULT_BASE_URL).
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Where a server is that the document gives to single operations, by the address in the document.
    ///
    /// Without it their requests go to that address, with the credentials that they need: the document
    /// names it, as it names the other servers. Only a client whose base URL is on this machine
    /// sends them there too, so that a test needs one server and reaches no other.
    pub fn server(mut self, documented: impl Into<String>, url: impl Into<String>) -> Self {
        self.servers.insert(documented.into(), url.into());
        self
    }

    /// A bearer token that does not change.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.secret = Some(Secret::Token(token.into().into()));
        self
    }

    /// A name and password, for HTTP basic authentication.
    pub fn basic(mut self, name: impl Into<String>, password: impl Into<String>) -> Self {
        self.secret = Some(Secret::Basic(name.into(), password.into().into()));
        self
    }

    /// `OAuth2` client credentials; a token is fetched when it is needed and renewed in time.
    pub fn client_credentials(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.secret = Some(Secret::Client(id.into(), secret.into().into()));
        self
    }

    /// Where tokens are fetched: a path behind the base URL, or a whole URL; by default `/oauth/token`.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Fetches tokens by a way of one's own.
    pub fn token_provider(mut self, provider: impl TokenProvider + 'static) -> Self {
        self.secret = Some(Secret::Provider(Arc::new(provider)));
        self
    }

    /// An API key in a header.
    pub fn key_header(mut self, name: HeaderName, key: impl Into<String>) -> Self {
        self.keys.push(Key { place: KeyPlace::Header(name), secret: key.into().into() });
        self
    }

    /// An API key in the query.
    pub fn key_query(mut self, name: impl Into<String>, key: impl Into<String>) -> Self {
        self.keys.push(Key { place: KeyPlace::Query(name.into()), secret: key.into().into() });
        self
    }

    /// An API key in a cookie.
    pub fn key_cookie(mut self, name: impl Into<String>, key: impl Into<String>) -> Self {
        self.keys.push(Key { place: KeyPlace::Cookie(name.into()), secret: key.into().into() });
        self
    }

    /// Sends credentials over plain http to other machines too, where everybody on the way can read them.
    pub fn send_credentials_over_plain_http(mut self) -> Self {
        self.over_plain_http = true;
        self
    }

    /// Takes the base URL and the credentials from the environment, then from a file, where the
    /// code does not say.
    pub fn from_environment(self, names: &EnvironmentNames) -> Self {
        let text = match names.file {
            "" => Ok(None),
            file => match std::fs::read_to_string(file) {
                Ok(text) => Ok(Some(text)),
                // There are no files in a browser, which is as good as this one missing.
                Err(error)
                    if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::Unsupported) =>
                {
                    Ok(None)
                }
                Err(error) => Err(ConfigError::new(file, error)),
            },
        };
        match text {
            Ok(text) => self.from_lookup(names, &|name| std::env::var(name).ok(), text.as_deref()),
            Err(error) => Self { found: Some(Err(error)), ..self },
        }
    }

    /// As [`from_environment`](Self::from_environment), with variables and a file from elsewhere.
    pub fn from_lookup(
        mut self,
        names: &EnvironmentNames,
        variable: &dyn Fn(&str) -> Option<String>,
        file: Option<&str>,
    ) -> Self {
        self.found = Some(names.read(variable, file));
        self
    }

    /// The value of a parameter that operations take from the client.
    pub fn client_parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.insert(name.into(), value.into());
        self
    }

    /// What follows the client's own name in the `User-Agent` header: `my-app/1.0`.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent_suffix = Some(suffix.into());
        self
    }

    /// How long it may take to connect; by default 10 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// How long one attempt may take; by default 60 seconds. For a streamed body it is the time
    /// that each chunk may take.
    pub fn request_timeout(mut self, timeout: Duration) -> Self {
        self.request_timeout = Some(timeout);
        self
    }

    /// How long a call may take, with all of its attempts and waits; by default there is no limit.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = Some(timeout);
        self
    }

    /// Sends everything through a proxy: `http://proxy.example:3128`.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxies.push(url.into());
        self
    }

    /// Trusts a certificate authority beside those of the system; PEM, one or several.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.root_certificates.push(pem.into());
        self
    }

    /// Uses an HTTP client of one's own; its connect timeout, proxies, certificates and redirects are its own affair.
    ///
    /// It should not follow redirects: this client does, and keeps secrets from other origins.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// When requests are sent again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Holds requests back that the server would refuse; clients can share a limiter.
    pub fn limiter(mut self, limiter: RateLimiter) -> Self {
        self.limiter = Some(limiter);
        self
    }

    /// Looks at every request, and may change it, before it is sent.
    pub fn on_request(mut self, hook: impl Fn(&mut Outgoing<'_>) + Send + Sync + 'static) -> Self {
        self.hooks.before.push(Arc::new(hook));
        self
    }

    /// Looks at the end of every attempt.
    pub fn on_response(mut self, hook: impl Fn(&Observed<'_>) + Send + Sync + 'static) -> Self {
        self.hooks.after.push(Arc::new(hook));
        self
    }

    /// How many bytes of a body are read at most when it is read at once; by default 64 MiB.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = Some(bytes);
        self
    }

    /// The header in which the server tells how it calls a request, where it is not a usual one.
    pub fn request_id_header(mut self, name: HeaderName) -> Self {
        self.request_id_header = Some(name);
        self
    }

    /// Checks the settings and makes the client.
    ///
    /// # Errors
    ///
    /// Names the setting that is missing or wrong.
    pub fn build(self) -> Result<Client, ConfigError> {
        self.check().map(Client::new)
    }
}

impl std::fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClientBuilder").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}
