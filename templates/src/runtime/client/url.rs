//! Where the API is.

use std::net::IpAddr;

use reqwest::Url;

/// Reads a base URL: an origin, maybe with a path; answers it without a slash at the end.
pub(super) fn base_url(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|error| format!("`{text}` is not a URL: {error}"))?;
    let problem = match url.scheme() {
        "http" | "https" if !url.has_host() => "has no host",
        "http" | "https" if url.query().is_some() || url.fragment().is_some() => {
            "has a query or fragment"
        }
        "http" | "https" if !url.username().is_empty() || url.password().is_some() => {
            return Err("it holds a name or password; those are settings of their own".to_owned());
        }
        "http" | "https" => return Ok(url.as_str().trim_end_matches('/').to_owned()),
        _ => "is neither http nor https",
    };
    Err(format!("`{text}` {problem}"))
}

/// Whether nobody can listen on the way: https, or this machine.
pub(crate) fn is_safe(url: &Url) -> bool {
    url.scheme() == "https" || is_local(url)
}

/// Whether an address is one of this machine.
pub(super) fn is_here(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| is_local(&url))
}

fn is_local(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    match host.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    }
}
