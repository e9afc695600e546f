//! The module `types`: a file per type, and the list of them.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::derives::derives;
use super::ty::{Import, Types, tokens};
use super::{Crate, Module, docs, enumeration, object, union};
use crate::ir::{TypeDef, TypeId, TypeKind};
use crate::name::{Ident, TypeNames};
use crate::render::{Piece, Source};

/// What all kinds of types begin with.
pub(super) struct Head<'a> {
    pub(super) def: &'a TypeDef,
    pub(super) names: &'a TypeNames,
    pub(super) ident: &'a Ident,
    /// Documentation and derives.
    pub(super) attributes: TokenStream,
}

/// The file of a type.
pub(super) fn file(settings: &Crate, module: &Module<'_>, id: TypeId) -> Source {
    let def = &module.ir.types[id.0];
    let names = &module.names.types[id.0];
    let mut types = Types::at_home(module);
    let fallback = match def.origin.component() {
        Some(name) => format!("The schema {}.", docs::code(name)),
        _ => "A schema without a name of its own.".to_owned(),
    };
    let documentation = docs::attributes(docs::lines(&def.docs, &fallback));
    let own = derives(&def.kind);
    let more = chosen(&settings.derives, &names.key).filter(|name| !own.contains(name));
    let all: Vec<&str> = own.iter().copied().chain(more).collect();
    let derives = tokens(&all.join(", "));
    let more = chosen(&settings.attributes, &names.key).map(tokens);
    let attributes = quote!(#documentation #[derive(#derives)] #(#[#more])*);
    let head = Head { def, names, ident: &names.ident, attributes };
    let pieces = match &def.kind {
        TypeKind::Struct(object) => {
            let blank = !module.unblank.contains(&id);
            object::pieces(&head, object, blank, &mut types)
        }
        TypeKind::StringEnum(list) => enumeration::strings(&head, list, &mut types),
        TypeKind::IntegerEnum(list) => enumeration::integers(&head, list, &mut types),
        TypeKind::Union(variants) => union::pieces(&head, variants, &mut types),
        TypeKind::Newtype(inner) => union::newtype(&head, inner, &mut types),
    };
    let imports = Piece::Items(types.imports(Some(id), Vec::new()));
    Source { docs: Vec::new(), pieces: std::iter::once(imports).chain(pieces).collect() }
}

/// What the configuration adds to a type.
fn chosen<'a>(
    additions: &'a BTreeMap<String, Vec<String>>,
    key: &str,
) -> impl Iterator<Item = &'a str> {
    let keys = ["*", key];
    keys.into_iter().filter_map(|key| additions.get(key)).flatten().map(String::as_str)
}

/// The list of all types; those that only some tags reach are compiled only with one of these.
pub(super) fn list(module: &Module<'_>) -> Source {
    let mut order: Vec<usize> = (0..module.ir.types.len()).collect();
    order.sort_by_key(|&position| &module.names.types[position].module);
    let rows = order.into_iter().flat_map(|position| {
        let TypeNames { ident, module: file, .. } = &module.names.types[position];
        row(&format!("{file}::{ident}"), &features(module, &module.ir.types[position]))
    });
    let rows: Vec<String> = rows.collect();
    let title = docs::line(&module.ir.title);
    let docs = vec![format!("The types of {}.", if title.is_empty() { "the API" } else { &title })];
    if rows.is_empty() {
        return Source { docs, pieces: Vec::new() };
    }
    let import = Import::new(format!("{}::runtime", module.home), ["modules"]);
    let table = Piece::Table { head: "modules!".to_owned(), rows };
    Source { docs, pieces: vec![Piece::Items(import.tokens()), table] }
}

/// `pet::Pet if "shop" | "zoo";`, on as many lines as it needs.
fn row(name: &str, features: &BTreeSet<String>) -> Vec<String> {
    const WIDTH: usize = 92;
    let mut lines = vec![name.to_owned()];
    for (position, feature) in features.iter().enumerate() {
        let word = format!(" {} {feature:?}", if position == 0 { "if" } else { "|" });
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < WIDTH => line.push_str(&word),
            _ => lines.push(format!("   {word}")),
        }
    }
    if let Some(line) = lines.last_mut() {
        line.push(';');
    }
    lines
}

/// The features with which a type is compiled; none when all tags reach it.
fn features(module: &Module<'_>, def: &TypeDef) -> BTreeSet<String> {
    if def.tags.len() == module.ir.tags.len() {
        return BTreeSet::new();
    }
    def.tags.iter().map(|tag| module.feature(*tag)).collect()
}

/// `#[cfg(any(feature = "a", feature = "b"))]`
pub(super) fn any_feature(features: &BTreeSet<String>) -> TokenStream {
    let mut features = features.iter();
    match (features.next(), features.next()) {
        (None, _) => TokenStream::new(),
        (Some(only), None) => quote!(#[cfg(feature = #only)]),
        (Some(first), Some(second)) => {
            quote!(#[cfg(any(feature = #first, feature = #second #(, feature = #features)*))])
        }
    }
}
