//! The changes that explain broken items.

use std::collections::BTreeMap;

use super::difference::{Broken, difference};
use super::index::Items;
use super::renames::Renames;
use crate::diagnostic::Rule;
use crate::review::change::{Anchor, Change, ClaimSide, Extent};
use crate::review::report::{Subject, SubjectKind};

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
    for broken in difference(old, new, renames) {
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
