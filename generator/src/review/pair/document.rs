//! Pairs of documents: by module, by title, by the name of the root file, and the last two that are left.

use super::super::side::{Api, Side};

/// A document of the old crate, of the new crate, or of both, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::review) struct DocumentRefs {
    pub(in crate::review) old: Option<usize>,
    pub(in crate::review) new: Option<usize>,
}

/// Returns the pairs in the order of the new crate, then the removed documents.
pub(super) fn pair(old: &Side, new: &Side) -> Vec<DocumentRefs> {
    let mut olds: Vec<Option<usize>> = vec![None; new.documents.len()];
    let mut open: Vec<usize> = (0..old.documents.len()).collect();
    let keys: [fn(&Api) -> String; 3] = [
        |api| if api.module.is_empty() { String::new() } else { api.module.clone() },
        |api| api.ir.title.clone(),
        |api| api.root.rsplit('/').next().unwrap_or_default().to_owned(),
    ];
    for key in keys {
        let found = super::operation::by_unique_key(
            open.iter().map(|position| (*position, key(&old.documents[*position]))),
            (0..olds.len())
                .filter(|position| olds[*position].is_none())
                .map(|position| (position, key(&new.documents[position]))),
        );
        for (before, after) in found {
            olds[after] = Some(before);
            open.retain(|position| *position != before);
        }
    }
    let mut free = olds.iter_mut().filter(|each| each.is_none());
    if let (Some(slot), None, [last]) = (free.next(), free.next(), open.as_slice()) {
        *slot = Some(*last);
        open.clear();
    }
    let pairs = olds.into_iter().enumerate();
    let pairs = pairs.map(|(after, before)| DocumentRefs { old: before, new: Some(after) });
    let removed = open.into_iter().map(|before| DocumentRefs { old: Some(before), new: None });
    pairs.chain(removed).collect()
}
