//! What the crate will be: types and operations in the terms of Rust, without identifiers or tokens.

mod find;
mod operation;
mod paging;
mod shape;
mod types;

pub use find::property;
pub use operation::{
    Address, Body, BodyKind, ErrorBody, ErrorContent, ErrorSet, ErrorSetId, Job, JobFields,
    Operation, OperationId, Parameter, ParameterValue, Part, PartKind, ResponseBody, Segment,
    SuccessResponse, Supply,
};
pub use paging::{CursorPlace, PageItems, PageStep, PageTotal, Paging};
pub use shape::{Derive, OperationShape, RequestShape, Success, TypeShape, UniformSuccess};
pub use types::{
    Enum, EnumValue, Extra, Field, Presence, Struct, Ty, TypeDef, TypeId, TypeKind, Union,
    UnionVariant, Usage,
};

use crate::spec::{SecurityScheme, Server};

/// One document, lowered: a module of the generated crate.
#[derive(Clone, Debug)]
pub struct Ir {
    /// The title of the document.
    pub title: String,
    /// The version of the API, as written.
    pub version: String,
    /// What the API is for; Markdown as it stands in the document.
    pub description: Option<String>,
    /// The path that all servers share: `/v2024`; empty or starting with a slash, never ending in one.
    pub base_path: String,
    /// Where it can be reached; the addresses are without `base_path`.
    pub servers: Vec<Server>,
    /// The servers that single operations are sent to, sorted by origin.
    pub own_servers: Vec<OwnServer>,
    /// How callers show who they are.
    pub security_schemes: Vec<SecurityScheme>,
    /// All types, sorted by name and place; `TypeId` is the position.
    pub types: Vec<TypeDef>,
    /// The groups of operations, sorted by name.
    pub tags: Vec<Tag>,
    /// All operations, sorted by path and method; `OperationId` is the position.
    pub operations: Vec<Operation>,
    /// The error enums; `ErrorSetId` is the position.
    pub error_sets: Vec<ErrorSet>,
}

/// A server of single operations.
#[derive(Clone, Debug)]
pub struct OwnServer {
    /// Its scheme and host, with the defaults of the variables.
    pub origin: String,
    /// Its address as it stands in the document.
    pub written: String,
    /// What it is for.
    pub description: Option<String>,
}

/// A group of operations, by its position in [`Ir::tags`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub usize);

/// A group of operations: a handle, a module and a cargo feature of the generated crate.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Its name in the document.
    pub name: String,
    /// What it groups; Markdown.
    pub description: Option<String>,
}

/// What the documentation of an item says, in the order of printing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Docs {
    /// Markdown as it stands in the document; made safe when it is printed.
    pub text: Option<String>,
    /// Single facts: limits, defaults, examples; already plain text of ours.
    pub notes: Vec<String>,
    /// Whether the item should not be used any more.
    pub deprecated: bool,
}
