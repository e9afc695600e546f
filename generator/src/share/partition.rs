//! The partition of all types into classes of equal types, by refinement: types are equal at first if they are similar
//! apart from their references, and a class is split while the references of its types lead to different classes. Types
//! that refer to each other are therefore equal together or not at all.

use std::collections::BTreeMap;

use super::similar::is_similar;
use super::{Document, TypeCopy};
use crate::ir::TypeId;

/// The classes of equal types.
pub(super) struct Classes {
    /// The class of each type, by document and [`TypeId`].
    of_types: Vec<Vec<usize>>,
    /// The number of classes.
    pub(super) count: usize,
}

impl Classes {
    /// Returns the class of a type.
    pub(super) fn of(&self, copy: TypeCopy) -> usize {
        self.of_types[copy.document][copy.id.0]
    }
}

/// Returns the classes of equal types.
pub(super) fn classes(documents: &[Document<'_>]) -> Classes {
    let mut classes = similar(documents);
    loop {
        let refined = refined(documents, &classes);
        if refined.count == classes.count {
            return refined;
        }
        classes = refined;
    }
}

/// Returns all types, sorted by document.
pub(super) fn copies(documents: &[Document<'_>]) -> impl Iterator<Item = TypeCopy> {
    documents.iter().enumerate().flat_map(|(document, (ir, _))| {
        (0..ir.types.len()).map(move |id| TypeCopy { document, id: TypeId(id) })
    })
}

/// Returns the classes of types that are equal apart from their references.
fn similar(documents: &[Document<'_>]) -> Classes {
    let mut groups: BTreeMap<&str, Vec<(usize, TypeCopy)>> = BTreeMap::new();
    let mut count = 0;
    numbered(documents, |copy| {
        let (ir, names) = documents[copy.document];
        let (def, own) = (&ir.types[copy.id.0], &names.types[copy.id.0]);
        let group = groups.entry(own.ident.as_str()).or_default();
        let known = group.iter().find(|(_, other)| {
            let (ir, names) = documents[other.document];
            is_similar((def, own), (&ir.types[other.id.0], &names.types[other.id.0]))
        });
        if let Some((class, _)) = known {
            return *class;
        }
        group.push((count, copy));
        count += 1;
        count - 1
    })
}

/// Splits the classes whose types refer to different classes.
fn refined(documents: &[Document<'_>], classes: &Classes) -> Classes {
    let mut numbers: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    numbered(documents, |copy| {
        let uses = documents[copy.document].0.types[copy.id.0].kind.uses();
        let uses = uses.into_iter().map(|id| classes.of(TypeCopy { id, ..copy }));
        let key = std::iter::once(classes.of(copy)).chain(uses).collect();
        let next = numbers.len();
        *numbers.entry(key).or_insert(next)
    })
}

/// Returns the classes that a function returns for each type.
fn numbered(documents: &[Document<'_>], mut class: impl FnMut(TypeCopy) -> usize) -> Classes {
    let mut of_types: Vec<Vec<usize>> = documents.iter().map(|_| Vec::new()).collect();
    let mut count = 0;
    for copy in copies(documents) {
        let class = class(copy);
        count = count.max(class + 1);
        of_types[copy.document].push(class);
    }
    Classes { of_types, count }
}
