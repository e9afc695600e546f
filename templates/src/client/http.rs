//! From the settings of a builder to a client.

use std::collections::BTreeMap;
use std::time::Duration;

use http::HeaderValue;
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

use super::authentication::Authentication;
use super::{ConfigError, Configuration, Core, is_secure, url};
use crate::auth::{AuthorizationHeader, Credentials, PLAIN_HTTP, sensitive};
#[cfg(feature = "tokens")]
use crate::auth::{ClientCredentials, TokenCache, TokenSource};
use crate::retry::RetryBudget;

/// The name and version of the crate that this code is a part of.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);
const BODY_LIMIT: usize = 64 * 1024 * 1024;

const NOT_A_HEADER: &str = "it has characters that are not allowed in a header";

impl Configuration {
    pub(super) fn check(mut self) -> Result<Core, ConfigError> {
        #[cfg(feature = "environment")]
        let settings = self.environment.take().transpose()?.unwrap_or_default();
        #[cfg(feature = "environment")]
        let (base_url, authentication) = (settings.base_url, settings.authentication);
        #[cfg(not(feature = "environment"))]
        let (base_url, authentication) = (None, None::<(String, Authentication)>);
        let in_code = self.base_url.take().map(|url| ("base_url".to_owned(), url));
        let default = || Some(("base_url".to_owned(), self.default_base_url?.to_owned()));
        let (setting, text) = in_code.or(base_url).or_else(default).ok_or_else(|| {
            ConfigError::new("base_url", "it is not set, neither in code nor in the environment")
        })?;
        let base_url = url::base_url(&text).map_err(|reason| ConfigError::new(&setting, reason))?;
        let http = self.http()?;
        let in_code = self.authentication.take().map(|authentication| (None, authentication));
        let found = authentication.map(|(setting, found)| (Some(setting), found));
        let (client_id, header) = match in_code.or(found) {
            Some((setting, authentication)) => {
                self.authorization(&http, &base_url, setting.as_deref(), authentication)?
            }
            None => (String::new(), AuthorizationHeader::None),
        };
        let api_keys = std::mem::take(&mut self.api_keys).into();
        let credentials = Credentials { header, api_keys, over_plain_http: self.over_plain_http };
        let servers = self.server_urls()?;
        if !(credentials.is_empty() || self.over_plain_http) {
            let base_url = std::iter::once((setting.as_str(), &base_url));
            check_secure(base_url.chain(servers.values().map(|url| ("server", url))))?;
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
            #[cfg(feature = "rate-limiter")]
            limiter: self.limiter,
            hooks: self.hooks,
            request_timeout: Some(self.request_timeout.unwrap_or(REQUEST_TIMEOUT)),
            total_timeout: self.total_timeout,
            body_limit: self.body_limit.unwrap_or(BODY_LIMIT),
            request_id_header: self.request_id_header,
        })
    }

    fn server_urls(&mut self) -> Result<BTreeMap<String, String>, ConfigError> {
        let servers = std::mem::take(&mut self.servers).into_iter();
        let servers = servers.map(|(documented, url)| match url::base_url(&url) {
            Ok(url) => Ok((documented, url)),
            Err(reason) => Err(ConfigError::new("server", reason)),
        });
        servers.collect()
    }

    /// Returns the client ID for which the rate limiter counts, and the `Authorization` header.
    ///
    /// `setting` is the name of the setting if it was not found in code.
    fn authorization(
        &self,
        http: &reqwest::Client,
        base_url: &str,
        setting: Option<&str>,
        authentication: Authentication,
    ) -> Result<(String, AuthorizationHeader), ConfigError> {
        let error = |method: &str, reason| ConfigError::new(setting.unwrap_or(method), reason);
        match authentication {
            Authentication::Token(token) if token.expose_secret().is_empty() => {
                Err(error("token", "it is empty"))
            }
            Authentication::Token(token) => {
                let header = sensitive(&format!("Bearer {}", token.expose_secret()));
                let header = header.ok_or_else(|| error("token", NOT_A_HEADER))?;
                Ok((String::new(), AuthorizationHeader::Static(header)))
            }
            Authentication::Basic(name, password) => {
                let header = basic_auth(http, &name, &password);
                let header = header.ok_or_else(|| error("basic_auth", NOT_A_HEADER))?;
                Ok((name, AuthorizationHeader::Static(header)))
            }
            #[cfg(feature = "tokens")]
            Authentication::Provider(provider) => {
                let cache = TokenCache::new(TokenSource::Provider(provider));
                Ok((String::new(), AuthorizationHeader::Token(cache)))
            }
            #[cfg(feature = "tokens")]
            Authentication::ClientCredentials(id, secret)
                if id.is_empty() || secret.expose_secret().is_empty() =>
            {
                Err(error("client_credentials", "the client ID or the client secret is empty"))
            }
            #[cfg(feature = "tokens")]
            Authentication::ClientCredentials(id, secret) => {
                let token_url = self.token_endpoint(base_url)?;
                let source = ClientCredentials { token_url, id: id.clone(), secret };
                let cache = TokenCache::new(TokenSource::ClientCredentials(source));
                Ok((id, AuthorizationHeader::Token(cache)))
            }
        }
    }

    #[cfg(feature = "tokens")]
    fn token_endpoint(&self, base_url: &str) -> Result<Url, ConfigError> {
        let text = match self.token_url.as_deref().unwrap_or("/oauth/token") {
            path if path.starts_with('/') => format!("{base_url}{path}"),
            url => url.to_owned(),
        };
        let url =
            Url::parse(&text).map_err(|_| ConfigError::new("token_url", "it is not a URL"))?;
        if matches!(url.scheme(), "http" | "https") && (self.over_plain_http || is_secure(&url)) {
            return Ok(url);
        }
        Err(ConfigError::new("token_url", PLAIN_HTTP))
    }

    fn user_agent(&self) -> Result<HeaderValue, ConfigError> {
        let text = match &self.user_agent_suffix {
            Some(suffix) => format!("{} {suffix}", self.product),
            None => self.product.to_owned(),
        };
        HeaderValue::try_from(text).map_err(|_| ConfigError::new("user_agent_suffix", NOT_A_HEADER))
    }

    #[cfg(not(target_family = "wasm"))]
    fn http(&mut self) -> Result<reqwest::Client, ConfigError> {
        if let Some(client) = self.http.take() {
            return Ok(client);
        }
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // This fails if another thread has installed a provider in the meantime, which is fine.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let mut builder = reqwest::Client::builder()
            .connect_timeout(self.connect_timeout.unwrap_or(CONNECT_TIMEOUT))
            .redirect(reqwest::redirect::Policy::none())
            .referer(false);
        for url in &self.proxies {
            // The error of the HTTP client is not shown, because the URL may contain a password.
            let proxy = reqwest::Proxy::all(url.as_str());
            builder =
                builder.proxy(proxy.map_err(|_| ConfigError::new("proxy", "it is not a URL"))?);
        }
        let root_error = |reason: &str| ConfigError::new("root_certificates", reason);
        for pem in &self.root_certificates {
            let certificates = reqwest::Certificate::from_pem_bundle(pem)
                .map_err(|_| root_error("it is not in PEM format"))?;
            if certificates.is_empty() {
                return Err(root_error("it contains no certificate"));
            }
            builder = builder.tls_certs_merge(certificates);
        }
        builder.build().map_err(|error| match self.root_certificates.as_slice() {
            [] => ConfigError::new("http_client", error),
            _ => root_error("it contains an invalid certificate"),
        })
    }

    /// Returns the HTTP client of the browser, which makes its own connections.
    #[cfg(target_family = "wasm")]
    fn http(&mut self) -> Result<reqwest::Client, ConfigError> {
        let _ = (CONNECT_TIMEOUT, self.connect_timeout);
        if !self.proxies.is_empty() {
            return Err(ConfigError::new("proxy", "the browser configures its proxy itself"));
        }
        if !self.root_certificates.is_empty() {
            let reason = "the browser configures its certificates itself";
            return Err(ConfigError::new("root_certificates", reason));
        }
        Ok(self.http.take().unwrap_or_default())
    }
}

/// Checks that credentials may be sent to all of the URLs, which have the names of their settings.
fn check_secure<'a>(
    mut urls: impl Iterator<Item = (&'a str, &'a String)>,
) -> Result<(), ConfigError> {
    let insecure = urls.find(|(_, url)| !Url::parse(url).is_ok_and(|url| is_secure(&url)));
    insecure.map_or(Ok(()), |(setting, _)| Err(ConfigError::new(setting, PLAIN_HTTP)))
}

/// Returns the header of HTTP basic authentication, as the HTTP client writes it into a request that is not sent.
fn basic_auth(http: &reqwest::Client, name: &str, password: &SecretString) -> Option<HeaderValue> {
    let request =
        http.get("http://localhost").basic_auth(name, Some(password.expose_secret())).build();
    request.ok()?.headers_mut().remove(http::header::AUTHORIZATION)
}
