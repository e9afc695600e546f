//! A change before its effects on public items are known.

use super::report::{BrokenItem, Subject};
use super::side::Ref;
use crate::diagnostic::{Location, Rule, Verdict};

/// A change with one cause.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) rule: Rule,
    /// The verdicts that do not depend on public items: all except `source`.
    pub(super) verdicts: Vec<Verdict>,
    /// The document pair. `None` if the change concerns the crate.
    pub(super) document: Option<String>,
    pub(super) tag: Option<String>,
    pub(super) subject: Subject,
    pub(super) message: String,
    /// The message without the subject, which equal changes of other operations have too. Empty if it concerns no operation.
    pub(super) summary: String,
    pub(super) advice: Option<String>,
    pub(super) old: Option<Anchor>,
    pub(super) new: Option<Anchor>,
    /// The public items that the change can explain.
    pub(super) claims: Vec<Claim>,
    /// The operations that the change concerns, or the changed type.
    pub(super) uses: Uses,
    /// The items that the change breaks.
    pub(super) broken: Vec<BrokenItem>,
}

/// The operations that a change concerns.
#[derive(Clone, Debug, Default)]
pub(super) enum Uses {
    /// The subject itself.
    #[default]
    Subject,
    /// The operations that lead to a type, in the old and the new crate.
    Type(Option<Ref>, Option<Ref>),
    /// An operation, in the old and the new crate.
    Operation(Option<Ref>, Option<Ref>),
    /// These operations of the old crate.
    Operations(Vec<Ref>),
}

/// One side of a change.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchor {
    /// The path of the public item.
    pub(super) path: Option<String>,
    /// The document and the node.
    pub(super) at: Option<(usize, Location)>,
}

/// Public items that a change can explain.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) side: ClaimSide,
    pub(super) path: String,
    pub(super) extent: Extent,
}

/// The crate that the path of a claim belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClaimSide {
    Old,
    New,
}

/// The extent of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// The declaration of the item.
    Item,
    /// The implementations of traits.
    Traits,
    /// The item, its implementations, and all items in it.
    Tree,
}

impl Change {
    pub(super) fn new(rule: Rule, subject: Subject, message: impl Into<String>) -> Self {
        Self {
            rule,
            verdicts: Vec::new(),
            document: None,
            tag: None,
            subject,
            message: message.into(),
            summary: String::new(),
            advice: None,
            old: None,
            new: None,
            claims: Vec::new(),
            uses: Uses::default(),
            broken: Vec::new(),
        }
    }

    /// Adds a verdict.
    pub(super) fn verdict(mut self, verdict: Verdict) -> Self {
        self.verdicts.push(verdict);
        self
    }

    /// Adds a verdict if a condition holds.
    pub(super) fn verdict_if(self, condition: bool, verdict: Verdict) -> Self {
        if condition { self.verdict(verdict) } else { self }
    }

    pub(super) fn advice(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }

    /// Claims items of the old crate.
    pub(super) fn claim_old(mut self, extent: Extent, path: impl Into<String>) -> Self {
        self.claims.push(Claim { side: ClaimSide::Old, path: path.into(), extent });
        self
    }

    /// Claims items of the new crate.
    pub(super) fn claim_new(mut self, extent: Extent, path: impl Into<String>) -> Self {
        self.claims.push(Claim { side: ClaimSide::New, path: path.into(), extent });
        self
    }
}
