//! Requests to URLs that a server sends.

use reqwest::Url;

use super::{InvalidRequest, Request};

impl Request {
    /// Sets the URL of the request, which is relative to that of the operation.
    pub(crate) fn follow(&mut self, link: String) {
        self.link = Some(link);
    }

    /// Sets the URL of the request to one that another operation has returned: an absolute URL, or an absolute path.
    #[cfg(feature = "jobs")]
    #[doc(hidden)]
    pub fn at_location(&mut self, location: String) {
        if location.starts_with('/') || location.contains("://") {
            self.follow(location);
        } else {
            let reason = "it is relative to the path of another operation";
            self.fail(InvalidRequest::new("link of the server", reason));
        }
    }

    /// Returns the URL of the request, if it is not that of the operation, `url`.
    ///
    /// A URL with another origin is an error, because the server must not decide where credentials are sent.
    pub(crate) fn linked(&mut self, url: &Url) -> Result<Option<Url>, InvalidRequest> {
        let Some(link) = self.link.take() else { return Ok(None) };
        let failed = |reason| InvalidRequest::new("link of the server", reason);
        let mut target = url.join(&link).map_err(|_| failed("it is not a URL"))?;
        if target.origin() != url.origin() {
            return Err(failed("it leads to another origin"));
        }
        if !target.username().is_empty() || target.password().is_some() {
            return Err(failed("it contains a user name or password"));
        }
        target.set_fragment(None);
        Ok(Some(target))
    }
}
