//! Types: added, removed, renamed, of another kind, with other traits.

use std::collections::BTreeSet;

use super::super::change::{Anchor, Change, Extent, Uses};
use super::super::pair::word;
use super::super::report::{BrokenItem, Subject, SubjectKind};
use super::super::side::{Ref, Side};
use super::condition::Schemas;
use super::{Comparison, Pair, anchor};
use crate::diagnostic::{Rule, Verdict};
use crate::ir::{Derive, ErrorBody, Ty, TypeKind};

impl Comparison<'_> {
    /// Compares the types.
    pub(super) fn types(&mut self) {
        let (old_errors, new_errors) = (error_bodies(self.old), error_bodies(self.new));
        let pairs: Vec<Pair> =
            self.pairs.types.iter().map(|(old, new)| Pair { old: *old, new: *new }).collect();
        for pair in &pairs {
            self.renamed_type(*pair);
        }
        let schemas = (Schemas::of(self.old), Schemas::of(self.new));
        for pair in &pairs {
            self.conditions(*pair, (&schemas.0, &schemas.1));
            self.type_settings(*pair);
        }
        for pair in pairs {
            let is_error = (old_errors.contains(&pair.old), new_errors.contains(&pair.new));
            self.type_def(pair, is_error == (true, false));
        }
        for at in self.old.types().filter(|at| !self.pairs.types.contains_key(at)) {
            let path = self.old.type_path(at);
            if self.is_removed_document(at.document) {
                continue;
            }
            let mut change = alone(Rule::TypeRemoved, self.old, at, "is removed");
            change = self.claim_whole(change, at).advice(format!("remove the uses of `{path}`"));
            change.old = Some(type_anchor(self.old, at));
            change.uses = Uses::Type(Some(at), None);
            self.push(change);
        }
        for at in self.new.types().filter(|at| !self.pairs.new_types.contains(at)) {
            let mut change = alone(Rule::TypeAdded, self.new, at, "is added");
            change.new = Some(type_anchor(self.new, at));
            change.uses = Uses::Type(None, Some(at));
            self.push(change);
        }
    }

    /// Claims a type with everything in it, also at the path that it shares with other documents.
    fn claim_whole(&self, mut change: Change, at: Ref) -> Change {
        for path in type_paths(self.old, at) {
            change = change.claim_old(Extent::Tree, &path).claim_old(Extent::Traits, path);
        }
        change
    }

    fn renamed_type(&mut self, pair: Pair) {
        let (before, after) = (self.old.type_path(pair.old), self.new.type_path(pair.new));
        let is_shared =
            |side: &Side, at: Ref| side.api(at).shared.contains_key(&crate::ir::TypeId(at.index));
        let shared = |side: &Side, at: Ref| {
            is_shared(side, at).then(|| format!("types::{}", side.type_names(at).ident))
        };
        let word = word(&self.old.type_def(pair.old).kind);
        let mut items = Vec::new();
        match (shared(self.old, pair.old), shared(self.new, pair.new)) {
            (Some(before), Some(after)) => items.extend(self.rename_item(before, word, after)),
            (Some(before), None) => {
                let message = "is not shared by several documents any more";
                let change = self.of_type(Rule::TypeUnshared, pair, None, message);
                let change = change
                    .claim_old(Extent::Tree, &before)
                    .claim_old(Extent::Traits, &before)
                    .claim_old(Extent::Item, "types")
                    .advice(format!("replace `{before}` by `{after}`"));
                self.push(change);
            }
            _ => {}
        }
        items.extend(self.rename_item(before.clone(), word, after.clone()));
        if !items.is_empty() {
            let message = format!("is called `{after}` instead of `{before}`");
            let mut change = self.of_type(Rule::TypeRenamed, pair, None, &message);
            change.broken.extend(items);
            self.push(change.advice(format!("replace `{before}` by `{after}`")));
        }
    }

    fn type_def(&mut self, pair: Pair, is_no_error_now: bool) {
        let (old, new) = (self.old.type_def(pair.old), self.new.type_def(pair.new));
        match (&old.kind, &new.kind) {
            (TypeKind::Struct(one), TypeKind::Struct(other)) => self.object(pair, one, other),
            (TypeKind::StringEnum(one), TypeKind::StringEnum(other)) => {
                self.enumeration(pair, &one.values, &other.values);
            }
            (TypeKind::IntegerEnum(one), TypeKind::IntegerEnum(other)) => {
                self.enumeration(pair, &one.values, &other.values);
            }
            (TypeKind::MixedEnum(one), TypeKind::MixedEnum(other)) => {
                self.enumeration(pair, &one.values, &other.values);
            }
            (TypeKind::Union(one), TypeKind::Union(other)) => self.union(pair, one, other),
            (TypeKind::Newtype(one), TypeKind::Newtype(other)) => {
                if !self.same(pair, one, other) {
                    let fits = self.flows(pair, old.usage, one, other);
                    let message = "has another content";
                    let change = self.of_type(Rule::TypeContentChanged, pair, None, message);
                    let change = self.claim_whole(change, pair.old);
                    self.push(change.verdict_if(!fits, Verdict::Wire));
                }
            }
            (one, other) => {
                let message = format!("is an {} instead of an {}", word(other), word(one))
                    .replace("an list", "a list")
                    .replace("an union", "a union");
                let change = self.of_type(Rule::TypeKindChanged, pair, None, &message);
                let change = self.claim_whole(change, pair.old);
                return self.push(change.verdict(Verdict::Wire));
            }
        }
        self.type_traits(pair, is_no_error_now);
        let found = super::docs::docs(&old.docs, &new.docs);
        if let Some(deprecated) = found.deprecated {
            let message = if deprecated { "is deprecated" } else { "is not deprecated any more" };
            let change = self.of_type(Rule::TypeDeprecated, pair, None, message);
            self.push(change.verdict(Verdict::Doc));
        }
        if found.is_text_changed {
            let message = "has another documentation";
            let change = self.of_type(Rule::TypeDocsChanged, pair, None, message);
            self.push(change.verdict(Verdict::Doc));
        }
    }

    fn type_traits(&mut self, pair: Pair, is_no_error_now: bool) {
        // `Default` depends on the required properties, which are reported.
        let traits = |side: &Side, at: Ref| -> BTreeSet<String> {
            let own = side.type_def(at).derives.iter();
            let own = own.filter(|each| **each != Derive::Default).map(|each| format!("{each:?}"));
            let key = &side.type_names(at).key;
            let added = ["*", key].into_iter().filter_map(|key| side.config.derives.get(key));
            own.chain(added.flatten().cloned()).collect()
        };
        let (before, after) = (traits(self.old, pair.old), traits(self.new, pair.new));
        let mut removed: Vec<String> = before.difference(&after).cloned().collect();
        if is_no_error_now {
            removed.push("std::error::Error".to_owned());
        }
        let added: Vec<String> = after.difference(&before).cloned().collect();
        for (rule, list, words) in [
            (Rule::TraitRemoved, removed, "does not implement"),
            (Rule::TraitAdded, added, "implements"),
        ] {
            if !list.is_empty() {
                let message = format!("{words} `{}`", list.join("`, `"));
                let mut change = self.of_type(rule, pair, None, &message);
                for path in type_paths(self.old, pair.old) {
                    change = change.claim_old(Extent::Traits, path);
                }
                self.push(change);
            }
        }
        let (was_sent, is_sent) = (self.old.is_sent(pair.old), self.new.is_sent(pair.new));
        if was_sent != is_sent && matches!(self.old.type_def(pair.old).kind, TypeKind::Struct(_)) {
            let message = if is_sent { "is sent too" } else { "is not sent any more" };
            let mut change = self.of_type(Rule::TypeDirectionChanged, pair, None, message);
            for path in type_paths(self.old, pair.old) {
                change = change.claim_old(Extent::Item, format!("{path}::new"));
                change = change.claim_old(Extent::Item, path);
            }
            self.push(change);
        }
    }

    /// Compares the cargo features that a type is compiled with, and its attributes.
    fn type_settings(&mut self, pair: Pair) {
        let attributes = |side: &Side, at: Ref| -> Vec<String> {
            let key = &side.type_names(at).key;
            let all = ["*", key].into_iter().filter_map(|key| side.config.attributes.get(key));
            all.flatten().cloned().collect()
        };
        if attributes(self.old, pair.old) != attributes(self.new, pair.new) {
            let message = "has other attributes";
            let change = self.of_type(Rule::TypeAttributesChanged, pair, None, message);
            self.push(change.verdict(Verdict::Behavior));
        }
        let (old, new) = (tags(self.old, pair.old), tags(self.new, pair.new));
        let all = &self.new.api(pair.new).ir.tags;
        let is_lost =
            |tag: &&&str| !new.contains(*tag) && all.iter().any(|each| each.name == **tag);
        let lost: Vec<&str> = old.iter().filter(is_lost).copied().collect();
        // If all tags use a type, or none, it is compiled without any feature.
        if lost.is_empty() || new.is_empty() || new.len() == all.len() {
            return;
        }
        let features = |tags: &[&str]| {
            let plural = if tags.len() == 1 { "" } else { "s" };
            format!("the cargo feature{plural} of the tag{plural} `{}`", tags.join("`, `"))
        };
        let message = format!("is not in {} any more", features(&lost));
        let mut change = self.of_type(Rule::TypeFeatureChanged, pair, None, &message);
        let text = |tags: &BTreeSet<&str>| features(&tags.iter().copied().collect::<Vec<_>>());
        change.broken.push(BrokenItem {
            path: self.old.type_path(pair.old),
            old: Some(text(&old)),
            new: Some(text(&new)),
        });
        let advice = "enable the feature of a tag that uses the type, or that of all types";
        self.push(change.advice(advice));
    }

    /// Starts a change of a type or of a part of it, such as ``the property `name` ``.
    pub(super) fn of_type(
        &self,
        rule: Rule,
        pair: Pair,
        part: Option<String>,
        message: &str,
    ) -> Change {
        let name = type_name(self.new, pair.new);
        let words = match &part {
            Some(part) => format!("{part} of `{name}` {message}"),
            None => format!("`{name}` {message}"),
        };
        let subject = Subject { kind: SubjectKind::Type, name, part };
        let mut change = Change::new(rule, subject, words);
        change.document = Some(self.new.api(pair.new).name.clone());
        change.old = Some(type_anchor(self.old, pair.old));
        change.new = Some(type_anchor(self.new, pair.new));
        change.uses = Uses::Type(Some(pair.old), Some(pair.new));
        change
    }
}

/// Returns the paths of a type: that in its document, and that which it shares with others.
pub(super) fn type_paths(side: &Side, at: Ref) -> Vec<String> {
    let is_shared = side.api(at).shared.contains_key(&crate::ir::TypeId(at.index));
    let shared = is_shared.then(|| format!("types::{}", side.type_names(at).ident));
    std::iter::once(side.type_path(at)).chain(shared).collect()
}

/// Returns the name of a type: the component, or the shortest candidate.
pub(super) fn type_name(side: &Side, at: Ref) -> String {
    side.type_names(at).key.clone()
}

fn type_anchor(side: &Side, at: Ref) -> Anchor {
    anchor(at.document, side.type_def(at).at.clone(), side.type_path(at))
}

fn alone(rule: Rule, side: &Side, at: Ref, message: &str) -> Change {
    let name = type_name(side, at);
    let words = format!("`{name}` {message}");
    let subject = Subject { kind: SubjectKind::Type, name, part: None };
    let mut change = Change::new(rule, subject, words);
    change.document = Some(side.api(at).name.clone());
    change
}

/// Returns the tags that use a type.
fn tags(side: &Side, at: Ref) -> BTreeSet<&str> {
    let tags = &side.api(at).ir.tags;
    side.type_def(at).tags.iter().map(|tag| tags[tag.0].name.as_str()).collect()
}

/// Returns the types that are the error body of an operation.
fn error_bodies(side: &Side) -> BTreeSet<Ref> {
    let body = |at: Ref| match &side.operation(at).error {
        ErrorBody::One(Ty::Named(id)) => Some(Ref { document: at.document, index: id.0 }),
        _ => None,
    };
    let documents = side.documents.iter().enumerate();
    let shared = documents.flat_map(|(document, api)| {
        let errors = api.shared.iter().filter(|(_, shared)| shared.is_error_body);
        errors.map(move |(id, _)| Ref { document, index: id.0 })
    });
    side.operations().filter_map(body).chain(shared).collect()
}
