//! Base URLs.

use std::net::IpAddr;

use reqwest::Url;

/// Parses a base URL, which is an origin with an optional path, and returns it without a trailing slash.
///
/// The reason of an error does not contain the URL, because a URL can contain a password.
pub(super) fn base_url(text: &str) -> Result<String, &'static str> {
    let url = Url::parse(text).map_err(|_| "it is not an absolute URL")?;
    match url.scheme() {
        "http" | "https" if !url.has_host() => Err("it has no host"),
        "http" | "https" if url.query().is_some() || url.fragment().is_some() => {
            Err("it has a query or fragment")
        }
        "http" | "https" if !url.username().is_empty() || url.password().is_some() => {
            Err("it contains a user name or password; set `basic_auth` instead")
        }
        "http" | "https" => Ok(url.as_str().trim_end_matches('/').to_owned()),
        _ => Err("it is neither an http nor an https URL"),
    }
}

/// Returns the origin of a URL that was checked: `https://api.example.com`. It is empty for a path.
pub(super) fn origin(url: &str) -> &str {
    if url.starts_with('/') {
        return "";
    }
    let host = url.find("://").map_or(0, |at| at + 3);
    let end = url[host..].find('/').map_or(url.len(), |at| host + at);
    &url[..end]
}

/// Returns whether credentials are safe on the network: with https, or on this machine.
pub(crate) fn is_secure(url: &Url) -> bool {
    url.scheme() == "https" || is_loopback(url)
}

/// Returns whether a text is a URL of this machine.
pub(super) fn is_loopback_url(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| is_loopback(&url))
}

/// Returns whether a URL is one of this machine.
pub(crate) fn is_loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    match host.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    }
}
