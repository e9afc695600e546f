//! Tags: the modules and handles of operations.

use std::collections::BTreeMap;

use super::super::change::{Change, Extent};
use super::super::report::{Subject, SubjectKind};
use super::super::side::{Api, join};
use super::Comparison;
use crate::diagnostic::Rule;

impl Comparison<'_> {
    /// Compares the tags of all documents.
    pub(super) fn tags(&mut self) {
        for (position, old) in self.old.documents.iter().enumerate() {
            let Some(new) = self.pairs.new_document(position) else { continue };
            let new = &self.new.documents[new];
            let by_name: BTreeMap<&str, usize> =
                new.ir.tags.iter().enumerate().map(|(at, tag)| (tag.name.as_str(), at)).collect();
            for (at, tag) in old.ir.tags.iter().enumerate() {
                match by_name.get(tag.name.as_str()) {
                    Some(found) => self.tag(old, new, at, *found),
                    None => self.removed_tag(old, at),
                }
            }
        }
    }

    fn tag(&mut self, old: &Api, new: &Api, at: usize, found: usize) {
        let (one, other) = (&old.names.tags[at], &new.names.tags[found]);
        let module = |api: &Api, name: &str| join(&api.module, name);
        let (before, after) =
            (module(old, one.module.as_str()), module(new, other.module.as_str()));
        let handle = (format!("{before}::{}", one.ident), format!("{after}::{}", other.ident));
        let owner = |api: &Api, name: &str| {
            format!("{}::{name}", if api.handle.is_empty() { "Client" } else { &api.handle })
        };
        let method = (owner(old, one.module.as_str()), owner(new, other.module.as_str()));
        let old_method = method.0.clone();
        let message = format!("has the module `{after}` instead of `{before}`");
        let advice = format!("replace `{before}` by `{after}`");
        let items = [
            self.rename_item(before, "mod", after),
            self.rename_item(handle.0, "struct", handle.1),
            self.rename_item(method.0, "fn", method.1),
        ];
        if items.iter().any(Option::is_some) {
            let mut change = of_tag(Rule::TagRenamed, new, &new.ir.tags[found].name, &message);
            change.broken.extend(items.into_iter().flatten());
            // The receiver of the method is another type if the document has a module in one crate only.
            self.push(change.advice(advice).claim_old(Extent::Item, old_method));
        }
    }

    fn removed_tag(&mut self, api: &Api, at: usize) {
        let (tag, names) = (&api.ir.tags[at].name, &api.names.tags[at]);
        let module = join(&api.module, names.module.as_str());
        let owner = if api.handle.is_empty() { "Client" } else { &api.handle };
        let change = of_tag(Rule::TagRemoved, api, tag, "has no operations any more");
        let change = change
            .claim_old(Extent::Item, &module)
            .claim_old(Extent::Tree, format!("{module}::{}", names.ident))
            .claim_old(Extent::Item, format!("{owner}::{}", names.module));
        self.push(change);
    }
}

fn of_tag(rule: Rule, api: &Api, tag: &str, message: &str) -> Change {
    let subject = Subject { kind: SubjectKind::Tag, name: tag.to_owned(), part: None };
    let mut change = Change::new(rule, subject, format!("the tag `{tag}` {message}"));
    change.document = Some(api.name.clone());
    change.tag = Some(tag.to_owned());
    change
}
