//! The candidates for names: the words of the document that identify an item, from short to long.

mod inline;
mod merged;
mod named;
mod operation;
mod origin;
mod repeat;
mod variant;

use std::collections::BTreeSet;

use super::rules::ShortNames;
use crate::config::NameRules;
use crate::ir::{Candidates, Ir, NameCandidates, TypeDef, TypeKind};
use named::Named;
use repeat::without_repeated_words;

/// Returns the candidates for the names of all types, variants and operations.
#[must_use]
pub fn candidates(ir: &Ir, rules: &NameRules) -> Candidates {
    let short = &ShortNames::new(ir, rules);
    let variants = |def: &TypeDef| match &def.kind {
        TypeKind::Union(body) => {
            let variants = body.variants.iter();
            variants
                .map(|each| all(short, |names| variant::candidates(&each.origin, names)))
                .collect()
        }
        _ => Vec::new(),
    };
    let operations = ir.operations.iter().map(|each| {
        let (id, method, path) = (each.id.as_deref(), &each.method, &each.template);
        all(short, |names| operation::candidates(id, method, path, names))
    });
    Candidates {
        types: ir.types.iter().map(|def| all(short, |names| of_type(def, names))).collect(),
        variants: ir.types.iter().map(variants).collect(),
        operations: operations.collect(),
    }
}

/// Returns the names of the types of a document in the configuration: the first candidate of each.
#[must_use]
pub fn type_keys(ir: &Ir) -> Vec<String> {
    let first = |def: &TypeDef| of_type(def, &ShortNames::default()).candidates.into_iter().next();
    ir.types.iter().filter_map(first).collect()
}

fn of_type(def: &TypeDef, names: &ShortNames<'_>) -> Named {
    origin::named(&def.origin, merged::only_value(&def.kind), names)
}

/// Returns the candidates with short names, then those with the names in the document, each once and after its form
/// without repeated words.
fn all(short: &ShortNames<'_>, candidates: impl Fn(&ShortNames<'_>) -> Named) -> NameCandidates {
    let in_document = candidates(&ShortNames::default());
    let key = in_document.candidates.first().cloned().unwrap_or_default();
    let first = (!short.is_empty()).then(|| candidates(short));
    let mut seen = BTreeSet::new();
    let mut names = Vec::with_capacity(in_document.candidates.len());
    for Named { candidates, label } in first.into_iter().chain([in_document]) {
        for candidate in candidates {
            let unrepeated = without_repeated_words(&candidate, &label);
            let both = unrepeated.into_iter().chain([candidate]);
            names.extend(both.filter(|name| seen.insert(name.clone())));
        }
    }
    NameCandidates { key, names }
}
