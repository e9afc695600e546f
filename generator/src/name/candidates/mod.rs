//! The candidates for names: the words of the document that identify an item, from short to long.

mod inline;
mod merged;
mod named;
mod operation;
mod origin;
mod variant;

use crate::ir::{Candidates, Ir, TypeDef, TypeKind};

/// Returns the candidates for the names of all types, variants and operations.
#[must_use]
pub fn candidates(ir: &Ir) -> Candidates {
    let variants = |def: &TypeDef| match &def.kind {
        TypeKind::Union(body) => {
            body.variants.iter().map(|each| variant::candidates(&each.origin)).collect()
        }
        _ => Vec::new(),
    };
    let operations = ir.operations.iter();
    Candidates {
        types: ir.types.iter().map(of_type).collect(),
        variants: ir.types.iter().map(variants).collect(),
        operations: operations
            .map(|each| operation::candidates(each.id.as_deref(), each.method, &each.template))
            .collect(),
    }
}

/// Returns the names of the types of a document in the configuration: the shortest candidate of each.
#[must_use]
pub fn type_keys(ir: &Ir) -> Vec<String> {
    let first = |def: &TypeDef| of_type(def).into_iter().next();
    ir.types.iter().filter_map(first).collect()
}

fn of_type(def: &TypeDef) -> Vec<String> {
    origin::named(&def.origin, merged::only_value(&def.kind)).candidates
}
