//! From the settings of a builder to a client.

#[cfg(not(target_family = "wasm"))]
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;
use reqwest::Url;

use super::authentication::Authentication;
use super::configuration::BaseUrl;
#[cfg(not(target_family = "wasm"))]
use super::connections::Route;
#[cfg(not(target_family = "wasm"))]
use super::pools::{ConnectionSettings, Pools};
#[cfg(feature = "servers")]
use super::small_map::SmallMap;
#[cfg(not(target_family = "wasm"))]
use super::tls::Tls;
use super::{ConfigError, Configuration, Connections, Core, is_secure, url};
use crate::auth::PLAIN_HTTP;
use crate::retry::RetryBudget;
#[cfg(target_family = "wasm")]
use crate::transport::Sender;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);
const BODY_LIMIT: usize = 64 * 1024 * 1024;

pub(super) const NOT_A_HEADER: &str = "it has characters that are not allowed in a header";

/// A base URL and credentials, each with the name of its setting.
type Found = (Option<(String, String)>, Option<(String, Authentication)>);

/// The base URL of a client.
struct Address {
    /// The setting that it is from.
    setting: String,
    base_url: String,
    /// The base path of the document, if the base URL contains another one.
    replaced: Option<&'static str>,
}

impl Configuration {
    pub(super) fn check(mut self) -> Result<Core, ConfigError> {
        let (base_url, found) = self.found()?;
        #[cfg(not(feature = "security-schemes"))]
        let _ = found;
        let Address { setting, base_url, replaced } = self.address(base_url)?;
        let connections = self.connections(&base_url)?;
        #[cfg(feature = "rate-limiter")]
        let client_id = self.user_name();
        #[cfg(feature = "security-schemes")]
        let mount = if replaced.is_some() { url::origin(&base_url) } else { &base_url };
        #[cfg(feature = "security-schemes")]
        let (id, credentials) = self.credentials(mount, found)?;
        #[cfg(all(feature = "rate-limiter", feature = "security-schemes"))]
        let client_id = if id.is_empty() { client_id } else { id };
        // The credentials of schemes have taken the token.
        let authorization = self.authorization()?;
        let has_credentials = authorization.is_some();
        #[cfg(feature = "security-schemes")]
        let has_credentials = has_credentials || !credentials.is_empty();
        #[cfg(feature = "servers")]
        let servers = self.server_urls()?;
        if has_credentials && !self.over_plain_http {
            check_secure(&setting, &base_url)?;
            #[cfg(feature = "servers")]
            check_servers(&servers)?;
        }
        Ok(Core {
            user_agent: self.user_agent()?,
            connections,
            base_url,
            replaced_base_path: replaced,
            #[cfg(feature = "servers")]
            servers,
            #[cfg(feature = "client-parameters")]
            parameters: self.parameters,
            authorization,
            #[cfg(feature = "security-schemes")]
            credentials,
            over_plain_http: self.over_plain_http,
            #[cfg(feature = "rate-limiter")]
            client_id,
            retry: self.retry,
            budget: RetryBudget::default(),
            #[cfg(feature = "rate-limiter")]
            limiter: self.limiter,
            hooks: self.hooks,
            read_timeout: self.read_timeout,
            request_timeout: Some(self.request_timeout.unwrap_or(REQUEST_TIMEOUT)),
            total_timeout: self.total_timeout,
            body_limit: self.body_limit.unwrap_or(BODY_LIMIT),
            #[cfg(feature = "read-only")]
            send_read_only: self.send_read_only,
            lenient: self.lenient,
            request_id_header: self.request_id_header,
            #[cfg(feature = "tracing")]
            reported_deprecations: crate::trace::ReportedDeprecations::default(),
        })
    }

    /// Returns the base URL and the credentials that were found outside of the code, each with the name of its setting.
    #[cfg(feature = "environment")]
    fn found(&mut self) -> Result<Found, ConfigError> {
        let Some(sources) = self.environment.take().transpose()? else { return Ok((None, None)) };
        let settings = sources.choose(self.base_url.is_some(), self.has_credentials())?;
        Ok((settings.base_url, settings.authentication))
    }

    #[cfg(not(feature = "environment"))]
    #[allow(clippy::unnecessary_wraps, reason = "the part `environment` can return an error")]
    fn found(&mut self) -> Result<Found, ConfigError> {
        Ok((None, None))
    }

    /// Returns the base URL: that of the code, that which was `found` outside of it, or the default.
    fn address(&mut self, found: Option<(String, String)>) -> Result<Address, ConfigError> {
        let mut setting = "base_url".to_owned();
        let mut replaced = None;
        let text = match self.base_url.take() {
            #[cfg(feature = "servers")]
            Some(BaseUrl::Invalid(error)) => return Err(error),
            Some(BaseUrl::Prefix(url)) => Some(url),
            Some(BaseUrl::Whole(url, base_path)) => {
                "server_url".clone_into(&mut setting);
                replaced = Some(base_path).filter(|base_path| !base_path.is_empty());
                Some(url)
            }
            None => match found {
                Some((name, url)) => {
                    setting = name;
                    Some(url)
                }
                None => self.default_base_url.map(str::to_owned),
            },
        };
        let text = text.ok_or_else(|| {
            ConfigError::new("base_url", "it is not set, neither in code nor in the environment")
        })?;
        let mut base_url =
            url::base_url(&text).map_err(|reason| ConfigError::new(&setting, reason))?;
        // The host is not a part of the base path, even if its name is.
        let (origin, path) = base_url.split_at(url::origin(&base_url).len());
        if let Some(rest) = replaced.and_then(|replaced| path.strip_suffix(replaced)) {
            base_url = [origin, rest].concat();
            replaced = None;
        }
        Ok(Address { setting, base_url, replaced })
    }

    #[cfg(feature = "servers")]
    fn server_urls(&self) -> Result<SmallMap<String>, ConfigError> {
        let mut urls = SmallMap::default();
        for (documented, url) in self.servers.iter() {
            let mut url = url.clone()?;
            if !url.starts_with('/') {
                url = url::base_url(&url).map_err(|reason| ConfigError::new(documented, reason))?;
            }
            urls.insert(documented, url);
        }
        Ok(urls)
    }

    fn user_agent(&self) -> Result<HeaderValue, ConfigError> {
        let text = match &self.user_agent_suffix {
            Some(suffix) => format!("{} {suffix}", self.product),
            None => self.product.to_owned(),
        };
        HeaderValue::try_from(text).map_err(|_| ConfigError::new("user_agent_suffix", NOT_A_HEADER))
    }

    /// Returns the connections. The first HTTP client is created at once, to check the settings.
    #[cfg(not(target_family = "wasm"))]
    fn connections(&mut self, base_url: &str) -> Result<Connections, ConfigError> {
        if let Some(transport) = self.transport.take() {
            return Ok(Connections::Custom(transport));
        }
        let connect_timeout = self.connect_timeout.unwrap_or(CONNECT_TIMEOUT);
        // The error of the HTTP client is not shown, because the URL may contain a password.
        let proxies = self.proxies.iter().map(|url| reqwest::Proxy::all(url.as_str()));
        let proxies: Result<Vec<_>, _> = proxies.collect();
        let proxies = proxies.map_err(|_| ConfigError::new("proxy", "it is not a URL"))?;
        let tls = Tls::new(self.tls_backend, &self.certificates)?;
        let settings = ConnectionSettings {
            connect_timeout,
            pool_idle_timeout: self.pool_idle_timeout,
            pool_max_idle_per_host: self.pool_max_idle_per_host,
            proxies,
            tls,
        };
        let is_local = url::is_loopback_url(base_url);
        let route = if is_local { Route::WithoutEnvironment } else { Route::Any };
        let http =
            settings.connect(route).map_err(|error| ConfigError::new("http_client", error))?;
        Ok(Connections::PerRuntime(Arc::new(Pools::new(settings, route, http))))
    }

    /// Returns the HTTP client of the browser, which makes its own connections.
    #[cfg(target_family = "wasm")]
    fn connections(&mut self, _: &str) -> Result<Connections, ConfigError> {
        let _ = (CONNECT_TIMEOUT, self.connect_timeout);
        if !self.proxies.is_empty() {
            return Err(ConfigError::new("proxy", "the browser configures its proxy itself"));
        }
        if self.tls_backend.is_some() {
            let reason = "the browser implements TLS itself";
            return Err(ConfigError::new("tls_backend", reason));
        }
        if !self.certificates.roots.is_empty() || self.certificates.identity.is_some() {
            let reason = "the browser configures its certificates itself";
            return Err(ConfigError::new("root_certificates", reason));
        }
        let default = || Sender::Http(reqwest::Client::default());
        Ok(Connections::Custom(self.transport.take().unwrap_or_else(default)))
    }
}

#[cfg(feature = "servers")]
fn check_servers(servers: &SmallMap<String>) -> Result<(), ConfigError> {
    let mut absolute = servers.iter().filter(|(_, url)| !url.starts_with('/'));
    absolute.try_for_each(|(documented, url)| check_secure(documented, url))
}

/// Checks that credentials may be sent to a URL, which has the name of its setting.
fn check_secure(setting: &str, url: &str) -> Result<(), ConfigError> {
    if Url::parse(url).is_ok_and(|url| is_secure(&url)) {
        return Ok(());
    }
    Err(ConfigError::new(setting, PLAIN_HTTP))
}
