//! The crate itself: its name, features, Rust version and runtime.

use std::collections::{BTreeMap, BTreeSet};

use super::super::change::{Change, Extent};
use super::super::report::{BrokenItem, Subject, SubjectKind};
use super::super::side::{Side, join};
use super::Comparison;
use crate::diagnostic::{Rule, Verdict};
use crate::ir::reach;

impl Comparison<'_> {
    /// Compares the crates.
    pub(super) fn package(&mut self) {
        let (old, new) = (&self.old.facts, &self.new.facts);
        let change = |rule, message: String| of_crate(rule, &new.name, None, message);
        let mut found = Vec::new();
        if old.name != new.name {
            let message = format!("the crate `{}` is called `{}` now", old.name, new.name);
            let renamed = change(Rule::CrateRenamed, message)
                .advice(format!("replace the dependency and all paths by `{}`", new.name));
            found.push(broken(renamed, &old.name, "crate", Some(&new.name)));
        }
        let documents = self.old.documents.iter().chain(&self.new.documents);
        let modules: BTreeSet<&str> = documents.filter_map(|api| api.feature.as_deref()).collect();
        found.extend(features(&old.features, &new.features, &modules, &new.name));
        if let (Some(before), Some(after)) = (&old.rust_version, &new.rust_version)
            && numbers(after) > numbers(before)
        {
            let message = format!("the crate requires Rust {after} instead of {before}");
            found.push(change(Rule::RustVersionRaised, message).verdict(Verdict::Behavior));
        }
        let is_form_changed = self.old.config.package.runtime != self.new.config.package.runtime;
        let is_types_only = |side: &Side| side.config.package.types_only;
        let is_without_client = is_types_only(self.new) && !is_types_only(self.old);
        let message = if is_without_client {
            "the crate contains only types, and no client"
        } else if is_form_changed {
            "the runtime is a dependency instead of a module, or the other way round"
        } else {
            "items of the runtime are removed, because nothing needs them any more"
        };
        let mut runtime = change(Rule::RuntimeChanged, message.to_owned())
            .verdict_if(is_form_changed, Verdict::Behavior);
        let own = self.changes.iter().flat_map(|change| &change.claims);
        let claimed: BTreeSet<&str> = own.map(|claim| claim.path.as_str()).collect();
        for root in runtime_roots() {
            if !claimed.contains(root) {
                runtime = runtime.claim_old(Extent::Tree, root);
                runtime = runtime.claim_old(Extent::Traits, root);
            }
        }
        if is_without_client {
            let own = self.old.documents.iter().map(|api| join(&api.module, "BASE_PATH"));
            for path in own.chain(["guide".to_owned()]) {
                runtime = runtime.claim_old(Extent::Item, path);
            }
        }
        found.push(runtime);
        self.changes.extend(found);
    }
}

/// The cargo features of a crate, each with those that it enables.
type Features = BTreeMap<String, Vec<String>>;

/// Starts a change of the crate.
pub(super) fn of_crate(rule: Rule, name: &str, part: Option<String>, message: String) -> Change {
    let subject = Subject { kind: SubjectKind::Crate, name: name.to_owned(), part };
    Change::new(rule, subject, message)
}

/// Adds an item that is no part of the code.
fn broken(mut change: Change, path: &str, old: &str, new: Option<&str>) -> Change {
    let (path, old) = (path.to_owned(), Some(old.to_owned()));
    change.broken.push(BrokenItem { path, old, new: new.map(str::to_owned) });
    change
}

/// Compares the cargo features. The features of the tags of a module are part of the change of that of the module.
fn features(old: &Features, new: &Features, modules: &BTreeSet<&str>, name: &str) -> Vec<Change> {
    let change = |rule, feature: &str, words: &str| {
        let message = format!("the cargo feature `{feature}` {words}");
        of_crate(rule, name, Some(feature.to_owned()), message)
    };
    let (before, after) = (names(old), names(new));
    let mut found = Vec::new();
    for (feature, inner) in by_module(before.difference(&after), modules) {
        let mut removed = change(Rule::FeatureRemoved, feature, "is removed")
            .advice("remove the feature from the dependency");
        for each in inner {
            removed = broken(removed, each, "cargo feature", None);
        }
        found.push(removed);
    }
    for feature in disabled(old, new) {
        let lost = change(Rule::FeatureDisabled, feature, "is not enabled by default any more")
            .advice(format!("select the feature `{feature}` of the dependency"));
        found.push(broken(lost, feature, "default cargo feature", Some("cargo feature")));
    }
    let added = by_module(after.difference(&before), modules);
    found.extend(added.into_keys().map(|each| change(Rule::FeatureAdded, each, "is added")));
    found
}

/// Returns features, each with itself and with those of its tags if it is the feature of a module.
fn by_module<'a>(
    features: impl Iterator<Item = &'a &'a String>,
    modules: &BTreeSet<&str>,
) -> BTreeMap<&'a str, Vec<&'a str>> {
    let features: BTreeSet<&str> = features.map(|each| each.as_str()).collect();
    let module = |feature: &'a str| {
        let outer = features.iter().copied().filter(|each| modules.contains(each));
        let is_in =
            |outer: &&str| feature.strip_prefix(*outer).is_some_and(|rest| rest.starts_with('-'));
        outer.filter(is_in).max_by_key(|each| each.len())
    };
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for &feature in &features {
        let is_module = modules.contains(feature);
        let outer = if is_module { None } else { module(feature) };
        groups.entry(outer.unwrap_or(feature)).or_default().push(feature);
    }
    groups
}

fn names(features: &Features) -> BTreeSet<&String> {
    features.keys().collect()
}

/// Returns the features that only the old crate enables by default, except those that others of them enable.
fn disabled<'a>(old: &'a Features, new: &'a Features) -> Vec<&'a String> {
    let defaults = |features: &'a Features| -> BTreeSet<&'a str> {
        let list = |name: &str| features.get(name).into_iter().flatten().map(String::as_str);
        reach(vec!["default"], |name| list(name).collect())
    };
    let (before, after) = (defaults(old), defaults(new));
    let is_disabled = |name: &str| before.contains(name) && !after.contains(name);
    let lost = old.keys().filter(|name| new.contains_key(*name) && is_disabled(name));
    let lost: Vec<&String> = lost.collect();
    let contains =
        |outer: &&String, name: &String| old.get(*outer).is_some_and(|list| list.contains(name));
    let is_inner = |name: &String| lost.iter().any(|outer| contains(outer, name));
    lost.iter().copied().filter(|name| !is_inner(name)).collect()
}

/// Returns the names of the items of the runtime.
fn runtime_roots() -> BTreeSet<&'static str> {
    let lines = sailwright_runtime::source::PUBLIC_API.lines();
    lines.filter_map(|line| line.split(':').next()).filter(|name| !name.is_empty()).collect()
}

/// Returns the numbers of a version, for comparison.
fn numbers(version: &str) -> Vec<u64> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}
