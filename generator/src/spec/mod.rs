//! What the API *is*: the document without references, quirks or versions.
//!
//! Nothing here knows Rust, and nothing after this stage knows `openapiv3`. Maps of the document are
//! sorted by their keys, so that the order of keys cannot matter; lists keep their order.

mod operation;
mod schema;

pub use operation::{
    Body, Content, Header, In, Method, Operation, Parameter, ParameterKind, Response, StatusRange,
    Style,
};
pub use schema::{
    Additional, Discriminator, Docs, Format, Limits, Property, Schema, SchemaId, Schemas, Type,
};

use crate::diagnostic::Place;

/// An API, resolved.
#[derive(Clone, Debug)]
pub struct Spec {
    /// The title of the document.
    pub title: String,
    /// The version of the API, as written.
    pub version: String,
    /// What the API is for; Markdown.
    pub description: Option<String>,
    /// Where the API can be reached, in the order of the document.
    pub servers: Vec<Server>,
    /// The declared security schemes, sorted by name.
    pub security_schemes: Vec<SecurityScheme>,
    /// The declared tags, in the order of the document.
    pub tags: Vec<Tag>,
    /// All schemas that are reachable, and those of `components`.
    pub schemas: Schemas,
    /// All operations, sorted by path, then method.
    pub operations: Vec<Operation>,
    /// Webhooks and callbacks: operations that the server sends; sorted by name, then method.
    pub webhooks: Vec<Operation>,
}

/// A group of operations.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Its name in the document.
    pub name: String,
    /// What it groups; Markdown.
    pub description: Option<String>,
}

/// Where an API can be reached.
#[derive(Clone, Debug)]
pub struct Server {
    /// Where it stands.
    pub at: Place,
    /// The address, with `{variables}`.
    pub url: String,
    /// What it is for.
    pub description: Option<String>,
    /// The variables, sorted by name.
    pub variables: Vec<ServerVariable>,
}

/// A part of a server's address that the user chooses.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// Its name in the address.
    pub name: String,
    /// The value without a choice.
    pub default: String,
    /// The allowed values; empty when any is.
    pub values: Vec<String>,
    /// What it means.
    pub description: Option<String>,
}

/// A way to show who is calling.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// Its name in the document.
    pub name: String,
    /// What it is.
    pub kind: SecurityKind,
}

/// The kinds of security schemes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// OAuth 2, with the token address of the client credentials flow where it has one.
    OAuth2 {
        /// Where tokens are fetched with client credentials.
        token_url: Option<String>,
    },
    /// `Authorization: Bearer`
    Bearer,
    /// `Authorization: Basic`
    Basic,
    /// A secret in a header, a query parameter or a cookie.
    ApiKey {
        /// Where it goes.
        location: In,
        /// The name of the parameter.
        name: String,
    },
    /// A kind that the client cannot do by itself.
    Other,
}
