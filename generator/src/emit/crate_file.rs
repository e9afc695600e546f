//! A file of the crate that is not printed yet.

use crate::ir::{OperationId, TagId, TypeId};

/// A file of the crate.
#[derive(Clone, Debug)]
pub struct CrateFile {
    /// Its path in the crate, with `/`.
    pub path: String,
    /// The file that it is generated from, for its header line.
    pub origin: String,
    /// Its contents, without the header line.
    pub contents: Contents,
}

/// The contents of a file.
#[derive(Clone, Debug)]
pub enum Contents {
    /// Text.
    Text(String),
    /// Rust, which [`print`](super::print()) prints. Not printed yet, because tokens cannot be sent to another thread.
    Rust(Subject),
}

/// The subject of a Rust file. Documents are numbered by their position.
#[derive(Clone, Copy, Debug)]
pub enum Subject {
    /// The crate: `lib.rs`.
    Crate,
    /// The client and its builder.
    Client,
    /// The list of the shared types.
    SharedTypes,
    /// A shared type, by its position.
    SharedType(usize),
    /// The guide to the use of the crate.
    Guide,
    /// The module of a document.
    Document(usize),
    /// The list of the types of a document.
    Types(usize),
    /// A type.
    Type(usize, TypeId),
    /// A tag.
    Tag(usize, TagId),
    /// An operation.
    Operation(usize, OperationId),
}
