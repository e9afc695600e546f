//! The module `types` of the crate: the types that several documents share.

use std::collections::BTreeSet;

use super::types::{features, print, rows};
use super::{Crate, DocumentModule, RustFile};
use crate::ir::TypeDef;

/// Prints the file of a shared type, with the names of the first document that has it.
pub(super) fn file(
    settings: &Crate,
    documents: &[DocumentModule<'_>],
    position: usize,
) -> RustFile {
    let shared = &settings.shared.types[position];
    let first = shared.copies[0];
    let document = &documents[first.document];
    let def = TypeDef { usage: shared.usage, ..document.ir.types[first.id.0].clone() };
    print(settings, document, first.id, &def, shared.is_error_body)
}

/// Prints the list of all shared types. A shared type is compiled if one of its documents compiles its copy.
pub(super) fn list(settings: &Crate, documents: &[DocumentModule<'_>]) -> RustFile {
    let types = settings.shared.types.iter().map(|shared| {
        let first = shared.copies[0];
        let names = &documents[first.document].names.types[first.id.0];
        let conditions = shared.copies.iter().map(|copy| {
            let document = &documents[copy.document];
            let features = features(document, &document.ir.types[copy.id.0]);
            if features.is_empty() { document.all_features() } else { features }
        });
        (names, joined(conditions, documents))
    });
    let home = settings.home.inside();
    RustFile {
        docs: vec!["The types that several documents of the API share.".to_owned()],
        pieces: rows(types.collect(), &home),
    }
}

/// Joins the features of the copies of a type. If empty, the type is always compiled.
fn joined(
    conditions: impl Iterator<Item = BTreeSet<String>>,
    documents: &[DocumentModule<'_>],
) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for features in conditions {
        // A document without features is always compiled.
        if features.is_empty() {
            return BTreeSet::new();
        }
        all.extend(features);
    }
    let of_documents = documents.iter().flat_map(DocumentModule::all_features);
    if all == of_documents.collect() { BTreeSet::new() } else { all }
}
