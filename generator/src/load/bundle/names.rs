//! Gives names to the components that other files bring.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::diagnostic::Pointer;

/// What a component knows about the name that it should have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish<'a> {
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
pub(super) fn give_names(wishes: &[Wish<'_>], same: &[usize], tree: &Value) -> Vec<String> {
    let own = |index: usize| same.get(index) == Some(&index);
    let words: Vec<Vec<String>> = wishes.iter().map(words).collect();
    let mut rounds = vec![0; wishes.len()];
    loop {
        let names: Vec<String> = words.iter().zip(&rounds).map(|(w, n)| name(w, *n)).collect();
        let mut users: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (index, (wish, name)) in wishes.iter().zip(&names).enumerate().filter(|(i, _)| own(*i))
        {
            users.entry((wish.section, name)).or_default().push(index);
        }
        let (mut moved, mut clash) = (false, false);
        for ((section, name), users) in &users {
            let fixed = users.iter().any(|user| is_fixed(wishes, *user));
            if users.len() < 2 && (fixed || !is_taken(tree, section, name)) {
                continue;
            }
            clash = true;
            for &user in users.iter().filter(|user| !is_fixed(wishes, **user)) {
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
            let names = if clash { number(wishes, same, names, tree) } else { names };
            return same.iter().filter_map(|index| names.get(*index)).cloned().collect();
        }
    }
}

/// The name that comes before all others: by it, two components could be the same.
pub(super) fn first_word<'a>(wish: &Wish<'a>) -> &'a str {
    let stem = || wish.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    wish.fixed.or_else(|| wish.pointer.0.last().map(String::as_str)).unwrap_or_else(stem)
}

fn is_fixed(wishes: &[Wish<'_>], user: usize) -> bool {
    wishes.get(user).is_some_and(|wish| wish.fixed.is_some())
}

/// The words of a name, the most important one first: the last key or the stem of the file, then
/// what stands above it.
fn words(wish: &Wish<'_>) -> Vec<String> {
    if let Some(name) = wish.fixed {
        return vec![name.to_owned()];
    }
    let keys = wish.pointer.0.iter().rev().cloned();
    let stem = wish.path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let folders = wish.path.parent().into_iter().flat_map(Path::components).rev();
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
fn number(wishes: &[Wish<'_>], same: &[usize], names: Vec<String>, tree: &Value) -> Vec<String> {
    let mut order: Vec<usize> = (0..names.len()).filter(|i| same.get(*i) == Some(i)).collect();
    order.sort_by_key(|index| wishes.get(*index).map(|w| (w.fixed.is_none(), w.path, w.pointer)));
    let mut used = BTreeSet::new();
    let mut result = names;
    for index in order {
        let (Some(wish), Some(name)) = (wishes.get(index), result.get_mut(index)) else { continue };
        let free = |used: &BTreeSet<(&str, String)>, name: &str| {
            !used.contains(&(wish.section, name.to_owned()))
                && (wish.fixed.is_some() || !is_taken(tree, wish.section, name))
        };
        let mut candidate = name.clone();
        let mut count = 2;
        while !free(&used, &candidate) {
            candidate = format!("{name}_{count}");
            count += 1;
        }
        used.insert((wish.section, candidate.clone()));
        *name = candidate;
    }
    result
}

fn is_taken(tree: &Value, section: &str, name: &str) -> bool {
    tree.get("components")
        .and_then(|all| all.get(section))
        .is_some_and(|all| all.get(name).is_some())
}
