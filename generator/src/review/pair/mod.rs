//! The pairs of documents, operations and types that are compared.

mod document;
mod list;
mod operation;
mod rewrite;
mod shape;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use self::document::DocumentRefs;
pub(super) use self::list::{alternatives, by_key};
pub(super) use self::operation::full_path;
pub(super) use self::shape::{are_similar, word};
use super::side::{Ref, Side};
use crate::config::PathRewrite;

/// The pairs of two crates. Each new operation is in at most one pair; several old types can have become one new type.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// The documents of both crates.
    pub(super) documents: Vec<DocumentRefs>,
    /// The new operation of each old one.
    pub(super) operations: BTreeMap<Ref, Ref>,
    /// The old operations whose path was rewritten to find the new one.
    pub(super) rewritten: BTreeSet<Ref>,
    /// The new operations with a pair.
    pub(super) new_operations: BTreeSet<Ref>,
    /// The new type of each old one.
    pub(super) types: BTreeMap<Ref, Ref>,
    /// The new types with a pair.
    pub(super) new_types: BTreeSet<Ref>,
}

impl Pairs {
    /// Finds the pairs of two crates, in a time that grows with their size only.
    pub(super) fn find(old: &Side, new: &Side, rewrites: &[PathRewrite]) -> Self {
        let mut pairs = Self { documents: document::pair(old, new), ..Self::default() };
        operation::pair(old, new, rewrites, &mut pairs);
        walk::pair_by_name(old, new, &mut pairs);
        walk::pair_by_use(old, new, &mut pairs);
        shape::pair_by_ident(old, new, &mut pairs);
        shape::pair(old, new, &mut pairs);
        pairs
    }

    /// Returns the position of the new document of an old one.
    pub(super) fn new_document(&self, old: usize) -> Option<usize> {
        self.documents.iter().find(|pair| pair.old == Some(old)).and_then(|pair| pair.new)
    }

    fn add_type(&mut self, old: Ref, new: Ref) {
        self.types.insert(old, new);
        self.new_types.insert(new);
    }
}
