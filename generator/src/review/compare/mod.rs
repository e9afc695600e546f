//! The comparison of paired documents, operations and types. One file for each thing that is compared.

mod body;
mod condition;
mod configuration;
mod deprecation;
mod docs;
mod document;
mod enumeration;
mod error;
mod flow;
mod object;
mod operation;
mod package;
mod parameter;
mod part;
mod response;
mod settings;
mod source;
mod tag;
mod types;
mod union;

use super::change::{Anchor, Change, Uses};
use super::items::Renames;
use super::pair::Pairs;
use super::report::{BrokenItem, Subject, SubjectKind};
use super::side::{Ref, Side};
use crate::diagnostic::{Location, Rule};
use crate::ir::Ty;

/// The comparison of two crates.
pub(super) struct Comparison<'a> {
    old: &'a Side,
    new: &'a Side,
    pairs: &'a Pairs,
    changes: Vec<Change>,
    renames: Renames,
}

/// Returns all changes, and the new paths of renamed items.
pub(super) fn compare(old: &Side, new: &Side, pairs: &Pairs) -> (Vec<Change>, Renames) {
    let mut comparison =
        Comparison { old, new, pairs, changes: Vec::new(), renames: Renames::default() };
    comparison.documents();
    comparison.tags();
    comparison.operations();
    comparison.types();
    comparison.configuration();
    comparison.package();
    (comparison.changes, comparison.renames)
}

/// An operation of both crates.
#[derive(Clone, Copy)]
struct Pair {
    old: Ref,
    new: Ref,
}

impl Comparison<'_> {
    /// Records the new path of an item, and returns the item if its own name is changed, and not that of an item that
    /// contains it.
    fn rename_item(&mut self, old: String, word: &str, new: String) -> Option<BrokenItem> {
        let item = (self.renames.path(&old) != new).then(|| renamed_item(&old, word, &new));
        self.renames.add(old, new);
        item
    }

    /// Adds a change of the crate.
    fn push(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Returns whether two types are the same, apart from changes of types with names.
    fn same(&self, pair: Pair, old: &Ty, new: &Ty) -> bool {
        match (old, new) {
            (Ty::Named(one), Ty::Named(other)) => {
                let one = Ref { document: pair.old.document, index: one.0 };
                let other = Ref { document: pair.new.document, index: other.0 };
                self.pairs.types.get(&one) == Some(&other)
            }
            (Ty::List(one), Ty::List(other))
            | (Ty::Map(one), Ty::Map(other))
            | (Ty::Nullable(one), Ty::Nullable(other))
            | (Ty::Boxed(one), Ty::Boxed(other)) => self.same(pair, one, other),
            (one, other) => one == other,
        }
    }

    /// Starts a change of an operation.
    fn of_operation(&self, rule: Rule, pair: Pair, part: Option<String>, message: &str) -> Change {
        let name = operation_name(self.new, pair.new);
        let words = match &part {
            Some(part) => format!("{part} of `{name}` {message}"),
            None => format!("`{name}` {message}"),
        };
        let subject = Subject { kind: SubjectKind::Operation, name, part };
        let mut change = Change::new(rule, subject, words);
        message.clone_into(&mut change.summary);
        let api = self.new.api(pair.new);
        change.document = Some(api.name.clone());
        change.tag = Some(api.ir.tags[self.new.operation(pair.new).tag.0].name.clone());
        change.old = Some(operation_anchor(self.old, pair.old));
        change.new = Some(operation_anchor(self.new, pair.new));
        change.uses = Uses::Operation(Some(pair.old), Some(pair.new));
        change
    }
}

/// Returns the name of an operation: its ID, or its method and path.
pub(super) fn operation_name(side: &Side, at: Ref) -> String {
    side.operation(at).id.clone().unwrap_or_else(|| address(side, at))
}

/// Returns the method and the path of an operation.
pub(super) fn address(side: &Side, at: Ref) -> String {
    let operation = side.operation(at);
    format!("{} {}", operation.method.as_str(), operation.template)
}

/// Returns an item with another path.
fn renamed_item(old: &str, word: &str, new: &str) -> BrokenItem {
    BrokenItem { path: old.to_owned(), old: Some(word.to_owned()), new: Some(new.to_owned()) }
}

fn operation_anchor(side: &Side, at: Ref) -> Anchor {
    let location = side.operation(at).at.clone();
    Anchor { path: Some(side.method_path(at)), at: Some((at.document, location)) }
}

fn anchor(document: usize, at: Location, path: String) -> Anchor {
    Anchor { path: Some(path), at: Some((document, at)) }
}
