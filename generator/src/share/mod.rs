//! The types that several documents of a crate have in common.
//!
//! Two types of different documents are equal if they have the same names, documentation, derives and content, and if the
//! types that they refer to are equal. [`partition`] finds the classes of equal types, and [`select`] those that become a
//! shared type. The types and names of the documents do not change.

mod partition;
mod select;
mod similar;

use std::collections::BTreeSet;

use crate::ir::{Ir, TypeId, Usage};
use crate::name::Names;

/// A document with its names.
type Document<'a> = (&'a Ir, &'a Names);

/// The shared types of a crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedTypes {
    /// The types, sorted by the first of their copies.
    pub types: Vec<SharedType>,
}

/// A type that replaces equal types of several documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedType {
    /// The equal types, at most one of each document, sorted by document.
    pub copies: Vec<TypeCopy>,
    /// The directions in which the values of any copy are transferred.
    pub usage: Usage,
    /// Whether any copy is the error body of an operation.
    pub is_error_body: bool,
}

/// A type of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeCopy {
    /// The position of the document.
    pub document: usize,
    /// The type.
    pub id: TypeId,
}

impl SharedTypes {
    /// Returns the types of a document that are shared.
    #[must_use]
    pub fn of_document(&self, position: usize) -> BTreeSet<TypeId> {
        let copies = self.types.iter().flat_map(|shared| &shared.copies);
        copies.filter(|copy| copy.document == position).map(|copy| copy.id).collect()
    }
}

/// Returns the shared types of documents.
#[must_use]
pub fn share(documents: &[Document<'_>]) -> SharedTypes {
    let classes = partition::classes(documents);
    let types = select::select(documents, &classes).into_iter().map(|copies| {
        let usage = copies.iter().fold(Usage::default(), |all, copy| {
            let Usage { sent, received } = documents[copy.document].0.types[copy.id.0].usage;
            Usage { sent: all.sent || sent, received: all.received || received }
        });
        let is_error_body =
            copies.iter().any(|copy| documents[copy.document].0.is_error_body(copy.id));
        SharedType { copies, usage, is_error_body }
    });
    SharedTypes { types: types.collect() }
}
