//! The comparison of a review with the errors of the compiler.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use sailwright::diagnostic::{Rule, Verdict};
use sailwright::review::{BrokenItem, Entry};

use super::declaration::paths;
use super::items::is_trait;
use super::pair::{ItemUse, Pair};
use super::usage::Use;
use super::workspace::Errors;

/// The result for a pair.
pub struct Judgment {
    pub counts: Counts,
    /// Errors without an entry, and entries without an error.
    pub faults: Vec<String>,
}

#[derive(Default)]
pub struct Counts {
    uses: usize,
    /// Uses that do not compile with the old crate: those of generic items of the runtime.
    invalid: usize,
    errors: usize,
    explained: usize,
    entries: usize,
    witnesses: usize,
    items: usize,
    item_witnesses: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { uses, invalid, errors, explained, entries, witnesses, items, item_witnesses } =
            self;
        write!(
            out,
            "{uses} uses ({invalid} invalid), {errors} with errors ({explained} explained), \
             {entries} source entries ({witnesses} with a witness), {items} broken items ({item_witnesses} with a witness)"
        )
    }
}

pub fn judge(pair: &Pair, old: &Errors, new: &Errors) -> Judgment {
    let mut counts = Counts { uses: pair.uses.len(), ..Counts::default() };
    let mut faults = Vec::new();
    let failing = |at: usize| {
        let key = (pair.name.clone(), at);
        if old.contains_key(&key) { None } else { new.get(&key) }
    };
    let explanations = Explanations::of(pair);
    for (at, each) in pair.uses.iter().enumerate() {
        if let Some(message) = old.get(&(pair.name.clone(), at)) {
            counts.invalid += 1;
            if !each.is_of_runtime {
                faults.push(format!(
                    "the use is invalid: {}: {}: {message}",
                    each.path, each.declaration
                ));
            }
        }
        if let Some(message) = failing(at) {
            counts.errors += 1;
            if explanations.explain(each) {
                counts.explained += 1;
            } else {
                faults.push(format!("missing: {}: {}: {message}", each.path, each.declaration));
            }
        }
    }
    let mut by_path: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, each) in pair.uses.iter().enumerate() {
        by_path.entry(each.path.as_str()).or_default().push(at);
    }
    let olds = old_paths(pair);
    let is_witnessed = |item: &BrokenItem, rule: Rule| {
        if let Some(found) = manifest(pair, item, rule) {
            return found;
        }
        let (path, kind) = match (&item.old, item.path.rsplit_once("::")) {
            (None, Some((parent, _))) => {
                (olds.get(parent).map_or(parent, String::as_str), Use::Whole)
            }
            _ => (item.path.as_str(), Use::Item),
        };
        let uses = by_path.get(path).into_iter().flatten().copied();
        let fits = |at: &usize| {
            let each = &pair.uses[*at];
            let is_own = item.old.as_ref().is_none_or(|old| {
                is_trait(old) == is_trait(&each.declaration)
                    && (!is_trait(old) || *old == each.declaration)
            });
            each.kind == kind && is_own
        };
        uses.filter(fits).any(|at| failing(at).is_some())
    };
    for entry in
        pair.report.entries.iter().filter(|entry| entry.verdicts.contains(&Verdict::Source))
    {
        counts.entries += 1;
        let (found, without): (Vec<&BrokenItem>, Vec<&BrokenItem>) =
            entry.broken.iter().partition(|item| is_witnessed(item, entry.rule));
        counts.items += entry.broken.len();
        counts.item_witnesses += found.len();
        if found.is_empty() {
            faults.push(format!(
                "no witness: {}: {}: {without:?}",
                entry.rule.name(),
                entry.message
            ));
        } else {
            counts.witnesses += 1;
            for item in without {
                faults.push(format!(
                    "no witness of an item: {}: {}: {item:?}",
                    entry.rule.name(),
                    entry.message
                ));
            }
        }
    }
    Judgment { counts, faults }
}

/// Returns whether the manifests are the witness of an item that is no part of the code. `None` if it is code.
fn manifest(pair: &Pair, item: &BrokenItem, rule: Rule) -> Option<bool> {
    match rule {
        Rule::CrateRenamed => Some(pair.old.name == item.path && pair.new.name != item.path),
        Rule::FeatureRemoved => {
            Some(pair.old.features.contains(&item.path) && !pair.new.features.contains(&item.path))
        }
        Rule::FeatureDisabled => {
            Some(pair.old.defaults.contains(&item.path) && !pair.new.defaults.contains(&item.path))
        }
        _ => None,
    }
}

/// Returns the old path of each renamed item by its new path.
fn old_paths(pair: &Pair) -> BTreeMap<String, String> {
    let broken = pair.report.entries.iter().flat_map(|entry| &entry.broken);
    let renamed = broken.filter_map(|item| {
        Some((item.new.clone().filter(|_| is_rename(item))?, item.path.clone()))
    });
    renamed.collect()
}

/// Returns whether code cannot name an item any more: it is removed, or has another path.
fn is_rename(item: &BrokenItem) -> bool {
    let is_path = |text: &String| !text.contains(' ') && text != "variant" && text != "mod";
    item.old.is_some() && item.new.as_ref().is_some_and(is_path)
}

/// The items of the report that explain errors.
struct Explanations<'a> {
    /// The broken declarations of each path. `None` is a new part of the parent.
    own: BTreeMap<&'a str, BTreeSet<Option<&'a str>>>,
    /// The items that code cannot name any more.
    unnamed: BTreeSet<&'a str>,
    parts: BTreeSet<&'a str>,
}

impl<'a> Explanations<'a> {
    fn of(pair: &'a Pair) -> Self {
        let is_source = |entry: &&Entry| entry.verdicts.contains(&Verdict::Source);
        let broken = pair.report.entries.iter().filter(is_source).flat_map(|entry| &entry.broken);
        let mut found =
            Self { own: BTreeMap::new(), unnamed: BTreeSet::new(), parts: BTreeSet::new() };
        for item in broken {
            found.own.entry(&item.path).or_default().insert(item.old.as_deref());
            if let Some((parent, _)) = item.path.rsplit_once("::") {
                found.parts.insert(parent);
            }
            if is_rename(item)
                || item.new.is_none() && item.old.as_ref().is_some_and(|old| !is_trait(old))
            {
                found.unnamed.insert(&item.path);
            }
        }
        found
    }

    fn explain(&self, each: &ItemUse) -> bool {
        let is_own = self.own.get(each.path.as_str()).is_some_and(|all| {
            let mut all = all.iter().flatten();
            all.any(|old| is_trait(old) == is_trait(&each.declaration))
                && (!is_trait(&each.declaration)
                    || self.own[each.path.as_str()].contains(&Some(each.declaration.as_str())))
        });
        let is_part = each.kind == Use::Whole && self.parts.contains(each.path.as_str());
        is_own
            || is_part
            || self.is_unnamed(&each.path)
            || paths(&each.code)
                .filter_map(|path| path.strip_prefix("api::").or(Some(path)))
                .any(|path| self.is_unnamed(path))
    }

    /// Returns whether an item, or one that contains it, cannot be named any more.
    fn is_unnamed(&self, path: &str) -> bool {
        let mut path = path;
        loop {
            if self.unnamed.contains(path) {
                return true;
            }
            match path.rsplit_once("::") {
                Some((outer, _)) => path = outer,
                None => return false,
            }
        }
    }
}
