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
    /// The flows of OAuth 2 in which a user authorizes the client.
    pub user_flows: Vec<UserFlow>,
    /// The kind.
    pub kind: SecurityKind,
}

/// A flow of OAuth 2 in which a user authorizes the client.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct UserFlow {
    /// The grant.
    pub grant: Grant,
    /// The URL at which the user, or the device, requests authorization.
    pub authorization_url: String,
    /// The URL of the token endpoint.
    pub token_url: String,
    /// The URL at which tokens are renewed, if it is another one.
    pub refresh_url: Option<String>,
}

/// The grants of users.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Grant {
    /// An authorization code, in a browser on the same machine (RFC 6749, section 4.1).
    AuthorizationCode,
    /// A device code, on another machine (RFC 8628).
    DeviceCode,
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
