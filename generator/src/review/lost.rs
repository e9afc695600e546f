//! References that only one of the crates cannot follow. The content that they lead to would look like a change.

use std::collections::BTreeSet;

use super::change::Anchor;
use super::items::Items;
use super::place::Positions;
use super::report::LostReference;
use super::side::Side;
use crate::diagnostic::{Code, Diagnostic};

/// The codes of references that are not followed.
const LOST: [Code; 5] = [
    Code::UnreadableFile,
    Code::UnresolvedReference,
    Code::ReferenceOutsideFolder,
    Code::RemoteReference,
    Code::ReferenceCycle,
];

/// Returns the lost references that only one of the crates has.
pub(super) fn lost_references(old: &Side, new: &Side) -> Vec<LostReference> {
    let of = |side: &Side, other: &Side| {
        let known: BTreeSet<&str> = lost(other).map(|(_, each)| each.message.as_str()).collect();
        let only = lost(side).filter(|(_, each)| !known.contains(each.message.as_str()));
        let only: Vec<(Anchor, String)> = only
            .map(|(document, each)| {
                let anchor = Anchor { path: None, at: Some((document, each.at.clone())) };
                (anchor, each.message.clone())
            })
            .collect();
        let positions = Positions::find(side, only.iter().map(|(anchor, _)| anchor));
        let items = Items::default();
        let found = only.into_iter().map(|(anchor, message)| LostReference {
            source: side.argument.clone(),
            location: positions.place(anchor, &items).location,
            message,
        });
        found.collect::<Vec<_>>()
    };
    [of(old, new), of(new, old)].concat()
}

fn lost(side: &Side) -> impl Iterator<Item = (usize, &Diagnostic)> {
    let all = side.documents.iter().enumerate();
    let all = all.flat_map(|(at, api)| api.diagnostics.iter().map(move |each| (at, each)));
    all.filter(|(_, each)| LOST.contains(&each.code))
}
