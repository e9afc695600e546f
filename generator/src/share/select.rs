//! The selection of the classes that become a shared type.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::partition::{Classes, copies};
use super::{Document, TypeCopy};

/// Returns the copies of each shared type, sorted by the first copy.
///
/// A class becomes a shared type if it has types of several documents. If several classes have the same name, only the
/// one with the most types does, and the types that refer to the other ones are not shared either.
pub(super) fn select(documents: &[Document<'_>], classes: &Classes) -> Vec<Vec<TypeCopy>> {
    let mut groups: Vec<Vec<TypeCopy>> = vec![Vec::new(); classes.count];
    for copy in copies(documents) {
        groups[classes.of(copy)].push(copy);
    }
    let mut is_shared = with_own_names(documents, &groups);
    loop {
        let refers_to_others = |class: &usize| {
            let first = groups[*class][0];
            let uses = documents[first.document].0.types[first.id.0].kind.uses();
            uses.into_iter().any(|id| !is_shared[classes.of(TypeCopy { id, ..first })])
        };
        let dropped: Vec<usize> =
            (0..groups.len()).filter(|class| is_shared[*class]).filter(refers_to_others).collect();
        if dropped.is_empty() {
            break;
        }
        for class in dropped {
            is_shared[class] = false;
        }
    }
    let shared = groups.into_iter().zip(is_shared).filter(|(_, is_shared)| *is_shared);
    let mut shared: Vec<Vec<TypeCopy>> = shared.map(|(copies, _)| copies).collect();
    shared.sort();
    shared
}

/// Returns, for each class, whether it has types of several documents, and a name and a file name that no larger class
/// has.
fn with_own_names(documents: &[Document<'_>], groups: &[Vec<TypeCopy>]) -> Vec<bool> {
    let mut order: Vec<usize> =
        (0..groups.len()).filter(|class| groups[*class].len() > 1).collect();
    order.sort_by_key(|class| (Reverse(groups[*class].len()), groups[*class][0]));
    let (mut idents, mut files) = (BTreeSet::new(), BTreeSet::new());
    let mut is_shared = vec![false; groups.len()];
    for class in order {
        let first = groups[class][0];
        let names = &documents[first.document].1.types[first.id.0];
        let (ident, file) = (names.ident.as_str(), names.module.plain());
        if !idents.contains(ident) && !files.contains(file) {
            idents.insert(ident);
            files.insert(file);
            is_shared[class] = true;
        }
    }
    is_shared
}
