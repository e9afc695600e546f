//! The comparison of two generated crates: what a change breaks, and for whom.
//!
//! [`review()`] runs all stages before the printing of files for both crates, finds the [`pair`]s of documents, operations
//! and types, [`compare`]s them, and attributes the public [`items`] that code cannot use as before to the changes. An item
//! that no change explains becomes an entry of its own, so that nothing is missing.

mod change;
mod code;
mod compare;
mod decide;
mod format;
mod items;
mod load;
mod pair;
mod place;
mod report;
mod side;
mod uses;

use std::collections::BTreeSet;

use self::change::{Anchor, Change, Uses};
use self::items::Items;
use self::pair::Pairs;
use self::place::Positions;
use self::side::{Ref, Side};
use self::uses::Users;
use crate::diagnostic::Rule;

pub use code::mark_uses;
pub use format::{Format, format};
pub use load::Input;
pub use report::{
    AcceptProblem, Acceptance, BrokenItem, CrateInfo, DocumentInfo, DocumentPair, Entry,
    FileLocation, Place, Report, Subject, SubjectKind, VersionAdvice,
};

/// Compares two crates. `today` is the day that accepted changes are compared with, such as `2027-01-31`.
///
/// # Errors
///
/// Returns the diagnostics as text if a document of either crate cannot be used.
pub fn review(old: Input, new: Input, today: &str) -> Result<Report, String> {
    let (old, new) = rayon::join(|| Side::read(old), || Side::read(new));
    let (old, new) = (old?, new?);
    // The decisions are those of the new crate; a document without configuration has those of the old one.
    let decisions = if new.config_path.is_some() { &new } else { &old };
    let pairs = Pairs::find(&old, &new, &decisions.config.review.path_rewrites);
    let (mut changes, renames) = compare::compare(&old, &new, &pairs);
    let (old_items, new_items) = rayon::join(|| Items::of(&old), || Items::of(&new));
    items::attribute(&old_items, &new_items, &renames, &new.facts.name, &mut changes);
    changes.retain(has_effect);
    let positions = rayon::join(
        || Positions::find(&old, changes.iter().filter_map(|change| change.old.as_ref())),
        || Positions::find(&new, changes.iter().filter_map(|change| change.new.as_ref())),
    );
    let decider = decide::Decider::new(&decisions.config.review.verdicts);
    let users = (Users::of(&old), Users::of(&new));
    let mut entries: Vec<Entry> = Vec::new();
    for change in changes {
        let operations = operations(&change, (&old, &new), (&users.0, &users.1));
        let is_of_added = |(side, at): &(&Side, Ref)| {
            std::ptr::eq(*side, &raw const new) && !pairs.new_operations.contains(at)
        };
        if change.rule == Rule::TypeAdded
            && !operations.is_empty()
            && operations.iter().all(is_of_added)
        {
            continue;
        }
        let verdicts = decider.verdicts(&change, &operations);
        let is_subject = matches!(change.uses, Uses::Operation(..));
        let users = operations.iter().filter(|_| !is_subject);
        let uses: BTreeSet<String> = users.map(|(side, at)| compare::address(side, *at)).collect();
        let place = |anchor: Option<Anchor>, positions: &Positions, items| {
            anchor.map(|anchor| positions.place(anchor, items))
        };
        let mut broken = change.broken;
        broken.sort();
        broken.dedup();
        entries.push(Entry {
            rule: change.rule,
            verdicts,
            document: change.document,
            tag: change.tag,
            subject: change.subject,
            message: change.message,
            advice: change.advice,
            old: place(change.old, &positions.0, &old_items),
            new: place(change.new, &positions.1, &new_items),
            broken,
            uses: uses.into_iter().collect(),
            used_at: Vec::new(),
            fingerprint: String::new(),
            acceptance: None,
        });
    }
    let order = |entry: &Entry| {
        let names = (entry.document.clone(), entry.subject.clone());
        (entry.verdict(), names, entry.rule, entry.message.clone())
    };
    entries.sort_by_cached_key(order);
    decide::fingerprints(&mut entries);
    let path = decisions.config_path.as_deref().unwrap_or_default();
    let accepts = decide::accept(&mut entries, &decisions.config, path, today);
    Ok(Report {
        documents: documents(&old, &new, &pairs),
        versions: decide::versions(&old, &new, &pairs.documents, &entries),
        item_names: old_items.names(),
        old: old.info(),
        new: new.info(),
        entries,
        accepts,
    })
}

/// Returns whether a change is reported. Some changes matter only if they break a public item.
fn has_effect(change: &Change) -> bool {
    let needs_item = matches!(
        change.rule,
        Rule::RuntimeChanged
            | Rule::ErrorTypeChanged
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
        Uses::Subject | Uses::Operation(None, None) => Vec::new(),
        Uses::Operation(_, Some(at)) => vec![(new, *at)],
        Uses::Operation(Some(at), None) => vec![(old, *at)],
        Uses::Operations(list) => list.iter().map(|at| (old, *at)).collect(),
        Uses::Type(_, Some(at)) => {
            users.1.operations(*at).into_iter().map(|at| (new, at)).collect()
        }
        Uses::Type(Some(at), None) => {
            users.0.operations(*at).into_iter().map(|at| (old, at)).collect()
        }
        Uses::Type(None, None) => Vec::new(),
    }
}

fn documents(old: &Side, new: &Side, pairs: &Pairs) -> Vec<DocumentPair> {
    let info = |side: &Side, at: Option<usize>| {
        at.and_then(|at| side.documents.get(at)).map(side::Api::info)
    };
    let pairs = pairs.documents.iter().map(|pair| {
        let name = match (pair.new, pair.old) {
            (Some(at), _) => new.documents[at].name.clone(),
            (None, Some(at)) => old.documents[at].name.clone(),
            (None, None) => String::new(),
        };
        DocumentPair { name, old: info(old, pair.old), new: info(new, pair.new) }
    });
    pairs.collect()
}
