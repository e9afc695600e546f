//! The security schemes of an API, and the requirements of its operations.

use http::header::HeaderMap;

/// The security schemes of an API and the requirements of its operations, as generated code declares them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Security {
    /// The schemes.
    pub schemes: &'static [SecurityScheme],
    /// The distinct requirements of the operations. An operation contains the position of its requirement.
    pub requirements: &'static [&'static [Alternative]],
}

/// The schemes that are required together, by their position in [`Security::schemes`], with the required scopes. If
/// empty, no credentials are required.
pub type Alternative = &'static [(usize, &'static str)];

/// A security scheme: the method of the builder that sets its credentials, and its kind.
pub type SecurityScheme = (&'static str, SchemeKind);

/// The kinds of security schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// An access token, from `OAuth2` client credentials or another source.
    OAuth2 {
        /// The URL of the token endpoint, or a path after the base URL. Empty if the document contains none.
        token_url: &'static str,
    },
    /// A bearer token.
    Bearer,
    /// A user name and password.
    Basic,
    /// An API key in a header.
    Header(&'static str),
    /// An API key in a query parameter.
    Query(&'static str),
    /// An API key in a cookie.
    Cookie(&'static str),
    /// A scheme that a hook or the HTTP client implements.
    External,
}

impl Security {
    /// The schemes of documents that contain none, for a client whose credentials are read from the environment.
    pub const UNDESCRIBED: Self = Self {
        schemes: &[
            ("token", SchemeKind::OAuth2 { token_url: "" }),
            ("basic_auth", SchemeKind::Basic),
        ],
        requirements: &[&[&[(0, "")], &[(1, "")], &[]]],
    };
}

impl Security {
    /// Marks the headers that contain API keys, so that they are not shown.
    pub(crate) fn mark_sensitive(&self, headers: &mut HeaderMap) {
        for (name, value) in headers {
            let is_key =
                |(_, kind): &SecurityScheme| matches!(kind, SchemeKind::Header(key) if name == key);
            if self.schemes.iter().any(is_key) {
                value.set_sensitive(true);
            }
        }
    }
}

impl SchemeKind {
    /// Returns whether the credentials are an access token in the `Authorization` header.
    pub(crate) fn is_token(self) -> bool {
        matches!(self, Self::OAuth2 { .. } | Self::Bearer)
    }
}
