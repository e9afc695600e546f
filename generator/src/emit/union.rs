//! Unions and newtypes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Piece;
use super::docs;
use super::head::Head;
use super::ty::{TypePrinter, tokens};
use crate::ir::{Discriminator, Ty, Union, UnionVariant};

/// Returns the pieces of a union.
pub(super) fn pieces(head: &Head<'_>, union: &Union, types: &mut TypePrinter<'_>) -> Vec<Piece> {
    let Head { attributes, ident, .. } = head;
    let value = tokens(types.runtime("Value"));
    let table = types.runtime("union");
    let mut variants: Vec<TokenStream> = Vec::new();
    let mut rows = Vec::new();
    let sources = sources(head, union, types);
    for ((variant, name), source) in union.variants.iter().zip(&head.names.fields).zip(&sources) {
        let text = types.owned(&variant.ty);
        let ty = tokens(&text);
        let docs = docs::attributes(docs::lines(
            &variant.docs,
            &format!("{}.", described(&variant.ty, &text)),
        ));
        variants.push(quote!(#docs #name(#ty),));
        let values: Vec<String> = variant
            .discriminator_values
            .iter()
            .map(|value| Literal::string(value).to_string())
            .collect();
        let values =
            if values.is_empty() { String::new() } else { format!("{} => ", values.join(" | ")) };
        let position = types.position(&variant.ty);
        rows.push(format!("{values}{name}({text}){source}{position},"));
    }
    let unknown_variant = &head.names.unknown;
    let default = union.variants.iter().position(|variant| variant.is_default);
    let default = default.map_or_else(String::new, |position| format!(" else {position}"));
    rows.push(format!("..{unknown_variant}{default}"));
    let docs = docs::attributes(unknown_docs(union));
    let definition = quote! {
        #attributes
        #[non_exhaustive]
        pub enum #ident { #(#variants)* #docs #unknown_variant(#value) }
    };
    let by = match &union.discriminator {
        None => String::new(),
        Some(Discriminator { property, is_scalar }) => {
            let kind = if *is_scalar { " scalar" } else { "" };
            format!(" by{kind} {}", Literal::string(property))
        }
    };
    vec![Piece::Items(definition), Piece::Table { head: format!("{table}! {{ {ident}{by}"), rows }]
}

/// Returns the documentation of the variant for unknown values, with the rule of the choice between alternatives.
fn unknown_docs(union: &Union) -> Vec<String> {
    match &union.discriminator {
        Some(Discriminator { property, .. }) => {
            let property = docs::code(property);
            let has_default = union.variants.iter().any(|variant| variant.is_default);
            let end = if has_default { ", and that does not fit the default one" } else { "" };
            let text = format!("A value whose {property} selects no alternative of the API document");
            docs::wrapped(vec![format!("{text}{end}.")])
        }
        None => [
            "A value that fits no alternative of the API document.",
            "",
            "Of several alternatives that fit, a valid one is read before one with unknown enum values or absent required",
            "properties, then the one that recognizes most properties, then the first one. A value is also unknown if an",
            "alternative that recognizes more of its properties does not fit only because of their types.",
        ]
        .map(str::to_owned)
        .to_vec(),
    }
}

/// Returns the conversion into each variant: ` from Pet`, or nothing if another variant has the same type.
///
/// Types of other crates have none, because they may be another name of the same type. Neither has any JSON, because an
/// unknown value is also JSON.
fn sources(head: &Head<'_>, union: &Union, types: &mut TypePrinter<'_>) -> Vec<String> {
    let sources: Vec<String> =
        union.variants.iter().map(|variant| types.owned(unboxed(&variant.ty))).collect();
    let source = |(variant, text): (&UnionVariant, &String)| {
        let is_unique = sources.iter().filter(|other| *other == text).count() == 1;
        let is_known = !variant.ty.has_external() && *unboxed(&variant.ty) != Ty::Json;
        let is_other = *text != head.ident.to_string();
        if is_unique && is_known && is_other { format!(" from {text}") } else { String::new() }
    };
    union.variants.iter().zip(&sources).map(source).collect()
}

/// Returns a type without its box.
fn unboxed(ty: &Ty) -> &Ty {
    match ty {
        Ty::Boxed(inner) => inner,
        ty => ty,
    }
}

/// Returns the pieces of a newtype.
pub(super) fn newtype(head: &Head<'_>, inner: &Ty, types: &mut TypePrinter<'_>) -> Vec<Piece> {
    let Head { attributes, ident, .. } = head;
    let text = types.owned(inner);
    let ty = tokens(&text);
    let (table, position) = (types.runtime("newtype"), types.position(inner));
    vec![
        Piece::Items(quote!(#attributes pub struct #ident(pub #ty);)),
        Piece::Line(format!("{table}! {{ {ident}({text}){position} }}")),
    ]
}

/// Returns the description of an alternative without documentation.
fn described(ty: &Ty, text: &str) -> String {
    match ty {
        Ty::Named(_) => article(text),
        Ty::Boxed(inner) if matches!(**inner, Ty::Named(_)) => {
            let name = text.trim_start_matches("Box<").trim_end_matches('>');
            article(name)
        }
        Ty::String => "A string".to_owned(),
        Ty::Bool => "A boolean".to_owned(),
        Ty::I32 | Ty::I64 | Ty::U32 | Ty::U64 => "An integer".to_owned(),
        Ty::F64 => "A number".to_owned(),
        Ty::DateTime => "A date-time".to_owned(),
        Ty::Date => "A date".to_owned(),
        Ty::List(_) => "A list".to_owned(),
        Ty::Map(_) => "A map".to_owned(),
        Ty::External(path) => article(path),
        _ => "Any value".to_owned(),
    }
}

/// Returns a link with an article: ``An [`Error`]``.
fn article(name: &str) -> String {
    let text = docs::a(&format!("[`{name}`]"));
    format!("A{}", &text[1..])
}
