//! Documents: added, removed, their modules, servers, security schemes and titles.

use super::super::change::{Anchor, Change, Extent};
use super::super::report::{BrokenItem, Subject, SubjectKind};
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

    fn document(&mut self, old: usize, new: usize) {
        let (one, other) = (&self.old.documents[old], &self.new.documents[new]);
        let mut found = Vec::new();
        if one.module != other.module {
            let message = format!("has the module `{}` instead of `{}`", other.module, one.module);
            let mut change = Self::of_document(Rule::ModuleRenamed, other, &message);
            change.broken.push(BrokenItem {
                path: one.module.clone(),
                old: Some("mod".to_owned()),
                new: Some(other.module.clone()),
            });
            found.push(change.advice(format!("replace `{}` by `{}`", one.module, other.module)));
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
        if servers(one) != servers(other) {
            let change = Self::of_document(Rule::ServersChanged, other, "has other servers");
            found.push(change.verdict(Verdict::Behavior).claim_old(Extent::Tree, "ClientBuilder"));
        }
        found.extend(Self::security_schemes(one, other));
        for mut change in found {
            change.old = Some(document_anchor(old, one));
            change.new = Some(document_anchor(new, other));
            self.push(change);
        }
        self.renames.add(one.module.clone(), other.module.clone());
        if !one.module.is_empty() && !other.module.is_empty() {
            let method = |module: &str| join("Client", module);
            self.renames.add(method(&one.module), method(&other.module));
            self.renames.add(one.handle.clone(), other.handle.clone());
        }
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
        let names: std::collections::BTreeSet<&String> = names.map(|each| &each.name).collect();
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
