//! Gives names to the components that other files bring.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::diagnostic::Pointer;

/// What a component knows about the name that it should have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    /// The section of `components` that it goes to.
    pub(super) section: &'a str,
    /// The name, where the document gives it.
    pub(super) fixed: Option<&'a str>,
    /// The file that it stands in.
    pub(super) path: &'a Path,
    /// The place in that file.
    pub(super) pointer: &'a Pointer,
}

/// A name for each, different from the others and from the components that are there; those that
/// are `same` as another one share its name.
///
/// Those that wish for the same name all take another one, with the folder or key above them, so
/// that no name depends on an order.
pub(super) fn give_names(
    candidates: &[Candidate<'_>],
    same: &[usize],
    tree: &Value,
) -> Vec<String> {
    let own = |index: usize| same.get(index) == Some(&index);
    let words: Vec<Vec<String>> = candidates.iter().map(words).collect();
    let mut rounds = vec![0; candidates.len()];
    loop {
        let names: Vec<String> = words.iter().zip(&rounds).map(|(w, n)| name(w, *n)).collect();
        let mut users: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (index, (candidate, name)) in
            candidates.iter().zip(&names).enumerate().filter(|(i, _)| own(*i))
        {
            users.entry((candidate.section, name)).or_default().push(index);
        }
        let (mut moved, mut clash) = (false, false);
        for ((section, name), users) in &users {
            let fixed = users.iter().any(|user| is_fixed(candidates, *user));
            if users.len() < 2 && (fixed || !is_taken(tree, section, name)) {
                continue;
            }
            clash = true;
            for &user in users.iter().filter(|user| !is_fixed(candidates, **user)) {
                let (Some(words), Some(round)) = (words.get(user), rounds.get_mut(user)) else {
                    continue;
                };
                if *round < 2 * words.len() {
                    *round += 1;
                    moved = true;
                }
            }
        }
        if !moved {
            let names = if clash { number(candidates, same, names, tree) } else { names };
            return same.iter().filter_map(|index| names.get(*index)).cloned().collect();
        }
    }
}

/// The name that comes before all others: by it, two components could be the same.
pub(super) fn first_word<'a>(candidate: &Candidate<'a>) -> &'a str {
    let stem = || candidate.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    candidate.fixed.or_else(|| candidate.pointer.0.last().map(String::as_str)).unwrap_or_else(stem)
}

fn is_fixed(candidates: &[Candidate<'_>], user: usize) -> bool {
    candidates.get(user).is_some_and(|candidate| candidate.fixed.is_some())
}

/// The words of a name, the most important one first: the last key or the stem of the file, then
/// what stands above it.
fn words(candidate: &Candidate<'_>) -> Vec<String> {
    if let Some(name) = candidate.fixed {
        return vec![name.to_owned()];
    }
    let keys = candidate.pointer.0.iter().rev().cloned();
    let stem = candidate.path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let folders = candidate.path.parent().into_iter().flat_map(Path::components).rev();
    let folders = folders.map(|folder| folder.as_os_str().to_string_lossy().into_owned());
    keys.chain(stem).chain(folders).collect()
}

/// The name of a round: first the word alone, then behind each of those above it, and when that
/// was not enough behind more and more of them.
fn name(words: &[String], round: usize) -> String {
    let last = words.first().map_or("", String::as_str);
    match words.get(round) {
        None => {
            let more = words.iter().take(round + 2 - words.len()).rev();
            more.map(String::as_str).collect::<Vec<_>>().join("_")
        }
        Some(_) if round == 0 => last.to_owned(),
        Some(above) => format!("{above}_{last}"),
    }
}

/// Numbers what still has the same name: files that differ by their ending, for instance.
fn number(
    candidates: &[Candidate<'_>],
    same: &[usize],
    names: Vec<String>,
    tree: &Value,
) -> Vec<String> {
    let mut order: Vec<usize> = (0..names.len()).filter(|i| same.get(*i) == Some(i)).collect();
    order.sort_by_key(|index| {
        candidates.get(*index).map(|w| (w.fixed.is_none(), w.path, w.pointer))
    });
    let mut used = BTreeSet::new();
    let mut result = names;
    for index in order {
        let (Some(candidate), Some(name)) = (candidates.get(index), result.get_mut(index)) else {
            continue;
        };
        let free = |used: &BTreeSet<(&str, String)>, name: &str| {
            !used.contains(&(candidate.section, name.to_owned()))
                && (candidate.fixed.is_some() || !is_taken(tree, candidate.section, name))
        };
        let mut attempt = name.clone();
        let mut count = 2;
        while !free(&used, &attempt) {
            attempt = format!("{name}_{count}");
            count += 1;
        }
        used.insert((candidate.section, attempt.clone()));
        *name = attempt;
    }
    result
}

fn is_taken(tree: &Value, section: &str, name: &str) -> bool {
    tree.get("components")
        .and_then(|all| all.get(section))
        .is_some_and(|all| all.get(name).is_some())
}
