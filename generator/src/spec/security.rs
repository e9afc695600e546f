//! Security schemes and security requirements.

use super::In;

/// A security scheme.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SecurityScheme {
    /// The name under which it is a component.
    pub name: String,
    /// The description, in Markdown.
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The URL of the metadata of the authorization server (RFC 8414).
    pub metadata_url: Option<String>,
    /// The URL at which a device requests authorization (RFC 8628).
    pub device_url: Option<String>,
    /// The kind.
    pub kind: SecurityKind,
}

/// The kinds of security schemes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum SecurityKind {
    /// OAuth 2.
    OAuth2 {
        /// The token URL of the client credentials flow. `None` if the scheme has no such flow.
        token_url: Option<String>,
    },
    /// `Authorization: Bearer`
    Bearer,
    /// `Authorization: Basic`
    Basic,
    /// An API key in a header, a query parameter or a cookie.
    ApiKey {
        /// The location of the parameter.
        location: In,
        /// The name of the parameter.
        name: String,
    },
    /// A scheme that clients do not support.
    Other,
}
