//! The intermediate representation: the types and operations of the crate, without identifiers and tokens.

mod candidates;
mod charset;
mod derive;
mod find;
mod idempotency;
mod lenient;
mod operation;
mod origin;
mod paging;
mod print;
mod reach;
mod reason;
mod response;
mod runtime_part;
mod security;
mod shape;
mod types;

pub use candidates::{Candidates, NameCandidates};
pub use charset::charset;
pub use derive::Derive;
pub use find::property;
pub use idempotency::IdempotencyKey;
pub use lenient::Leniency;
pub use operation::{
    Address, Body, BodyKind, ErrorBody, ErrorContent, ErrorSet, ErrorSetId, FormEncoding, Job,
    JobFields, Operation, OperationId, Parameter, ParameterSource, ParameterValue, Part,
    PartHeader, PartKind, Segment,
};
pub use origin::{
    AlternativeLabel, InlineOrigin, ItemOrigin, OperationOrigin, OperationPart, OperationUse,
    Owner, Step, TypeOrigin, ValueKind, VariantOrigin,
};
pub use paging::{CursorSource, PageItems, PageParameter, PageStep, Paging, TotalSource};
pub use print::print;
pub use reach::reach;
pub use reason::reason;
pub use response::{HeaderForm, ResponseBody, ResponseForm, ResponseHeader, SuccessResponse};
pub use runtime_part::RuntimePart;
pub use security::{Alternative, OperationSecurity, Security};
pub use shape::{OperationShape, RequestShape, Success};
pub use types::{
    AdditionalProperties, Constant, Discriminator, Enum, EnumValue, Field, Presence, Struct, Ty,
    TypeDef, TypeId, TypeKind, Union, UnionVariant, Usage,
};

use std::collections::{BTreeMap, BTreeSet};

use crate::spec::{SecurityScheme, Server, ServerVariable};

/// The intermediate representation of one document: a module of the generated crate.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Ir {
    /// The title of the document.
    pub title: String,
    /// The version of the API, as written.
    pub version: String,
    /// The description of the API: Markdown, as written.
    pub description: Option<String>,
    /// The path of the first server: `/v2024`. It is empty or starts with a slash, and does not end in one.
    pub base_path: String,
    /// The servers of the API; URLs that end in `base_path` lack it.
    pub servers: Vec<Server>,
    /// The URLs in `servers` that do not end in `base_path`, so that they replace it.
    pub servers_with_other_paths: BTreeSet<String>,
    /// The URL of the first server with the defaults of its variables, without `base_path`. `None` if it is only a path, or if the client must
    /// set a variable.
    pub default_base_url: Option<String>,
    /// The servers that the document declares for single operations, sorted by URL.
    pub operation_servers: Vec<OperationServer>,
    /// The ways in which callers authenticate.
    pub security_schemes: Vec<SecurityScheme>,
    /// All types, sorted by location; [`TypeId`] is the position.
    pub types: Vec<TypeDef>,
    /// The titles of components that are suitable as names, by the name of the component.
    pub component_titles: BTreeMap<String, String>,
    /// The tags, sorted by name; [`TagId`] is the position.
    pub tags: Vec<Tag>,
    /// All operations, sorted by path and method; [`OperationId`] is the position.
    pub operations: Vec<Operation>,
    /// The error enums; [`ErrorSetId`] is the position.
    pub error_sets: Vec<ErrorSet>,
    /// The parts of the runtime that the types and operations need.
    pub runtime_parts: BTreeSet<RuntimePart>,
}

/// A server of single operations.
#[derive(Clone, Debug, serde::Serialize)]
pub struct OperationServer {
    /// Its URL without the segments without variables at its end. It is only a path if it follows the base URL.
    pub url: String,
    /// The URL with the defaults of the variables. Empty if the client must set one of them.
    pub default: String,
    /// Its variables, in the order of the URL.
    pub variables: Vec<ServerVariable>,
    /// Its description.
    pub description: Option<String>,
}

/// A tag, by its position in [`Ir::tags`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct TagId(pub usize);

/// A tag: a handle, a module and a cargo feature of the generated crate.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Tag {
    /// Its name in the document.
    pub name: String,
    /// Its description: Markdown, as written.
    pub description: Option<String>,
}

/// The documentation of an item.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Docs {
    /// Markdown, as written; `emit` makes it safe.
    pub text: Option<String>,
    /// Limits, defaults and examples, one in each note: plain text of the generator.
    pub notes: Vec<String>,
    /// Whether the item is deprecated.
    pub deprecated: bool,
}
