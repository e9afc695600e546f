//! Documents: added, removed, their modules, servers, security schemes and titles.

use std::collections::BTreeSet;

use super::super::change::{Anchor, Change, Extent};
use super::super::report::{Subject, SubjectKind};
use super::super::side::{Api, join};
use super::Comparison;
use crate::diagnostic::{Location, Rule, Verdict};

impl Comparison<'_> {
    /// Compares the documents.
    pub(super) fn documents(&mut self) {
        for pair in self.pairs.documents.clone() {
            match (pair.old, pair.new) {
                (Some(old), Some(new)) => self.document(old, new),
                (Some(old), None) => {
                    let api = &self.old.documents[old];
                    let change = Self::of_document(Rule::DocumentRemoved, api, "is removed");
                    let mut change = change.claim_old(Extent::Tree, &api.module);
                    if !api.module.is_empty() {
                        let method = format!("Client::{}", api.module);
                        change = change.claim_old(Extent::Item, method);
                    }
                    for path in self.removed_shared_types(old) {
                        change = change.claim_old(Extent::Item, "types");
                        change = change.claim_old(Extent::Tree, &path);
                        change = change.claim_old(Extent::Traits, path);
                    }
                    change.old = Some(document_anchor(old, api));
                    self.push(change);
                }
                (None, Some(new)) => {
                    let api = &self.new.documents[new];
                    let mut change = Self::of_document(Rule::DocumentAdded, api, "is added");
                    change.new = Some(document_anchor(new, api));
                    self.push(change);
                }
                (None, None) => {}
            }
        }
    }

    /// Returns the paths of the types that a removed document shares only with other removed documents.
    fn removed_shared_types(&self, document: usize) -> BTreeSet<String> {
        let paths = |document: usize| {
            let api = &self.old.documents[document];
            let idents = api.shared.keys().map(|id| &api.names.types[id.0].ident);
            idents.map(|ident| format!("types::{ident}")).collect::<BTreeSet<_>>()
        };
        let all = 0..self.old.documents.len();
        let kept = all.filter(|at| !self.is_removed_document(*at)).flat_map(paths).collect();
        paths(document).difference(&kept).cloned().collect()
    }

    fn document(&mut self, old: usize, new: usize) {
        let (one, other) = (&self.old.documents[old], &self.new.documents[new]);
        let mut found = Vec::new();
        if one.module != other.module {
            found.push(self.module(one, other));
        }
        if (&one.ir.title, &one.ir.version, &one.ir.description)
            != (&other.ir.title, &other.ir.version, &other.ir.description)
        {
            let message = "has another title, version or description";
            let change = Self::of_document(Rule::TitleChanged, other, message);
            found.push(change.verdict(Verdict::Doc));
        }
        if one.ir.base_path != other.ir.base_path {
            let (before, after) = (&one.ir.base_path, &other.ir.base_path);
            let message = format!("has the base path `{after}` instead of `{before}`");
            let change = Self::of_document(Rule::BasePathChanged, other, &message);
            found.push(change.verdict(Verdict::Behavior));
        }
        // The methods of servers have the names of their descriptions.
        let is_changed = servers(one) != servers(other);
        if is_changed || descriptions(one) != descriptions(other) {
            let change = Self::of_document(Rule::ServersChanged, other, "has other servers");
            let change = change.verdict_if(is_changed, Verdict::Behavior);
            found.push(change.claim_old(Extent::Tree, "ClientBuilder"));
        }
        found.extend(Self::security_schemes(one, other));
        for mut change in found {
            change.old = Some(document_anchor(old, one));
            change.new = Some(document_anchor(new, other));
            self.push(change);
        }
    }

    /// Reports a document with another module, and records the new paths. Without a module, its items are in the root of the
    /// crate.
    fn module(&mut self, old: &Api, new: &Api) -> Change {
        let (before, after) = (old.module.as_str(), new.module.as_str());
        let name = |module: &str| match module {
            "" => "no module".to_owned(),
            module => format!("the module `{module}`"),
        };
        let message = format!("has {} instead of {}", name(after), name(before));
        let mut change = Self::of_document(Rule::ModuleRenamed, new, &message);
        if before.is_empty() {
            // Its tags are renamed too.
            let moved = [("types", "mod"), ("BASE_PATH", "const")];
            let items = moved
                .map(|(name, word)| self.rename_item(name.to_owned(), word, join(after, name)));
            change.broken.extend(items.into_iter().flatten());
            return change.advice(format!("use the paths in `{after}`"));
        }
        let method = |module: &str| join("Client", module);
        if after.is_empty() {
            self.renames.add(before.to_owned(), String::new());
            return change
                .claim_old(Extent::Item, before)
                .claim_old(Extent::Item, method(before))
                .claim_old(Extent::Tree, &old.handle)
                .claim_old(Extent::Traits, &old.handle)
                .advice(format!("remove `{before}` from the paths"));
        }
        let items = [
            self.rename_item(before.to_owned(), "mod", after.to_owned()),
            self.rename_item(method(before), "fn", method(after)),
            self.rename_item(old.handle.clone(), "struct", new.handle.clone()),
        ];
        change.broken.extend(items.into_iter().flatten());
        change.advice(format!("replace `{before}` by `{after}`"))
    }

    fn security_schemes(old: &Api, new: &Api) -> Vec<Change> {
        let mut found = Vec::new();
        let find = |api: &Api, name: &str| {
            let mut schemes = api.ir.security_schemes.iter();
            schemes
                .find(|scheme| scheme.name == name)
                .map(|scheme| (scheme.kind.clone(), scheme.user_flows.clone()))
        };
        let names = old.ir.security_schemes.iter().chain(&new.ir.security_schemes);
        let names: BTreeSet<&String> = names.map(|each| &each.name).collect();
        for name in names {
            let (one, other) = (find(old, name), find(new, name));
            if one == other {
                continue;
            }
            let words = match (&one, &other) {
                (Some(_), None) => "is removed",
                (None, Some(_)) => "is added",
                _ => "is changed",
            };
            let message = format!("has a security scheme `{name}` that {words}");
            let mut change = Self::of_document(Rule::SecuritySchemeChanged, new, &message)
                .verdict(Verdict::Behavior)
                .claim_old(Extent::Tree, "ClientBuilder");
            change.subject.part = Some(format!("security scheme `{name}`"));
            found.push(change);
        }
        found
    }

    pub(super) fn of_document(rule: Rule, api: &Api, message: &str) -> Change {
        let name = api.name.clone();
        let words = format!("the document `{name}` {message}");
        let subject = Subject { kind: SubjectKind::Document, name: name.clone(), part: None };
        let mut change = Change::new(rule, subject, words);
        change.document = Some(name);
        change
    }
}

fn document_anchor(position: usize, api: &Api) -> Anchor {
    let path = (!api.module.is_empty()).then(|| api.module.clone());
    Anchor { path, at: Some((position, Location::root())) }
}

/// Returns the descriptions of the servers.
fn descriptions(api: &Api) -> Vec<Option<&String>> {
    let shared = api.ir.servers.iter().map(|server| server.description.as_ref());
    shared.chain(api.ir.operation_servers.iter().map(|each| each.description.as_ref())).collect()
}

/// Returns the servers without their descriptions.
fn servers(api: &Api) -> Vec<String> {
    let shared = api.ir.servers.iter().map(|server| (&server.url, &server.variables));
    let own = api.ir.operation_servers.iter().map(|server| (&server.url, &server.variables));
    let lines = shared.chain(own).map(|(url, variables)| {
        let variables: Vec<_> =
            variables.iter().map(|each| (&each.name, &each.default, &each.values)).collect();
        format!("{url} {variables:?}")
    });
    lines.chain(std::iter::once(format!("{:?}", api.ir.default_base_url))).collect()
}
