//! The API as the document describes it, without references and independent of the OpenAPI version; plain data.
//!
//! The types here do not depend on Rust, and no later stage depends on `openapiv3`. Maps are sorted by key, so that the
//! order of keys in the document has no effect. Lists keep their order.

mod operation;
mod schema;
mod security;

pub use operation::{
    Body, Content, Encoding, EncodingHeader, Header, In, MAX_LISTS, Method, Operation, Parameter,
    ParameterKind, PartEncodings, PropertyStyle, RequiredScheme, Response, StatusRange, Style,
};
pub use schema::{
    Additional, Discriminator, Docs, Format, Limits, Property, Schema, SchemaId, Schemas, Type,
    ValueLabel, value_text,
};
pub use security::{Grant, SecurityKind, SecurityScheme, UserFlow};

use crate::diagnostic::Location;

/// An API.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Spec {
    /// The rules of the version of OpenAPI.
    pub rules: Rules,
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

/// The rules that differ between versions of OpenAPI, in place of the version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "the rules are independent of each other")]
pub struct Rules {
    /// The default of forms is the style `form` where other properties have an encoding: the versions before 3.0.4 and 3.1.1
    /// describe the default as that of `style`. Later ones describe it as that of `contentType`.
    pub styled_forms: bool,
    /// Styles apply to `multipart/form-data`.
    pub styled_parts: bool,
    /// `allowReserved` applies to paths and cookies, and not only to queries.
    pub reserved_everywhere: bool,
    /// A part without a type, or a string with a media type or an encoding, is a file.
    pub untyped_files: bool,
}

/// A tag, which groups operations.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Tag {
    /// The name.
    pub name: String,
    /// The short form of the name for readers.
    pub summary: Option<String>,
    /// The description, in Markdown.
    pub description: Option<String>,
    /// The name of the tag that contains it.
    pub parent: Option<String>,
    /// The purpose, such as `nav`, `badge` or `audience`.
    pub kind: Option<String>,
}

/// A server.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Server {
    /// The location in the document.
    pub at: Location,
    /// The URL, which can contain `{variables}`.
    pub url: String,
    /// The name.
    pub name: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// The variables, sorted by name.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server URL.
#[derive(Clone, Debug, Default, serde::Serialize)]
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
