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

/// A name for each, different from the others and from the components that are there.
///
/// Those that wish for the same name all take the next longer one, with the folder or key above
/// it, so that no name depends on an order.
pub(super) fn give_names(wishes: &[Wish<'_>], tree: &Value) -> Vec<String> {
    let words: Vec<Vec<String>> = wishes.iter().map(words).collect();
    let mut lengths = vec![1; wishes.len()];
    loop {
        let names: Vec<String> = words.iter().zip(&lengths).map(|(w, n)| join(w, *n)).collect();
        let mut users: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (index, (wish, name)) in wishes.iter().zip(&names).enumerate() {
            users.entry((wish.section, name)).or_default().push(index);
        }
        let mut moved = false;
        for ((section, name), users) in &users {
            if users.len() < 2 && (is_fixed(wishes, users) || !is_taken(tree, section, name)) {
                continue;
            }
            for &user in users {
                let movable = wishes.get(user).is_some_and(|wish| wish.fixed.is_none());
                let (Some(words), Some(length)) = (words.get(user), lengths.get_mut(user)) else {
                    continue;
                };
                if movable && *length < words.len() {
                    *length += 1;
                    moved = true;
                }
            }
        }
        if !moved {
            return number(wishes, names, tree);
        }
    }
}

fn is_fixed(wishes: &[Wish<'_>], users: &[usize]) -> bool {
    users.iter().filter_map(|user| wishes.get(*user)).any(|wish| wish.fixed.is_some())
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

/// Puts words together, the most important one at the end.
fn join(words: &[String], length: usize) -> String {
    let words: Vec<&str> = words.iter().take(length).rev().map(String::as_str).collect();
    words.join("_")
}

/// Numbers what still has the same name: the same file by another case of letters, for instance.
fn number(wishes: &[Wish<'_>], names: Vec<String>, tree: &Value) -> Vec<String> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|index| wishes.get(*index).map(|w| (w.fixed.is_none(), w.path, w.pointer)));
    let mut used = BTreeSet::new();
    let mut result = names;
    for index in order {
        let (Some(wish), Some(name)) = (wishes.get(index), result.get_mut(index)) else { continue };
        let free = |used: &BTreeSet<(String, String)>, name: &str| {
            !used.contains(&(wish.section.to_owned(), name.to_owned()))
                && (wish.fixed.is_some() || !is_taken(tree, wish.section, name))
        };
        let mut candidate = name.clone();
        let mut count = 2;
        while !free(&used, &candidate) {
            candidate = format!("{name}_{count}");
            count += 1;
        }
        used.insert((wish.section.to_owned(), candidate.clone()));
        *name = candidate;
    }
    result
}

fn is_taken(tree: &Value, section: &str, name: &str) -> bool {
    tree.get("components")
        .and_then(|all| all.get(section))
        .is_some_and(|all| all.get(name).is_some())
}
