//! From settings to a client.

use std::time::Duration;

use http::HeaderValue;
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

use super::builder::{ClientBuilder, Secret};
use super::environment::{Found, FoundSecret};
use super::{ConfigError, Core, is_safe, url};
use crate::runtime::auth::{Bearer, ClientCredentials, Credentials, Source, TokenCache, sensitive};
use crate::runtime::retry::RetryBudget;

/// How the client calls itself: by the crate that this code is part of.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);
const BODY_LIMIT: usize = 64 * 1024 * 1024;

impl ClientBuilder {
    pub(super) fn check(mut self) -> Result<Core, ConfigError> {
        let Found { base_url, secret } = self.found.take().transpose()?.unwrap_or_default();
        let own = self.base_url.take().map(|url| ("base_url".to_owned(), url));
        let default = || Some(("base_url".to_owned(), Self::DEFAULT_BASE_URL?.to_owned()));
        let (setting, text) = own.or(base_url).or_else(default).ok_or_else(|| {
            ConfigError::new("base_url", "it is not set, neither here nor in the environment")
        })?;
        let base_url = url::base_url(&text).map_err(|why| ConfigError::new(&setting, why))?;
        let http = self.http()?;
        let own = self.secret.take().map(|secret| (String::new(), secret));
        let found = secret.map(FoundSecret::named);
        let (client_id, bearer) = match own.or(found) {
            Some((origin, secret)) => self.bearer(&http, &base_url, &origin, secret)?,
            None => (String::new(), Bearer::None),
        };
        let over_plain_http = self.over_plain_http;
        let keys = std::mem::take(&mut self.keys).into();
        let credentials = Credentials { bearer, keys, over_plain_http };
        let mut servers = std::mem::take(&mut self.servers);
        for address in servers.values_mut() {
            *address = url::base_url(address).map_err(|why| ConfigError::new("server", why))?;
        }
        let named = std::iter::once((setting.as_str(), &base_url));
        for (setting, address) in named.chain(servers.values().map(|url| ("server", url))) {
            let safe = Url::parse(address).is_ok_and(|url| is_safe(&url));
            if !(credentials.is_empty() || over_plain_http || safe) {
                let why = "credentials are sent over plain http only to this machine";
                return Err(ConfigError::new(setting, why));
            }
        }
        let user_agent = self.user_agent()?;
        Ok(Core {
            http,
            base_url,
            servers,
            parameters: self.parameters,
            user_agent,
            credentials,
            client_id,
            retry: self.retry,
            budget: RetryBudget::default(),
            limiter: self.limiter,
            hooks: self.hooks,
            request_timeout: Some(self.request_timeout.unwrap_or(REQUEST_TIMEOUT)),
            total_timeout: self.total_timeout,
            body_limit: self.body_limit.unwrap_or(BODY_LIMIT),
            request_id_header: self.request_id_header,
        })
    }

    /// The id that the limiter counts by, and the credentials; `origin` is where they were found.
    fn bearer(
        &self,
        http: &reqwest::Client,
        base_url: &str,
        origin: &str,
        secret: Secret,
    ) -> Result<(String, Bearer), ConfigError> {
        let setting =
            |own: &str| if origin.is_empty() { own.to_owned() } else { origin.to_owned() };
        let unfit = "it has characters that a header cannot hold";
        match secret {
            Secret::Token(token) => {
                let token = token.expose_secret();
                let header = (!token.is_empty()).then(|| sensitive(&format!("Bearer {token}")));
                let why = if header.is_none() { "it is empty" } else { unfit };
                let header =
                    header.flatten().ok_or_else(|| ConfigError::new(setting("token"), why))?;
                Ok((String::new(), Bearer::Fixed(header)))
            }
            Secret::Basic(name, password) => {
                let header = basic(http, &name, &password)
                    .ok_or_else(|| ConfigError::new("basic", unfit))?;
                Ok((name, Bearer::Fixed(header)))
            }
            Secret::Provider(provider) => {
                let cache = TokenCache::new(Source::Provider(provider));
                Ok((String::new(), Bearer::Fetched(cache)))
            }
            Secret::Client(id, secret) if id.is_empty() || secret.expose_secret().is_empty() => {
                Err(ConfigError::new(
                    setting("client_credentials"),
                    "the id or the secret is empty",
                ))
            }
            Secret::Client(id, secret) => {
                let token_url = self.token_endpoint(base_url)?;
                let source = ClientCredentials { token_url, id: id.clone(), secret };
                let cache = TokenCache::new(Source::ClientCredentials(source));
                Ok((id, Bearer::Fetched(cache)))
            }
        }
    }

    fn token_endpoint(&self, base_url: &str) -> Result<Url, ConfigError> {
        let text = match self.token_url.as_deref().unwrap_or("/oauth/token") {
            path if path.starts_with('/') => format!("{base_url}{path}"),
            url => url.to_owned(),
        };
        let url = Url::parse(&text).map_err(|error| ConfigError::new("token_url", error))?;
        if matches!(url.scheme(), "http" | "https") && (self.over_plain_http || is_safe(&url)) {
            return Ok(url);
        }
        let why = "credentials are sent over plain http only to this machine";
        Err(ConfigError::new("token_url", why))
    }

    fn user_agent(&self) -> Result<HeaderValue, ConfigError> {
        let text = match &self.user_agent_suffix {
            Some(suffix) => format!("{USER_AGENT} {suffix}"),
            None => USER_AGENT.to_owned(),
        };
        HeaderValue::try_from(text).map_err(|error| ConfigError::new("user_agent_suffix", error))
    }

    #[cfg(not(target_family = "wasm"))]
    fn http(&mut self) -> Result<reqwest::Client, ConfigError> {
        if let Some(client) = self.http.take() {
            return Ok(client);
        }
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Another thread may have been faster; then its choice stands.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let mut builder = reqwest::Client::builder()
            .connect_timeout(self.connect_timeout.unwrap_or(CONNECT_TIMEOUT))
            .redirect(reqwest::redirect::Policy::none())
            .referer(false);
        for url in &self.proxies {
            // The text of a proxy may hold a password.
            let proxy = reqwest::Proxy::all(url.as_str());
            builder =
                builder.proxy(proxy.map_err(|_| ConfigError::new("proxy", "it is not a URL"))?);
        }
        for pem in &self.root_certificates {
            let certificates = reqwest::Certificate::from_pem_bundle(pem);
            let certificates =
                certificates.map_err(|error| ConfigError::new("root_certificates", error))?;
            if certificates.is_empty() {
                return Err(ConfigError::new("root_certificates", "there is no certificate in it"));
            }
            builder = builder.tls_certs_merge(certificates);
        }
        builder.build().map_err(|error| {
            let setting =
                if self.root_certificates.is_empty() { "http_client" } else { "root_certificates" };
            ConfigError::new(setting, error)
        })
    }

    /// A browser connects as it wants to.
    #[cfg(target_family = "wasm")]
    fn http(&mut self) -> Result<reqwest::Client, ConfigError> {
        let _ = (CONNECT_TIMEOUT, self.connect_timeout);
        if !self.proxies.is_empty() {
            return Err(ConfigError::new("proxy", "a browser chooses its proxy itself"));
        }
        if !self.root_certificates.is_empty() {
            return Err(ConfigError::new("root_certificates", "a browser chooses whom it trusts"));
        }
        Ok(self.http.take().unwrap_or_default())
    }
}

impl FoundSecret {
    fn named(self) -> (String, Secret) {
        match self {
            Self::Token(name, token) => (name, Secret::Token(token)),
            Self::Client(name, id, secret) => (name, Secret::Client(id, secret)),
        }
    }
}

fn basic(http: &reqwest::Client, name: &str, password: &SecretString) -> Option<HeaderValue> {
    // The HTTP library knows how to write it; the request itself goes nowhere.
    let request =
        http.get("http://localhost").basic_auth(name, Some(password.expose_secret())).build();
    request.ok()?.headers_mut().remove(http::header::AUTHORIZATION)
}
