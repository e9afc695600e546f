//! Operations: added, removed, moved, renamed, and their credentials, servers and documentation.

use std::collections::BTreeMap;

use super::super::change::{Change, Extent, Uses};
use super::super::pair::full_path;
use super::super::report::{BrokenItem, Subject, SubjectKind};
use super::super::side::{Ref, Side};
use super::deprecation::Deprecation;
use super::parameter::methods;
use super::{Comparison, Pair, address, operation_anchor, operation_name};
use crate::diagnostic::{Rule, Verdict};
use crate::ir::{Address, Operation, OperationSecurity};

impl Comparison<'_> {
    /// Compares the operations.
    pub(super) fn operations(&mut self) {
        for at in self.old.operations() {
            match self.pairs.operations.get(&at) {
                Some(new) => self.operation(Pair { old: at, new: *new }),
                None => self.removed_operation(at),
            }
        }
        for at in self.new.operations().filter(|at| !self.pairs.new_operations.contains(at)) {
            if !self.is_added_document(at.document) {
                let mut change = alone(Rule::OperationAdded, self.new, at, "is added");
                change.new = Some(operation_anchor(self.new, at));
                change.uses = Uses::Operation(None, Some(at));
                self.push(change);
            }
        }
        self.moved_prefixes();
        self.errors();
    }

    /// Returns whether a document is added, which is reported as a whole.
    fn is_added_document(&self, document: usize) -> bool {
        let mut all = self.pairs.documents.iter();
        all.any(|pair| pair.new == Some(document) && pair.old.is_none())
    }

    fn removed_operation(&mut self, at: Ref) {
        if self.is_removed_document(at.document) {
            return;
        }
        let operation = self.old.operation(at);
        let is_documented = self.pairs.new_document(at.document).is_some_and(|new| {
            let mut all = self.new.documents[new].spec.operations.iter();
            all.any(|each| (&each.method, &each.path) == (&operation.method, &operation.template))
        });
        let (rule, message) = if is_documented {
            (Rule::OperationExcluded, "is in the document, but not generated any more")
        } else {
            (Rule::OperationRemoved, "is removed")
        };
        let names = self.old.operation_names(at);
        let tag = self.old.tag_path(at);
        let method = self.old.method_path(at);
        let handle = method.rsplit_once("::").map_or("", |(handle, _)| handle).to_owned();
        let mut change = alone(rule, self.old, at, message)
            .verdict_if(!is_documented, Verdict::Wire)
            .advice(format!("remove the calls of `{method}`"))
            .claim_old(Extent::Item, method)
            .claim_old(Extent::Tree, self.old.request_path(at))
            .claim_old(Extent::Tree, format!("{tag}::{}", names.response.0))
            .claim_old(Extent::Tree, format!("{tag}::{}", names.headers.0));
        for other in &names.other_bodies {
            change = change.claim_old(Extent::Item, format!("{handle}::{other}"));
        }
        change.old = Some(operation_anchor(self.old, at));
        change.uses = Uses::Operation(Some(at), None);
        self.push(change);
    }

    /// Returns whether a document is removed with all of its operations, which is reported as a whole.
    pub(super) fn is_removed_document(&self, document: usize) -> bool {
        let is_removed = |pair: &super::super::pair::DocumentRefs| {
            pair.old == Some(document) && pair.new.is_none()
        };
        self.pairs.documents.iter().any(is_removed) && self.has_no_pairs(document)
    }

    /// Returns whether no operation of an old document has a pair.
    fn has_no_pairs(&self, document: usize) -> bool {
        let (start, end) = (Ref { document, index: 0 }, Ref { document: document + 1, index: 0 });
        self.pairs.operations.range(start..end).next().is_none()
    }

    fn operation(&mut self, pair: Pair) {
        let (old, new) = (self.old.operation(pair.old), self.new.operation(pair.new));
        self.rename(pair);
        let (before, after) = (address(self.old, pair.old), address(self.new, pair.new));
        if before != after && !self.pairs.rewritten.contains(&pair.old) {
            let message = format!("is `{after}` instead of `{before}`");
            let change = self.of_operation(Rule::OperationMoved, pair, None, &message);
            self.push(change.verdict(Verdict::Wire));
        }
        let deprecation = |side: &Side, at: Ref, operation: &Operation| {
            Deprecation::of(side, at.document, Some(&operation.at), operation.docs.deprecated)
        };
        let before = deprecation(self.old, pair.old, old);
        if let Some(message) = before.change(&deprecation(self.new, pair.new, new)) {
            let change = self.of_operation(Rule::OperationDeprecated, pair, None, &message);
            self.push(change.verdict(Verdict::Doc));
        }
        if super::docs::docs(&old.docs, &new.docs).is_text_changed {
            let message = "has another documentation";
            let change = self.of_operation(Rule::OperationDocsChanged, pair, None, message);
            self.push(change.verdict(Verdict::Doc));
        }
        let (before, after) = (credentials(self.old, pair.old), credentials(self.new, pair.new));
        if before != after {
            let (before, after) = (credentials_text(before), credentials_text(after));
            let message = format!("requires the credentials {after} instead of {before}");
            let change = self.of_operation(Rule::OperationSecurityChanged, pair, None, &message);
            self.push(change.verdict(Verdict::Behavior));
        }
        if old.address != new.address && server(old) != server(new) {
            let message = "uses another server or base path";
            let change = self.of_operation(Rule::OperationServerChanged, pair, None, message);
            self.push(change.verdict(Verdict::Behavior));
        }
        self.parameters(pair, old, new);
        self.bodies(pair, old, new);
        self.responses(pair, old, new);
        self.settings(pair, old, new);
    }

    /// Records the new paths of the items of an operation, and reports them if its own name is changed.
    fn rename(&mut self, pair: Pair) {
        let (one, other) = (self.old.operation_names(pair.old), self.new.operation_names(pair.new));
        let (method, new_method) = (self.old.method_path(pair.old), self.new.method_path(pair.new));
        let (request, new_request) =
            (self.old.request_path(pair.old), self.new.request_path(pair.new));
        let (tag, new_tag) = (self.old.tag_path(pair.old), self.new.tag_path(pair.new));
        let message = format!("is called by `{new_method}` instead of `{method}`");
        let advice = format!("call `{new_method}`");
        let mut items = vec![
            self.rename_item(method, "fn", new_method),
            self.rename_item(request, "struct", new_request),
        ];
        // Only some operations have these types: those with variants, or with methods.
        for (old, new) in [(&one.response, &other.response), (&one.headers, &other.headers)] {
            if !old.1.is_empty() && !new.1.is_empty() {
                let (old, new) = (format!("{tag}::{}", old.0), format!("{new_tag}::{}", new.0));
                items.push(self.rename_item(old, "type", new));
            }
        }
        items.extend(self.renamed_bodies(pair));
        if items[..2].iter().any(Option::is_some) {
            let mut change = self.of_operation(Rule::OperationRenamed, pair, None, &message);
            change.broken.extend(items.into_iter().flatten());
            self.push(change.advice(advice));
        }
    }

    /// Records the new names of the methods that send another body than the preferred one.
    fn renamed_bodies(&mut self, pair: Pair) -> Vec<Option<BrokenItem>> {
        let methods = |side: &Side, at: Ref| -> BTreeMap<String, String> {
            let bodies = side.operation(at).bodies.iter().skip(1);
            let methods = methods(side, at).into_iter().skip(1);
            bodies.map(|body| body.media_type.clone()).zip(methods).collect()
        };
        let mut new = methods(self.new, pair.new);
        let old = methods(self.old, pair.old);
        let pairs = old.into_iter().filter_map(|(name, old)| Some((old, new.remove(&name)?)));
        let pairs: Vec<(String, String)> = pairs.collect();
        pairs.into_iter().map(|(old, new)| self.rename_item(old, "fn", new)).collect()
    }

    /// Reports the operations whose path has another start, once for each start.
    fn moved_prefixes(&mut self) {
        let mut groups: BTreeMap<(usize, usize), Vec<Ref>> = BTreeMap::new();
        for old in &self.pairs.rewritten {
            let Some(new) = self.pairs.operations.get(old) else { continue };
            if full_path(self.old, *old) != full_path(self.new, *new) {
                groups.entry((old.document, new.document)).or_default().push(*old);
            }
        }
        for ((_, new), operations) in groups {
            let Some(first) = operations.first() else { continue };
            let Some(found) = self.pairs.operations.get(first) else { continue };
            let (before, after) = (full_path(self.old, *first), full_path(self.new, *found));
            let count = operations.len();
            let message = format!(
                "has {count} operations with other paths, such as `{after}` instead of `{before}`"
            );
            let api = &self.new.documents[new];
            let mut change =
                Self::of_document(Rule::OperationMoved, api, &message).verdict(Verdict::Wire);
            change.old = Some(operation_anchor(self.old, *first));
            change.new = Some(operation_anchor(self.new, *found));
            change.uses = Uses::Operations(operations);
            self.push(change);
        }
    }
}

/// Starts a change of an operation that only one crate has.
fn alone(rule: Rule, side: &Side, at: Ref, message: &str) -> Change {
    let api = side.api(at);
    let name = operation_name(side, at);
    let words = format!("`{name}` {message} ({})", address(side, at));
    let subject = Subject { kind: SubjectKind::Operation, name, part: None };
    let mut change = Change::new(rule, subject, words);
    change.document = Some(api.name.clone());
    change.tag = Some(api.ir.tags[side.operation(at).tag.0].name.clone());
    change
}

/// Returns the alternatives of credentials by the names of their schemes. `None` if the document does not describe them.
fn credentials(side: &Side, at: Ref) -> Option<Vec<Vec<(String, String)>>> {
    let schemes = &side.api(at).ir.security_schemes;
    match &side.operation(at).security {
        OperationSecurity::Undescribed => None,
        OperationSecurity::None => Some(Vec::new()),
        OperationSecurity::Required(alternatives) => {
            let scheme = |(position, scopes): &(usize, String)| {
                let name = schemes.get(*position).map(|scheme| scheme.name.clone());
                (name.unwrap_or_default(), scopes.clone())
            };
            let all = alternatives.iter().map(|each| each.iter().map(scheme).collect());
            Some(all.collect())
        }
    }
}

/// Returns alternatives of credentials as text.
fn credentials_text(alternatives: Option<Vec<Vec<(String, String)>>>) -> String {
    let Some(alternatives) = alternatives else { return "that are not described".to_owned() };
    let scheme = |(name, scopes): &(String, String)| match scopes.as_str() {
        "" => format!("`{name}`"),
        scopes => format!("`{name}` ({scopes})"),
    };
    let all = |each: &Vec<(String, String)>| match each.as_slice() {
        [] => "none".to_owned(),
        schemes => schemes.iter().map(scheme).collect::<Vec<_>>().join(" and "),
    };
    match alternatives.as_slice() {
        [] => "none".to_owned(),
        alternatives => alternatives.iter().map(all).collect::<Vec<_>>().join(" or "),
    }
}

/// Returns the server of an operation, without the base path of the document, which is reported once.
fn server(operation: &Operation) -> Option<&Address> {
    Some(&operation.address).filter(|address| **address != Address::Shared)
}
