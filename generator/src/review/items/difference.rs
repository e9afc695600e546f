//! The public items that code cannot use as before.

use super::compatible::is_compatible;
use super::index::{Items, is_trait};
use super::renames::Renames;
use crate::review::report::BrokenItem;

/// An item that code cannot use as before.
#[derive(Debug)]
pub(super) struct Broken {
    /// The path in the new crate, also if it does not exist there.
    pub(super) key: String,
    /// Whether it is an implementation of a trait.
    pub(super) is_trait: bool,
    pub(super) item: BrokenItem,
}

/// Compares the items of two crates. An item in an item that is removed as a whole is not returned.
pub(super) fn difference(old: &Items, new: &Items, renames: &Renames) -> Vec<Broken> {
    let mut all = Vec::new();
    let mut removed: Option<String> = None;
    for (path, declaration) in old.iter() {
        let key = renames.path(path);
        let inner = removed.as_ref().is_some_and(|removed| is_in(path, removed));
        if inner && new.declaration(&key).is_none() {
            continue;
        }
        let translated = renames.declaration(declaration);
        if new.contains(&key, &translated) {
            continue;
        }
        let is_trait = is_trait(declaration);
        let found = if is_trait { None } else { new.declaration(&key) };
        if is_trait && new.declaration(&key).is_none() || is_request(new, &key, path, &translated) {
            continue;
        }
        match found {
            // Another type has the name of a renamed one, which is an item of its own.
            Some(found) if found == declaration && key == *path => continue,
            Some(found) if is_compatible(&translated, found) => continue,
            Some(found) if is_request_with_setters(new, &key, &translated, found) => continue,
            None if !is_trait && declaration != "mod" => removed = Some(path.clone()),
            _ => {}
        }
        let item =
            BrokenItem { path: path.clone(), old: Some(declaration.clone()), new: found.cloned() };
        all.push(Broken { key, is_trait, item });
    }
    all.extend(additions(old, new, renames));
    all
}

/// Returns the new fields and variants that break struct literals and matches.
fn additions(old: &Items, new: &Items, renames: &Renames) -> Vec<Broken> {
    let olds: std::collections::BTreeMap<String, &String> = old
        .iter()
        .filter(|(_, text)| !is_trait(text))
        .map(|(path, text)| (renames.path(path), text))
        .collect();
    let added = new.iter().filter_map(|(path, declaration)| {
        let is_part = |start: &str| declaration.starts_with(start);
        let word = match () {
            () if is_part("field ") => "struct",
            () if is_part("variant") => "enum",
            () => return None,
        };
        let (parent, _) = path.rsplit_once("::")?;
        // Without private fields and `non_exhaustive`, code can list all fields and variants.
        let is_open = olds.get(parent).is_some_and(|text| text.as_str() == word);
        if !is_open || olds.contains_key(path) {
            return None;
        }
        let (path, new) = (path.clone(), Some(declaration.clone()));
        let item = BrokenItem { path: path.clone(), old: None, new };
        Some(Broken { key: path, is_trait: false, item })
    });
    added.collect()
}

fn is_in(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.starts_with("::") || rest.is_empty())
}

/// Returns whether an item of a request type exists as one of `TypedRequest`, because the type has become an alias of it.
fn is_request(new: &Items, key: &str, path: &str, declaration: &str) -> bool {
    let arguments =
        |path: &str| new.declaration(path)?.strip_prefix("type = TypedRequest").map(str::to_owned);
    if declaration.starts_with("struct { .. }") {
        return arguments(key).is_some();
    }
    let Some((request, "send")) = key.rsplit_once("::") else {
        return matches!(declaration, "impl Clone" | "impl Debug") && arguments(key).is_some();
    };
    let sends = |arguments| declaration == format!("fn(self) -> ResponseFuture{arguments}");
    !path.is_empty() && arguments(request).is_some_and(sends)
}

/// Returns whether an alias of `TypedRequest` has become a request type that is sent in the same way.
fn is_request_with_setters(new: &Items, key: &str, old: &str, found: &str) -> bool {
    let Some(arguments) = old.strip_prefix("type = TypedRequest") else { return false };
    let send = new.declaration(&format!("{key}::send"));
    found == "struct { .. }"
        && send.is_some_and(|send| *send == format!("fn(self) -> ResponseFuture{arguments}"))
}
