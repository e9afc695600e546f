//! The candidates for the name of a type that equal inline types have become.
//!
//! The candidates are the words that the names of all types have in common: the first ones and the last ones. The owners
//! of `Campaign Started owner` and `Campaign Ended owner` are `Campaign owner`, those of `Role owner` and `Source owner`
//! are `owner`, and the types in `Role owner type` and `Source owner type` are `owner type`. An enum of one value can be
//! named after it: `identity type`. If only a word remains that is vague on its own (`type`), or if the name collides,
//! the candidates of the first type in alphabetical order follow.

use std::collections::BTreeSet;

use super::named::Named;
use crate::ir::TypeKind;
use crate::name::split::cased;

/// The most words of a value, or of the end of a name, that a candidate contains.
const MAX_WORDS: usize = 5;

/// Words that are vague on their own, in lower case.
const VAGUE: &[&str] = &[
    "body", "content", "data", "element", "entry", "id", "item", "key", "kind", "list", "name",
    "object", "request", "response", "result", "state", "status", "string", "type", "value",
];

/// Returns the candidates of one type for several; `only_value` is the value of an enum that has only one.
pub(super) fn merged(all: Vec<Named>, only_value: Option<&str>) -> Named {
    let first = all.iter().min_by_key(|named| &named.candidates);
    let label = first.map(|named| named.label.clone()).unwrap_or_default();
    let lists: Vec<Vec<String>> = all.into_iter().map(|named| named.candidates).collect();
    let mut candidates = common_names(&lists, &label, only_value);
    candidates.extend(common_candidates(&lists));
    let mut seen = BTreeSet::new();
    candidates.retain(|candidate| seen.insert(candidate.clone()));
    Named { candidates, label }
}

/// Returns the candidates that all lists contain, then the others of the smallest list.
pub(super) fn common_candidates(lists: &[Vec<String>]) -> Vec<String> {
    let Some(smallest) = lists.iter().min() else { return Vec::new() };
    let is_common = |candidate: &String| lists.iter().all(|list| list.contains(candidate));
    let (mut candidates, others): (Vec<String>, Vec<String>) =
        smallest.iter().cloned().partition(is_common);
    candidates.extend(others);
    candidates
}

/// Returns the only value of an enum, if that is suitable in a name.
pub(super) fn only_value(kind: &TypeKind) -> Option<&str> {
    let TypeKind::StringEnum(list) = kind else { return None };
    let [only] = list.values.as_slice() else { return None };
    let has_letter = only.value.chars().any(char::is_alphabetic);
    (has_letter && cased(&only.value).len() <= MAX_WORDS).then_some(only.value.as_str())
}

/// Returns the names that consist of the common words of all candidates, from short to long. Empty if these words are vague.
fn common_names(lists: &[Vec<String>], label: &str, only_value: Option<&str>) -> Vec<String> {
    let owner = common_owner(lists, label);
    if !owner.is_empty() {
        return vec![format!("{owner} {label}")];
    }
    let is_vague = VAGUE.contains(&label.to_lowercase().as_str());
    let short = (!is_vague).then(|| label.to_owned());
    let end = common_end(lists);
    let more = if end.len() > cased(label).len() {
        Some(end.join(" "))
    } else {
        only_value.map(|value| format!("{value} {label}"))
    };
    short.into_iter().chain(more).collect()
}

/// Returns the words at the end of all longest candidates.
fn common_end(lists: &[Vec<String>]) -> Vec<String> {
    let longest =
        |list: &Vec<String>| list.last().map(|candidate| cased(candidate)).unwrap_or_default();
    let common = lists.iter().map(longest).reduce(|common, words| {
        let pairs = common.iter().rev().zip(words.iter().rev());
        let same = pairs.take_while(|(one, other)| one == other).count();
        common[common.len() - same..].to_vec()
    });
    let common = common.unwrap_or_default();
    let start = common.len().saturating_sub(MAX_WORDS);
    let last = common.into_iter().skip(start);
    last.skip_while(|word| word == "Item" || !word.contains(char::is_alphabetic)).collect()
}

/// Returns the words at the start of the owners of all types.
fn common_owner(lists: &[Vec<String>], label: &str) -> String {
    let owner = |list: &Vec<String>| -> Vec<String> {
        let before = list.iter().find_map(|candidate| candidate.strip_suffix(label));
        cased(before.unwrap_or_default())
    };
    let common = lists.iter().map(owner).reduce(|common, words| {
        let same = common.iter().zip(&words).take_while(|(one, other)| one == other).count();
        common.into_iter().take(same).collect()
    });
    common.unwrap_or_default().join(" ")
}
