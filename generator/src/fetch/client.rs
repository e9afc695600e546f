//! HTTP requests with limits.

use std::cell::Cell;
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use url::{Host, Url};

/// The largest file, in bytes.
const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// The largest size of all files together, in bytes.
const MAX_TOTAL: u64 = 256 * 1024 * 1024;
/// The time of one request.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);
/// The time of all requests together.
const TOTAL_TIMEOUT: Duration = Duration::from_secs(600);
/// The number of redirects that are followed for one file.
const MAX_REDIRECTS: usize = 5;

/// The longest URL, in bytes.
const MAX_URL: usize = 2_000;
const USER_AGENT: &str = concat!("sailwright/", env!("CARGO_PKG_VERSION"));

/// A client for the files of one document.
pub(super) struct Client {
    agent: ureq::Agent,
    /// Whether `http` is allowed, because the document is on this computer itself. Other documents cannot make requests to
    /// this computer.
    allows_loopback: bool,
    started: Instant,
    bytes: Cell<u64>,
}

impl Client {
    /// Creates a client for the files of a document.
    pub(super) fn new(root: &Url) -> Result<Self, String> {
        let config = ureq::Agent::config_builder().user_agent(USER_AGENT);
        // No proxy leads to this computer.
        let config = if is_loopback(root) { config.proxy(None) } else { config };
        let config = config
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(REQUEST_TIMEOUT))
            .build();
        let client = Self {
            agent: ureq::Agent::new_with_config(config),
            allows_loopback: is_loopback(root),
            started: Instant::now(),
            bytes: Cell::new(0),
        };
        client.check(root)?;
        Ok(client)
    }

    /// Returns the body of a file, and its URL after redirects, which is the base of its references.
    pub(super) fn get(&self, url: &Url) -> Result<(Url, Vec<u8>), String> {
        let mut url = url.clone();
        for _ in 0..=MAX_REDIRECTS {
            self.check(&url)?;
            if self.started.elapsed() > TOTAL_TIMEOUT {
                return Err("all downloads together take more than 10 minutes".to_owned());
            }
            let mut response =
                self.agent.get(url.as_str()).call().map_err(|error| reason(&error))?;
            let status = response.status();
            if status.is_redirection() {
                let target = response.headers().get("location").and_then(|to| to.to_str().ok());
                let target = target.and_then(|to| url.join(to).ok());
                url = target.ok_or_else(|| format!("status code {status} without a location"))?;
                continue;
            }
            if !status.is_success() {
                return Err(format!("the server returned status code {}", status.as_u16()));
            }
            let left = MAX_TOTAL.saturating_sub(self.bytes.get()).min(MAX_BYTES);
            let body = response.body_mut().with_config().limit(left).read_to_vec();
            let body = body.map_err(|error| reason(&error))?;
            self.bytes.set(self.bytes.get() + body.len() as u64);
            return Ok((url, body));
        }
        Err(format!("there are more than {MAX_REDIRECTS} redirects"))
    }

    /// Returns an error if a URL is neither `https` nor on this computer.
    fn check(&self, url: &Url) -> Result<(), String> {
        if url.as_str().len() > MAX_URL {
            return Err(format!("the URL is longer than {MAX_URL} bytes"));
        }
        let is_allowed = match url.scheme() {
            "https" => !is_loopback(url) || self.allows_loopback,
            "http" => is_loopback(url) && self.allows_loopback,
            _ => false,
        };
        if !is_allowed {
            return Err(format!("`{}` is not an `https` URL of another computer", origin(url)));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("the URL contains credentials".to_owned());
        }
        Ok(())
    }
}

fn origin(url: &Url) -> String {
    format!("{}://{}", url.scheme(), url.host_str().unwrap_or_default())
}

/// Returns whether a URL leads to this computer itself: by a name that never leads to another one, by a loopback address,
/// or by the address of every interface.
fn is_loopback(url: &Url) -> bool {
    let is_own = |address: Ipv4Addr| address.is_loopback() || address.is_unspecified();
    match url.host() {
        Some(Host::Domain(name)) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            name == "localhost" || name.ends_with(".localhost")
        }
        Some(Host::Ipv4(address)) => is_own(address),
        Some(Host::Ipv6(address)) => {
            address.is_loopback()
                || address.is_unspecified()
                || address.to_ipv4_mapped().is_some_and(is_own)
        }
        None => false,
    }
}

/// Returns an error in plain words.
fn reason(error: &ureq::Error) -> String {
    match error {
        ureq::Error::BodyExceedsLimit(_) => {
            "the file is larger than 64 MiB, or all files together than 256 MiB".to_owned()
        }
        ureq::Error::Timeout(_) => "the server did not respond in time".to_owned(),
        ureq::Error::HostNotFound => "the host does not exist".to_owned(),
        ureq::Error::ConnectionFailed | ureq::Error::Io(_) => "the connection failed".to_owned(),
        _ => "the response is not valid HTTP".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn document_of_another_computer_cannot_request_files_of_this_one() {
        let client = Client::new(&Url::parse("https://pets.test/openapi.yaml").unwrap()).unwrap();
        for host in [
            "localhost",
            "localhost.",
            "LOCALHOST",
            "pets.localhost",
            "127.0.0.1",
            "127.1",
            "0x7f.1",
            "0.0.0.0",
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:0.0.0.0]",
        ] {
            let url = Url::parse(&format!("https://{host}/pet.yaml")).unwrap();
            assert!(client.check(&url).is_err(), "{host}");
        }
        for host in ["pets.test", "localhost.pets.test", "mylocalhost", "[::ffff:192.0.2.1]"] {
            let url = Url::parse(&format!("https://{host}/pet.yaml")).unwrap();
            assert_eq!(client.check(&url), Ok(()), "{host}");
        }
    }
}
