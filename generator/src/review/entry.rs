//! The entries of a report: changes with their verdicts, places and users.

use std::collections::BTreeSet;

use super::change::{Anchor, Change, Uses};
use super::compare::{self, compare};
use super::decide::Decider;
use super::fold::fold;
use super::items::{self, Items};
use super::pair::Pairs;
use super::place::Positions;
use super::report::Entry;
use super::side::{Ref, Side};
use super::uses::Users;
use crate::config::Review;
use crate::diagnostic::Rule;

/// The number of operations that the entry of a type lists. A type of all operations has as many as the document, and a
/// document has many types.
const MAX_USES: usize = 100;

/// Compares two crates, and returns the entries in their order.
pub(super) fn entries(old: &Side, new: &Side, pairs: &Pairs, decisions: &Review) -> Vec<Entry> {
    let (mut changes, renames) = compare(old, new, pairs);
    let items = rayon::join(|| Items::of(old), || Items::of(new));
    items::attribute(&items.0, &items.1, &renames, &new.facts.name, &mut changes);
    changes.retain(has_effect);
    let changes = fold(changes);
    let positions = rayon::join(
        || Positions::find(old, changes.iter().filter_map(|change| change.old.as_ref())),
        || Positions::find(new, changes.iter().filter_map(|change| change.new.as_ref())),
    );
    let decider = Decider::new(&decisions.verdicts);
    let users = (Users::of(old), Users::of(new));
    let mut entries: Vec<Entry> = Vec::new();
    for change in changes {
        let operations = operations(&change, (old, new), (&users.0, &users.1));
        // A type that only new operations use is part of them.
        let is_new = |at: &(&Side, Ref)| !pairs.new_operations.contains(&at.1);
        let is_used = !operations.is_empty();
        if change.rule == Rule::TypeAdded && is_used && operations.iter().all(is_new) {
            continue;
        }
        let verdicts = decider.verdicts(&change, &operations);
        entries.push(entry(
            change,
            verdicts,
            &operations,
            (&positions.0, &positions.1),
            (&items.0, &items.1),
        ));
    }
    let order = |entry: &Entry| {
        let names = (entry.document.clone(), entry.subject.clone());
        (entry.verdict(), names, entry.rule, entry.message.clone())
    };
    entries.sort_by_cached_key(order);
    entries
}

fn entry(
    change: Change,
    verdicts: Vec<crate::diagnostic::Verdict>,
    operations: &[(&Side, Ref)],
    positions: (&Positions, &Positions),
    items: (&Items, &Items),
) -> Entry {
    let is_subject = matches!(change.uses, Uses::Operation(..));
    let shown = operations.iter().filter(|_| !is_subject);
    let shown: BTreeSet<String> = shown.map(|(side, at)| compare::address(side, *at)).collect();
    let use_count = shown.len();
    // The operations of a folded change are its subject.
    let listed = if matches!(change.uses, Uses::Operations(_)) { use_count } else { MAX_USES };
    let place = |anchor: Option<Anchor>, positions: &Positions, items| {
        anchor.map(|anchor| positions.place(anchor, items))
    };
    let mut broken = change.broken;
    broken.sort();
    broken.dedup();
    Entry {
        rule: change.rule,
        verdicts,
        document: change.document,
        tag: change.tag,
        subject: change.subject,
        message: change.message,
        advice: change.advice,
        old: place(change.old, positions.0, items.0),
        new: place(change.new, positions.1, items.1),
        broken,
        uses: shown.into_iter().take(listed).collect(),
        use_count,
        used_at: Vec::new(),
        fingerprint: String::new(),
        acceptance: None,
    }
}

/// Returns whether a change is reported. Some changes matter only if they break a public item.
fn has_effect(change: &Change) -> bool {
    let needs_item = matches!(
        change.rule,
        Rule::RuntimeChanged
            | Rule::ErrorTypeChanged
            | Rule::ServersChanged
            | Rule::TypeDirectionChanged
            | Rule::TypeUnshared
            | Rule::TraitRemoved
    );
    !needs_item || !change.verdicts.is_empty() || !change.broken.is_empty()
}

/// Returns the operations that a change concerns, in the crates that have them.
fn operations<'a>(
    change: &Change,
    (old, new): (&'a Side, &'a Side),
    users: (&Users, &Users),
) -> Vec<(&'a Side, Ref)> {
    match &change.uses {
        Uses::Subject | Uses::Operation(None, None) | Uses::Type(None, None) => Vec::new(),
        Uses::Operation(_, Some(at)) => vec![(new, *at)],
        Uses::Operation(Some(at), None) => vec![(old, *at)],
        Uses::Operations(list) => list.iter().map(|at| (old, *at)).collect(),
        Uses::Type(_, Some(at)) => {
            users.1.operations(*at).into_iter().map(|at| (new, at)).collect()
        }
        Uses::Type(Some(at), None) => {
            users.0.operations(*at).into_iter().map(|at| (old, at)).collect()
        }
    }
}
