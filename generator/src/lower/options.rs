//! What the maintainer chose in sailwright.toml.

use std::collections::BTreeMap;

use crate::ir::{JobFields, Paging, Ty};

/// What the maintainer chose.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Names of header and query parameters whose value comes from the client, for all
    /// operations alike.
    pub client_parameters: Vec<String>,
    /// The operations to generate; empty: all.
    pub include: Vec<Selector>,
    /// The operations to leave out of those.
    pub exclude: Vec<Selector>,
    /// The type of the scalars with a format: `date-time` to `jiff::Timestamp`.
    pub formats: BTreeMap<String, Ty>,
    /// How lists come in pages; the first rule that fits an operation counts.
    pub paging: Vec<Paging>,
    /// Which operations start jobs.
    pub jobs: Vec<JobRule>,
    /// Components that the user has a type for.
    pub types: BTreeMap<String, Ty>,
}

/// Some operations of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// Those with this tag.
    Tag(String),
    /// The one with this `operationId`, or with this method and path: `GET /accounts/{id}`.
    Operation(String),
    /// Those whose path is this one or lies below it.
    Path(String),
}

impl Selector {
    /// What there is to say where it means nothing.
    #[must_use]
    pub fn meant_nothing(&self) -> String {
        match self {
            Self::Tag(name) => format!("no operation has the tag `{name}`"),
            Self::Operation(name) => format!("there is no operation `{name}`"),
            Self::Path(name) => format!("no path lies below `{name}`"),
        }
    }
}

/// An operation that starts a job, and those that tell what came of it: by `operationId`, or by method and path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRule {
    /// The operation that starts it.
    pub start: String,
    /// The operation that tells how it does.
    pub status: String,
    /// The operation that gives the result.
    pub result: String,
    /// The path parameter of the other two that takes the id.
    pub parameter: String,
    /// What the answers say where.
    pub responses: JobFields,
}
