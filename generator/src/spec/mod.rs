//! The API as the document describes it, without references and independent of the OpenAPI version; plain data.
//!
//! The types here do not depend on Rust, and no later stage depends on `openapiv3`. Maps are sorted by key, so that the
//! order of keys in the document has no effect. Lists keep their order.

mod operation;
mod schema;
mod security;

pub use operation::{
    Body, Content, Header, In, Method, Operation, Parameter, ParameterKind, RequiredScheme,
    Response, StatusRange, Style,
};
pub use schema::{
    Additional, Discriminator, Docs, Format, Limits, Property, Schema, SchemaId, Schemas, Type,
    ValueLabel, value_text,
};
pub use security::{SecurityKind, SecurityScheme};

use crate::diagnostic::Location;

/// An API.
#[derive(Clone, Debug)]
pub struct Spec {
    /// The title of the document.
    pub title: String,
    /// The version of the API, as written.
    pub version: String,
    /// The description of the API, in Markdown.
    pub description: Option<String>,
    /// The servers, in the order of the document.
    pub servers: Vec<Server>,
    /// The security schemes that are declared or required, sorted by name.
    pub security_schemes: Vec<SecurityScheme>,
    /// The declared tags, in the order of the document.
    pub tags: Vec<Tag>,
    /// The schemas of `components`, and all inline schemas.
    pub schemas: Schemas,
    /// All operations, sorted by path, then method.
    pub operations: Vec<Operation>,
    /// The webhooks and callbacks, which are requests that the server sends, sorted by name, then method.
    pub webhooks: Vec<Operation>,
}

/// A tag, which groups operations.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The name.
    pub name: String,
    /// The description, in Markdown.
    pub description: Option<String>,
}

/// A server.
#[derive(Clone, Debug)]
pub struct Server {
    /// The location in the document.
    pub at: Location,
    /// The URL, which can contain `{variables}`.
    pub url: String,
    /// The description.
    pub description: Option<String>,
    /// The variables, sorted by name.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server URL.
#[derive(Clone, Debug, Default)]
pub struct ServerVariable {
    /// The name in the URL.
    pub name: String,
    /// The default value.
    pub default: String,
    /// The allowed values. If empty, any value is allowed.
    pub values: Vec<String>,
    /// The description.
    pub description: Option<String>,
}
