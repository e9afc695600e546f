//! Pairs of operations: by `operationId`, by method and path, and by the rewritten path.

use std::collections::BTreeMap;

use super::super::side::{Ref, Side};
use super::Pairs;
use super::rewrite::rewrite;
use crate::config::PathRewrite;
use crate::ir::{Address, Operation};

/// Finds the pairs.
pub(super) fn pair(old: &Side, new: &Side, rewrites: &[PathRewrite], pairs: &mut Pairs) {
    // The `operationId` and the path count within paired documents; the rewritten path counts in all of them.
    type Key = fn(&Side, Ref) -> Option<String>;
    let keys: [Key; 3] = [
        |side, at| side.operation(at).id.clone(),
        |side, at| Some(address(side, at, &side.operation(at).template)),
        |side, at| Some(address(side, at, &without_names(&side.operation(at).template))),
    ];
    for key in keys {
        let olds = open(old.operations(), |at| !pairs.operations.contains_key(&at));
        let news = open(new.operations(), |at| !pairs.new_operations.contains(&at));
        let in_old = |at: Ref| Some((at, (pairs.new_document(at.document)?, key(old, at)?)));
        let in_new = |at: Ref| Some((at, (at.document, key(new, at)?)));
        let found =
            by_unique_key(olds.into_iter().filter_map(in_old), news.into_iter().filter_map(in_new));
        add(found, pairs);
    }
    let olds = open(old.operations(), |at| !pairs.operations.contains_key(&at));
    let news = open(new.operations(), |at| !pairs.new_operations.contains(&at));
    let rewritten = |side: &Side, at: Ref| {
        let path = without_names(&full_path(side, at));
        (at, format!("{} {}", side.operation(at).method.as_str(), rewrite(&path, rewrites)))
    };
    let found = by_unique_key(
        olds.into_iter().map(|at| rewritten(old, at)),
        news.into_iter().map(|at| rewritten(new, at)),
    );
    pairs.rewritten.extend(found.iter().map(|(before, _)| *before));
    add(found, pairs);
}

fn open(all: impl Iterator<Item = Ref>, is_open: impl Fn(Ref) -> bool) -> Vec<Ref> {
    all.filter(|at| is_open(*at)).collect()
}

fn add(found: Vec<(Ref, Ref)>, pairs: &mut Pairs) {
    for (before, after) in found {
        pairs.operations.insert(before, after);
        pairs.new_operations.insert(after);
    }
}

/// Returns the pairs of items with the same key, if each side has it once.
pub(super) fn by_unique_key<T: Copy, K: Ord>(
    old: impl Iterator<Item = (T, K)>,
    new: impl Iterator<Item = (T, K)>,
) -> Vec<(T, T)> {
    let mut olds: BTreeMap<K, Option<T>> = BTreeMap::new();
    for (item, key) in old {
        olds.entry(key).and_modify(|each| *each = None).or_insert(Some(item));
    }
    let mut found: BTreeMap<K, Option<T>> = BTreeMap::new();
    for (item, key) in new {
        found.entry(key).and_modify(|each| *each = None).or_insert(Some(item));
    }
    let pairs = found.into_iter().filter_map(|(key, after)| Some((olds.remove(&key)??, after?)));
    pairs.collect()
}

fn address(side: &Side, at: Ref, template: &str) -> String {
    format!("{} {template}", side.operation(at).method.as_str())
}

/// Returns the path of an operation with the base path of its server.
pub(in crate::review) fn full_path(side: &Side, at: Ref) -> String {
    let operation: &Operation = side.operation(at);
    let base = match &operation.address {
        Address::Shared => side.api(at).ir.base_path.as_str(),
        Address::Path(path) | Address::Server { base_path: path, .. } => path.as_str(),
    };
    format!("{base}{}", operation.template)
}

/// Returns a path template without the names of its parameters: `/pets/{}`.
fn without_names(template: &str) -> String {
    let mut result = String::with_capacity(template.len());
    let mut depth = 0_usize;
    for letter in template.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => continue,
            _ => {}
        }
        result.push(letter);
    }
    result
}
