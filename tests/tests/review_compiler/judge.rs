//! The comparison of a review with the errors of the compiler.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use sailwright::diagnostic::{Rule, Verdict};
use sailwright::review::{BrokenItem, Entry};

use super::declaration::{Function, paths};
use super::items::{Items, is_trait};
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
    let mut judge = Judge { pair, old, new, counts: Counts::default(), faults: Vec::new() };
    judge.uses();
    judge.entries();
    Judgment { counts: judge.counts, faults: judge.faults }
}

struct Judge<'p> {
    pair: &'p Pair,
    old: &'p Errors,
    new: &'p Errors,
    counts: Counts,
    faults: Vec<String>,
}

impl<'p> Judge<'p> {
    /// Returns the error of a use that compiles with the old crate only.
    fn failing(&self, at: usize) -> Option<&'p String> {
        let key = (self.pair.name.clone(), at);
        if self.old.contains_key(&key) { None } else { self.new.get(&key) }
    }

    /// Finds uses that are invalid, and errors that no entry explains.
    fn uses(&mut self) {
        let explanations = Explanations::of(self.pair);
        self.counts.uses = self.pair.uses.len();
        for (at, each) in self.pair.uses.iter().enumerate() {
            let (path, declaration) = (&each.path, &each.declaration);
            if let Some(message) = self.old.get(&(self.pair.name.clone(), at)) {
                self.counts.invalid += 1;
                if !each.is_of_runtime {
                    self.faults
                        .push(format!("the use is invalid: {path}: {declaration}: {message}"));
                }
            }
            if let Some(message) = self.failing(at) {
                self.counts.errors += 1;
                if explanations.explain(each) {
                    self.counts.explained += 1;
                } else {
                    self.faults.push(format!("missing: {path}: {declaration}: {message}"));
                }
            }
        }
    }

    /// Finds entries and items of entries without a witness.
    fn entries(&mut self) {
        let (olds, by_path) = (old_paths(self.pair), by_path(&self.pair.uses));
        let is_source = |entry: &&Entry| entry.verdicts.contains(&Verdict::Source);
        for entry in self.pair.report.entries.iter().filter(is_source) {
            self.counts.entries += 1;
            let is_witnessed = |item: &&BrokenItem| {
                let path = match (&item.old, item.path.rsplit_once("::")) {
                    (None, Some((parent, _))) => olds.get(parent).map_or(parent, String::as_str),
                    _ => item.path.as_str(),
                };
                let uses = by_path.get(path).map_or(&[][..], Vec::as_slice);
                manifest(self.pair, item, entry.rule)
                    .unwrap_or_else(|| self.fails(item, uses) || is_silent(self.pair, item))
            };
            let (found, without): (Vec<&BrokenItem>, Vec<&BrokenItem>) =
                entry.broken.iter().partition(is_witnessed);
            self.counts.items += entry.broken.len();
            self.counts.item_witnesses += found.len();
            let of = format!("{}: {}", entry.rule.name(), entry.message);
            if found.is_empty() {
                self.faults.push(format!("no witness: {of}: {without:?}"));
            } else {
                self.counts.witnesses += 1;
                let faults =
                    without.iter().map(|item| format!("no witness of an item: {of}: {item:?}"));
                self.faults.extend(faults);
            }
        }
    }

    /// Returns whether one of the uses of an item fails.
    fn fails(&self, item: &BrokenItem, uses: &[usize]) -> bool {
        let is_new = item.old.is_none() && item.path.contains("::");
        // Only a literal or a match shows that an item has hidden fields or variants now.
        let is_closed = item.old.as_deref().is_some_and(|old| {
            item.new.as_deref().and_then(|new| new.strip_prefix("#[non_exhaustive] ")) == Some(old)
        });
        let kind = if is_new || is_closed { Use::Whole } else { Use::Item };
        uses.iter().any(|at| {
            let each = &self.pair.uses[*at];
            let is_own = item.old.as_ref().is_none_or(|old| {
                is_trait(old) == is_trait(&each.declaration)
                    && (!is_trait(old) || *old == each.declaration)
            });
            each.kind == kind && is_own && self.failing(*at).is_some()
        })
    }
}

/// Returns the positions of the uses of each item.
fn by_path(uses: &[ItemUse]) -> BTreeMap<&str, Vec<usize>> {
    let mut by_path: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, each) in uses.iter().enumerate() {
        by_path.entry(each.path.as_str()).or_default().push(at);
    }
    by_path
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
        // The program is compiled with the default features, which contain every type.
        Rule::TypeFeatureChanged => Some(true),
        _ => None,
    }
}

/// Returns whether code with an item compiles and has another meaning, which the lists of public items show: the arguments
/// have other positions, or the name is that of another item now.
fn is_silent(pair: &Pair, item: &BrokenItem) -> bool {
    let names = |items: &Items| -> Option<Vec<String>> {
        let function = Function::parse(items.own(&item.path)?)?;
        let names = function.arguments.iter().filter_map(|each| each.split_once(": "));
        Some(names.map(|(name, _)| name.to_owned()).collect())
    };
    if let (Some(old), Some(new)) = (names(&pair.old.items), names(&pair.new.items)) {
        let sorted = |names: &[String]| names.iter().cloned().collect::<BTreeSet<String>>();
        return old != new && sorted(&old) == sorted(&new);
    }
    let new = item.new.as_ref().filter(|_| is_rename(item));
    new.is_some_and(|new| [&item.path, new].iter().all(|each| pair.new.items.own(each).is_some()))
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
