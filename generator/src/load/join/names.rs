//! Names the components that parts of other files become.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::diagnostic::Pointer;

/// The origin of a component, from which its candidate names are made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    /// The keys that lead to the list of the component.
    pub(super) list: &'static [&'static str],
    /// The name, if the document declares it.
    pub(super) fixed: Option<&'a str>,
    /// The file of the part.
    pub(super) path: &'a Path,
    /// The location of the part in the file.
    pub(super) pointer: &'a Pointer,
}

/// Returns a unique name for each component. A component with another representative gets the name of that one.
///
/// All components of a collision are qualified with a key or folder name, so that no name depends on an order.
pub(super) fn give_names(
    candidates: &[Candidate<'_>],
    representatives: &[usize],
    tree: &Value,
) -> Vec<String> {
    let is_representative = |index: usize| representatives.get(index) == Some(&index);
    let words: Vec<Vec<String>> = candidates.iter().map(words).collect();
    let mut rounds = vec![0; candidates.len()];
    loop {
        let names: Vec<String> = words.iter().zip(&rounds).map(|(w, n)| name(w, *n)).collect();
        let mut users: BTreeMap<(&[&str], &str), Vec<usize>> = BTreeMap::new();
        for (index, (candidate, name)) in
            candidates.iter().zip(&names).enumerate().filter(|(index, _)| is_representative(*index))
        {
            users.entry((candidate.list, name)).or_default().push(index);
        }
        let (mut is_changed, mut has_collision) = (false, false);
        for ((list, name), users) in &users {
            let fixed = users.iter().any(|user| is_fixed(candidates, *user));
            if users.len() < 2 && (fixed || !is_taken(tree, list, name)) {
                continue;
            }
            has_collision = true;
            for &user in users.iter().filter(|user| !is_fixed(candidates, **user)) {
                let (Some(words), Some(round)) = (words.get(user), rounds.get_mut(user)) else {
                    continue;
                };
                if *round < 2 * words.len() {
                    *round += 1;
                    is_changed = true;
                }
            }
        }
        if !is_changed {
            let names = if has_collision {
                number(candidates, representatives, names, tree)
            } else {
                names
            };
            return representatives.iter().filter_map(|index| names.get(*index)).cloned().collect();
        }
    }
}

/// Returns the shortest candidate name. Only components with the same one are compared.
pub(super) fn first_word<'a>(candidate: &Candidate<'a>) -> &'a str {
    let stem = || candidate.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    candidate.fixed.or_else(|| candidate.pointer.0.last().map(String::as_str)).unwrap_or_else(stem)
}

fn is_fixed(candidates: &[Candidate<'_>], user: usize) -> bool {
    candidates.get(user).is_some_and(|candidate| candidate.fixed.is_some())
}

/// Returns the words of a name, the most important one first: the last key or the file stem, then the keys and folders
/// that contain it.
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

/// Returns the name of a round: the first word alone, then qualified with each of the other words, then qualified with
/// more and more of them.
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

/// Numbers the components that still have the same name, such as files that differ only in their extension.
fn number(
    candidates: &[Candidate<'_>],
    representatives: &[usize],
    names: Vec<String>,
    tree: &Value,
) -> Vec<String> {
    let mut order: Vec<usize> =
        (0..names.len()).filter(|index| representatives.get(*index) == Some(index)).collect();
    order.sort_by_key(|index| {
        candidates
            .get(*index)
            .map(|candidate| (candidate.fixed.is_none(), candidate.path, candidate.pointer))
    });
    let mut used = BTreeSet::new();
    let mut result = names;
    for index in order {
        let (Some(candidate), Some(name)) = (candidates.get(index), result.get_mut(index)) else {
            continue;
        };
        let is_free = |used: &BTreeSet<(&[&str], String)>, name: &str| {
            !used.contains(&(candidate.list, name.to_owned()))
                && (candidate.fixed.is_some() || !is_taken(tree, candidate.list, name))
        };
        let mut attempt = name.clone();
        let mut count = 2;
        while !is_free(&used, &attempt) {
            attempt = format!("{name}_{count}");
            count += 1;
        }
        used.insert((candidate.list, attempt.clone()));
        *name = attempt;
    }
    result
}

fn is_taken(tree: &Value, list: &[&str], name: &str) -> bool {
    let list = list.iter().try_fold(tree, |node, key| node.get(key));
    list.is_some_and(|list| list.get(name).is_some())
}
