//! The module `types`: a file for each type, and the list of all types.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::head::Head;
use super::ty::{Import, TypePrinter, tokens};
use super::{Crate, DocumentModule, Piece, RustFile, docs, enumeration, object, union};
use crate::ir::{Derive, TypeDef, TypeId, TypeKind};
use crate::name::TypeNames;

/// Prints the file of a type.
pub(super) fn file(settings: &Crate, document: &DocumentModule<'_>, id: TypeId) -> RustFile {
    print(settings, document, id, &document.ir.types[id.0], document.ir.is_error_body(id))
}

/// Prints the file of a type with this definition, which may be the error body of an operation.
pub(super) fn print(
    settings: &Crate,
    document: &DocumentModule<'_>,
    id: TypeId,
    def: &TypeDef,
    is_error_body: bool,
) -> RustFile {
    let names = &document.names.types[id.0];
    let mut types = TypePrinter::for_types(document);
    let fallback = match def.origin.component() {
        Some(name) => format!("The schema {}.", docs::code(name)),
        _ => "An inline schema.".to_owned(),
    };
    let documentation = docs::attributes(docs::lines(&def.docs, &fallback));
    let derives = derives(settings, def, names);
    let more = configured(&settings.config.attributes, &names.key).map(tokens);
    let attributes = quote!(#documentation #[derive(#derives)] #(#[#more])*);
    let is_lenient = settings.config.lenient.types.contains(&names.key);
    let head = Head { def, names, ident: &names.ident, attributes, is_lenient };
    let pieces = match &def.kind {
        TypeKind::Struct(object) => object::pieces(&head, object, &mut types),
        TypeKind::StringEnum(list) => enumeration::strings(&head, list, &mut types),
        TypeKind::IntegerEnum(list) => enumeration::integers(&head, list, &mut types),
        TypeKind::MixedEnum(list) => enumeration::mixed(&head, list, &mut types),
        TypeKind::Union(variants) => union::pieces(&head, variants, &mut types),
        TypeKind::Newtype(inner) => union::newtype(&head, inner, &mut types),
    };
    let body = is_error_body.then(|| error_body(&head, &mut types));
    let imports = Piece::Items(types.imports(Some(id), Vec::new()));
    let pieces = std::iter::once(imports).chain(pieces).chain(body).collect();
    RustFile { docs: Vec::new(), pieces }
}

/// Returns the line that makes a type an error.
fn error_body(head: &Head<'_>, types: &mut TypePrinter<'_>) -> Piece {
    let printed = match head.def.kind {
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => " as printed",
        TypeKind::Struct(_)
        | TypeKind::MixedEnum(_)
        | TypeKind::Union(_)
        | TypeKind::Newtype(_) => "",
    };
    let table = types.runtime("error_body");
    Piece::Line(format!("{table}! {{ {}{printed} }}", head.ident))
}

/// Returns the traits that a type derives, and those that the configuration adds.
fn derives(settings: &Crate, def: &TypeDef, names: &TypeNames) -> TokenStream {
    let own: Vec<&str> = def.derives.iter().map(|derive| trait_name(*derive)).collect();
    let added = configured(&settings.config.derives, &names.key).filter(|name| !own.contains(name));
    let all: Vec<&str> = own.iter().copied().chain(added).collect();
    tokens(&all.join(", "))
}

fn trait_name(derive: Derive) -> &'static str {
    match derive {
        Derive::Clone => "Clone",
        Derive::Debug => "Debug",
        Derive::Default => "Default",
        Derive::PartialEq => "PartialEq",
        Derive::Eq => "Eq",
        Derive::Hash => "Hash",
        Derive::PartialOrd => "PartialOrd",
        Derive::Ord => "Ord",
    }
}

/// Returns the additions of the configuration to a type.
fn configured<'a>(
    additions: &'a BTreeMap<String, Vec<String>>,
    key: &str,
) -> impl Iterator<Item = &'a str> {
    let keys = ["*", key];
    keys.into_iter().filter_map(|key| additions.get(key)).flatten().map(String::as_str)
}

/// Prints the list of all types. A type that only some tags use is compiled only if one of them is.
pub(super) fn list(document: &DocumentModule<'_>) -> RustFile {
    let types = document.ir.types.iter().zip(&document.names.types).enumerate();
    let types = types.filter(|(position, _)| !document.shared.contains(&TypeId(*position)));
    let types = types.map(|(_, (def, names))| (names, features(document, def))).collect();
    let title = docs::line(&document.ir.title);
    let docs = vec![format!("The types of {}.", if title.is_empty() { "the API" } else { &title })];
    let mut pieces = rows(types, &document.home);
    pieces.extend(exports(document));
    RustFile { docs, pieces }
}

/// Prints the exports of the types that are shared with other documents.
fn exports(document: &DocumentModule<'_>) -> Vec<Piece> {
    let mut groups: BTreeMap<BTreeSet<String>, Vec<&str>> = BTreeMap::new();
    for &TypeId(id) in &document.shared {
        let features = features(document, &document.ir.types[id]);
        groups.entry(features).or_default().push(document.names.types[id].ident.as_str());
    }
    let export = |(features, idents): (BTreeSet<String>, Vec<&str>)| {
        let condition = any_feature(&features);
        let import = Import::new(format!("{}::types", document.home), idents).tokens();
        Piece::Items(quote!(#condition pub #import))
    };
    groups.into_iter().map(export).collect()
}

/// Prints the declarations of types with the features that they are compiled with.
pub(super) fn rows(mut types: Vec<(&TypeNames, BTreeSet<String>)>, home: &str) -> Vec<Piece> {
    if types.is_empty() {
        return Vec::new();
    }
    types.sort_by_key(|(names, _)| &names.module);
    let rows = types.into_iter().flat_map(|(TypeNames { ident, module: file, .. }, features)| {
        row(&format!("{file}::{ident}"), &features)
    });
    let import = Import::new(format!("{home}::runtime"), ["modules"]);
    let table = Piece::Table { head: "modules!".to_owned(), rows: rows.collect() };
    vec![Piece::Items(import.tokens()), table]
}

/// Returns a row of the list, on as many lines as it needs: `pet::Pet if "shop" | "zoo";`.
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

/// Returns the features that a type is compiled with. If empty, it is compiled with its document, because all tags or
/// only webhooks use it.
pub(super) fn features(document: &DocumentModule<'_>, def: &TypeDef) -> BTreeSet<String> {
    if def.tags.is_empty() || def.tags.len() == document.ir.tags.len() {
        return BTreeSet::new();
    }
    def.tags.iter().map(|tag| document.feature(*tag)).chain(document.types_feature()).collect()
}

/// Returns the attribute `#[cfg(any(feature = "a", feature = "b"))]`.
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
