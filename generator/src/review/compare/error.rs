//! Documented errors: the error enums of tags and operations, and the operations whose errors have another type.

use std::collections::{BTreeMap, BTreeSet};

use super::super::change::{Change, Extent, Uses};
use super::super::pair::by_key;
use super::super::report::{Subject, SubjectKind};
use super::super::side::{Api, Ref, Side, join};
use super::response::status;
use super::{Comparison, Pair, renamed_item};
use crate::diagnostic::{Rule, Verdict};
use crate::ir::{ErrorBody, ErrorContent, ErrorSet, Usage};

impl Comparison<'_> {
    /// Compares the errors of all paired operations.
    pub(super) fn errors(&mut self) {
        let mut sets: BTreeMap<Ref, BTreeMap<Ref, Vec<Ref>>> = BTreeMap::new();
        let mut others: BTreeMap<(String, String), Vec<Ref>> = BTreeMap::new();
        for (&old, &new) in &self.pairs.operations {
            let pair = Pair { old, new };
            match (&self.old.operation(old).error, &self.new.operation(new).error) {
                (ErrorBody::Set(one), ErrorBody::Set(other)) => {
                    let one = Ref { document: old.document, index: one.0 };
                    let other = Ref { document: new.document, index: other.0 };
                    sets.entry(one).or_default().entry(other).or_default().push(old);
                }
                (ErrorBody::One(one), ErrorBody::One(other)) if self.same(pair, one, other) => {}
                (ErrorBody::None, ErrorBody::None) => {}
                _ => {
                    let key = (error_type(self.old, old), error_type(self.new, new));
                    others.entry(key).or_default().push(old);
                }
            }
            self.error_responses(pair);
        }
        let paired: BTreeSet<Ref> = sets.keys().copied().collect();
        for (one, mut candidates) in sets {
            // The new set is the one that most of its operations have, and the first of several.
            let most = candidates.iter().rev().max_by_key(|(_, operations)| operations.len());
            let Some(other) = most.map(|(other, _)| *other) else { continue };
            candidates.remove(&other);
            self.error_set(one, other);
            // The other operations have moved to a tag with errors of its own.
            for at in candidates.into_values().flatten() {
                let Some(&new) = self.pairs.operations.get(&at) else { continue };
                let key = (error_type(self.old, at), error_type(self.new, new));
                others.entry(key).or_default().push(at);
            }
        }
        for ((before, after), operations) in others {
            self.error_type(&before, &after, operations);
        }
        self.removed_sets(&paired);
    }

    fn error_type(&mut self, before: &str, after: &str, operations: Vec<Ref>) {
        let Some(&first) = operations.first() else { return };
        let Some(&new) = self.pairs.operations.get(&first) else { return };
        let pair = Pair { old: first, new };
        let message = format!("has errors of the type `{after}` instead of `{before}`");
        let mut change = self.of_operation(Rule::ErrorTypeChanged, pair, None, &message);
        change.subject.part = Some(format!("errors `{before}`"));
        for &at in &operations {
            let request = self.old.request_path(at);
            for method in ["send", "send_and_wait", "items", "pages"] {
                change = change.claim_old(Extent::Item, format!("{request}::{method}"));
            }
            for form in &self.old.operation_names(at).forms {
                change = change.claim_old(Extent::Item, format!("{request}::{form}"));
            }
            change = change.claim_old(Extent::Item, request);
        }
        change = change.claim_old(Extent::Tree, before).claim_old(Extent::Traits, before);
        change.uses = Uses::Operations(operations);
        self.push(change);
    }

    /// Compares the documented status codes of the errors of an operation, which are in its documentation.
    fn error_responses(&mut self, pair: Pair) {
        let (old, new) = (self.old.operation(pair.old), self.new.operation(pair.new));
        if matches!((&old.error, &new.error), (ErrorBody::Set(_), ErrorBody::Set(_))) {
            return;
        }
        let key = |(range, _): &(crate::spec::StatusRange, Option<String>)| *range;
        let matched = by_key(old.error_docs.iter().map(key), new.error_docs.iter().map(key));
        for at in matched.removed {
            let part = format!("the error {}", status(old.error_docs[at].0));
            let message = "is not documented any more";
            let change = self.of_operation(Rule::ErrorResponseRemoved, pair, Some(part), message);
            self.push(change);
        }
        for at in matched.added {
            let part = format!("the error {}", status(new.error_docs[at].0));
            let change =
                self.of_operation(Rule::ErrorResponseAdded, pair, Some(part), "is documented");
            self.push(change);
        }
    }

    fn error_set(&mut self, one: Ref, other: Ref) {
        let (old, new) = (set(self.old, one), set(self.new, other));
        let (before, after) = (set_path(self.old, one), set_path(self.new, other));
        let key = |(range, ..): &(crate::spec::StatusRange, ErrorContent, Option<String>)| *range;
        let matched = by_key(old.cases.iter().map(key), new.cases.iter().map(key));
        let names = &self.old.documents[one.document].names.error_sets[one.index].1;
        let api = &self.new.documents[other.document];
        let mut found = Vec::new();
        for at in matched.removed {
            let variant = format!("{before}::{}", names[at]);
            let message = "is not documented any more";
            let change = of_set(Rule::ErrorResponseRemoved, api, new, old.cases[at].0, message);
            found.push(change.claim_old(Extent::Item, variant));
        }
        for at in matched.added {
            found.push(of_set(
                Rule::ErrorResponseAdded,
                api,
                new,
                new.cases[at].0,
                "is documented",
            ));
        }
        let pair = Pair { old: one, new: other };
        let received = Usage { sent: false, received: true };
        for (one, other) in matched.pairs {
            let (is_same, fits) = match (&old.cases[one].1, &new.cases[other].1) {
                (ErrorContent::Json(one), ErrorContent::Json(other)) => {
                    (self.same(pair, one, other), self.flows(pair, received, one, other))
                }
                (one, other) => (one == other, true),
            };
            if !is_same {
                let variant = format!("{before}::{}", names[one]);
                let message = "has another type";
                let change = of_set(Rule::ErrorTypeChanged, api, new, old.cases[one].0, message);
                let change = change.verdict_if(!fits, Verdict::Behavior);
                found.push(change.claim_old(Extent::Item, variant));
            }
        }
        self.changes.extend(found);
        self.renamed_set(one, other, before, after);
    }

    /// Reports an error enum with another name, with the operation or the tag whose name it has.
    fn renamed_set(&mut self, one: Ref, other: Ref, before: String, after: String) {
        if self.renames.path(&before) != after {
            let item = renamed_item(&before, "enum", &after);
            let (old, new) = (set(self.old, one), set(self.new, other));
            let api = &self.new.documents[other.document];
            let tag = &api.ir.tags[new.tag.0].name;
            let operation = old.operation.map(|id| Ref { document: one.document, index: id.0 });
            let is_cause = |change: &&mut Change| match (change.rule, &change.uses) {
                (Rule::OperationRenamed, Uses::Operation(at, _)) => operation == *at,
                (Rule::TagRenamed, _) => {
                    operation.is_none()
                        && change.tag.as_ref() == Some(tag)
                        && change.document.as_ref() == Some(&api.name)
                }
                _ => false,
            };
            if let Some(cause) = self.changes.iter_mut().find(is_cause) {
                cause.broken.push(item);
            } else {
                let part = format!("errors `{before}`");
                let message = format!("the errors `{before}` are called `{after}`");
                let subject =
                    Subject { kind: SubjectKind::Tag, name: tag.clone(), part: Some(part) };
                let mut change = Change::new(Rule::ErrorTypeChanged, subject, message);
                change.document = Some(api.name.clone());
                change.tag = Some(tag.clone());
                change.broken.push(item);
                self.push(change.advice(format!("replace `{before}` by `{after}`")));
            }
        }
        self.renames.add(before, after);
    }

    /// Claims the error enums that no operation of the new crate has: their operations are removed or have other errors.
    fn removed_sets(&mut self, paired: &BTreeSet<Ref>) {
        let mut found = Vec::new();
        for (document, api) in self.old.documents.iter().enumerate() {
            for (index, set) in api.ir.error_sets.iter().enumerate() {
                let at = Ref { document, index };
                if paired.contains(&at) || self.is_removed_document(document) {
                    continue;
                }
                let tag = &api.ir.tags[set.tag.0].name;
                let path = set_path(self.old, at);
                let subject = Subject {
                    kind: SubjectKind::Tag,
                    name: tag.clone(),
                    part: Some(format!("errors `{path}`")),
                };
                let message = format!("the errors `{path}` are removed");
                let mut change = Change::new(Rule::ErrorTypeChanged, subject, message);
                change.document = Some(api.name.clone());
                change.tag = Some(tag.clone());
                found.push(change.claim_old(Extent::Tree, &path).claim_old(Extent::Traits, path));
            }
        }
        self.changes.extend(found);
    }
}

fn set(side: &Side, at: Ref) -> &ErrorSet {
    &side.documents[at.document].ir.error_sets[at.index]
}

/// Returns the path of an error enum.
fn set_path(side: &Side, at: Ref) -> String {
    let api = &side.documents[at.document];
    let tag = &api.names.tags[api.ir.error_sets[at.index].tag.0];
    let module = join(&api.module, tag.module.as_str());
    join(&module, api.names.error_sets[at.index].0.as_str())
}

/// Returns the path of the type of the errors of an operation.
fn error_type(side: &Side, at: Ref) -> String {
    match &side.operation(at).error {
        ErrorBody::None => "()".to_owned(),
        ErrorBody::Set(id) => set_path(side, Ref { document: at.document, index: id.0 }),
        ErrorBody::One(ty) => match ty.named() {
            Some(id) => side.type_path(Ref { document: at.document, index: id.0 }),
            None => format!("{ty:?}"),
        },
    }
}

/// Starts a change of a status code of the errors of a tag.
fn of_set(
    rule: Rule,
    api: &Api,
    set: &ErrorSet,
    range: crate::spec::StatusRange,
    message: &str,
) -> Change {
    let tag = &api.ir.tags[set.tag.0].name;
    let part = match set.operation {
        Some(id) => {
            let operation = &api.ir.operations[id.0];
            format!(
                "the error {} of `{}`",
                status(range),
                operation.id.as_deref().unwrap_or(&operation.template)
            )
        }
        None => format!("the error {}", status(range)),
    };
    let words = format!("{part} of the tag `{tag}` {message}");
    let subject = Subject { kind: SubjectKind::Tag, name: tag.clone(), part: Some(part) };
    let mut change = Change::new(rule, subject, words);
    change.document = Some(api.name.clone());
    change.tag = Some(tag.clone());
    change
}
