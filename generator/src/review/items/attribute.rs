//! The changes that explain broken items.

use std::collections::BTreeMap;

use super::difference::{Broken, difference};
use super::index::Items;
use super::renames::Renames;
use crate::diagnostic::Rule;
use crate::review::change::{Anchor, Change, ClaimSide, Extent};
use crate::review::report::{BrokenItem, Subject, SubjectKind};

/// Adds each broken item to the changes that claim it, and a change for each item that none claims.
pub(in crate::review) fn attribute(
    old: &Items,
    new: &Items,
    renames: &Renames,
    name: &str,
    changes: &mut Vec<Change>,
) {
    let mut claims: BTreeMap<(String, Extent), Vec<usize>> = BTreeMap::new();
    for (position, change) in changes.iter().enumerate() {
        for claim in &change.claims {
            let path = match claim.side {
                ClaimSide::Old => renames.path(&claim.path),
                ClaimSide::New => claim.path.clone(),
            };
            claims.entry((path, claim.extent)).or_default().push(position);
        }
    }
    let moved = with_other_paths(old, renames, changes);
    for broken in moved.into_iter().chain(difference(old, new, renames)) {
        let mut found = claimants(&claims, &broken);
        found.sort_unstable();
        found.dedup();
        if found.is_empty() {
            changes.push(unexplained(&broken, name));
        }
        for position in found {
            if let Some(change) = changes.get_mut(position) {
                change.broken.push(broken.item.clone());
            }
        }
    }
}

/// Returns the items with other paths that no change mentions, and removes those that the old crate does not have.
fn with_other_paths(old: &Items, renames: &Renames, changes: &mut [Change]) -> Vec<Broken> {
    let mut missing: BTreeMap<&str, &String> = renames
        .iter()
        // The items of a module that is removed move to the root of the crate, and the module itself is no item there.
        .filter(|(path, new)| !new.is_empty() && old.declaration(path).is_some())
        .map(|(path, new)| (path.as_str(), new))
        .collect();
    let all: BTreeMap<&str, &String> = renames.iter().map(|(a, b)| (a.as_str(), b)).collect();
    for change in changes {
        change.broken.retain(|item| {
            let new = all.get(item.path.as_str()).copied();
            let is_renamed = new.is_some() && new == item.new.as_ref();
            !is_renamed || old.declaration(&item.path).is_some()
        });
        for item in &change.broken {
            missing.remove(item.path.as_str());
        }
    }
    let broken = missing.into_iter().map(|(path, new)| Broken {
        key: new.clone(),
        is_trait: false,
        item: BrokenItem {
            path: path.to_owned(),
            old: old.declaration(path).cloned(),
            new: Some(new.clone()),
        },
    });
    broken.collect()
}

/// Returns the changes that claim an item: those that claim the item itself, or else those that claim the innermost item
/// that contains it.
fn claimants(claims: &BTreeMap<(String, Extent), Vec<usize>>, broken: &Broken) -> Vec<usize> {
    let extent = if broken.is_trait { Extent::Traits } else { Extent::Item };
    let own = claims.get(&(broken.key.clone(), extent)).cloned().unwrap_or_default();
    if !own.is_empty() {
        return own;
    }
    let mut path = broken.key.as_str();
    loop {
        if let Some(found) = claims.get(&(path.to_owned(), Extent::Tree)) {
            return found.clone();
        }
        match path.rsplit_once("::") {
            Some((outer, _)) => path = outer,
            None => return Vec::new(),
        }
    }
}

fn unexplained(broken: &Broken, name: &str) -> Change {
    let path = &broken.item.path;
    let (rule, words) = match (&broken.item.old, &broken.item.new) {
        (Some(_), None) => (Rule::PublicItemRemoved, "is removed"),
        _ => (Rule::PublicItemChanged, "is changed"),
    };
    let part = match &broken.item.old {
        Some(old) if broken.is_trait => format!("{path}: {old}"),
        _ => path.clone(),
    };
    let message = format!("the public item `{part}` {words}");
    let subject = Subject { kind: SubjectKind::Crate, name: name.to_owned(), part: Some(part) };
    let mut change = Change::new(rule, subject, message);
    change.old = Some(Anchor { path: Some(path.clone()), at: None });
    change.new =
        broken.item.new.is_some().then(|| Anchor { path: Some(broken.key.clone()), at: None });
    change.broken.push(broken.item.clone());
    change
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(lines: &[&str]) -> Items {
        let mut items = Items::default();
        for line in lines {
            items.add(line);
        }
        items
    }

    /// Returns the changes of items that nothing explains.
    fn unexplained(old: &[&str], new: &[&str], renames: &[(&str, &str)]) -> Vec<String> {
        let mut all = Renames::default();
        for (old, new) in renames {
            all.add((*old).to_owned(), (*new).to_owned());
        }
        let mut changes = Vec::new();
        attribute(&items(old), &items(new), &all, "pets", &mut changes);
        changes.iter().map(|change| format!("{}: {}", change.rule.name(), change.message)).collect()
    }

    #[test]
    fn item_without_a_cause_is_a_change() {
        let line = "types::Pet: struct { .. }";
        for (old, new, expected) in [
            (vec![line], vec![line], vec![]),
            (
                vec![line],
                vec![],
                vec!["public-item-removed: the public item `types::Pet` is removed"],
            ),
            (
                vec![line, "types::Pet: impl Clone"],
                vec![line],
                vec!["public-item-removed: the public item `types::Pet: impl Clone` is removed"],
            ),
            (
                vec!["types::Pet::name: field String"],
                vec!["types::Pet::name: field Option<String>"],
                vec!["public-item-changed: the public item `types::Pet::name` is changed"],
            ),
        ] {
            assert_eq!(unexplained(&old, &new, &[]), expected, "{old:?} {new:?}");
        }
    }

    #[test]
    fn field_whose_type_has_the_name_of_a_renamed_one_is_no_change() {
        let old = ["types::Pet::tag: field types::Tag", "types::Tag: enum"];
        let new = ["types::Pet::tag: field types::Tag", "types::Tag: enum", "types::Label: enum"];
        let found = unexplained(&old, &new, &[("types::Tag", "types::Label")]);
        assert_eq!(found, ["public-item-changed: the public item `types::Tag` is changed"]);
    }

    #[test]
    fn module_that_becomes_the_root_is_removed_once() {
        let old = ["v1: mod", "v1::types::Pet: enum"];
        let found = unexplained(&old, &["types::Pet: enum"], &[("v1", "")]);
        assert_eq!(found, ["public-item-removed: the public item `v1` is removed"]);
    }

    #[test]
    fn renamed_item_without_a_cause_is_a_change() {
        let (old, new) = (["types::Pet: enum"], ["types::Animal: enum"]);
        let found = unexplained(&old, &new, &[("types::Pet", "types::Animal")]);
        assert_eq!(found, ["public-item-changed: the public item `types::Pet` is changed"]);
        let found = unexplained(&old, &new, &[("types::Pet", "types::Animal"), ("a", "b")]);
        assert_eq!(found.len(), 1, "the old crate has no such item: {found:?}");
    }
}
