//! The URLs of authorization servers.

use reqwest::Url;

use super::ConfigError;
use super::url::{is_loopback_url, is_secure, origin};
use crate::auth::PLAIN_HTTP;

/// The settings that the URLs of authorization servers depend on.
#[derive(Clone, Copy)]
pub(super) struct Endpoints<'a> {
    /// Precedes the paths of the API.
    pub(super) mount: &'a str,
    pub(super) over_plain_http: bool,
}

impl Endpoints<'_> {
    /// Returns a URL: the configured one, or the documented one. A path follows the base URL.
    ///
    /// A client whose base URL is on this machine is in a test, so it sends no secret to a documented URL elsewhere.
    pub(super) fn url(
        self,
        setting: &str,
        configured: Option<&str>,
        documented: &str,
    ) -> Result<Url, ConfigError> {
        let mount = self.mount;
        let error = |reason: &str| Err(ConfigError::new(setting, reason));
        let text = match configured {
            Some(path) if path.starts_with('/') => format!("{mount}{path}"),
            Some(url) => url.to_owned(),
            None if documented.is_empty() => {
                return error("it is not set, and the API document contains none");
            }
            None if documented.starts_with('/') => format!("{mount}{documented}"),
            None if is_loopback_url(mount) && !is_loopback_url(documented) => {
                format!("{mount}{}", &documented[origin(documented).len()..])
            }
            None if is_placeholder(documented) => {
                return error("it is not set, and the API document contains only a placeholder");
            }
            None => documented.to_owned(),
        };
        let Ok(url) = Url::parse(&text) else { return error("it is not a URL") };
        if !url.username().is_empty() || url.password().is_some() {
            return error("it contains a user name or password");
        }
        if matches!(url.scheme(), "http" | "https") && (self.over_plain_http || is_secure(&url)) {
            return Ok(url);
        }
        error(PLAIN_HTTP)
    }
}

/// Returns whether a URL is that of nobody (RFC 2606, section 3), or contains a variable.
fn is_placeholder(url: &str) -> bool {
    let host = Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let host = format!(".{}", host.unwrap_or_default());
    let reserved = [".example.com", ".example.net", ".example.org"];
    url.contains(['{', '<']) || reserved.iter().any(|end| host.ends_with(end))
}
