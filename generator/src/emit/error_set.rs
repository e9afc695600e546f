//! Error enums: a variant for each documented error status.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ty::{TypePrinter, tokens};
use super::{Piece, docs};
use crate::ir::{ErrorContent, ErrorSet, Ty, reason};
use crate::name::Ident;
use crate::spec::StatusRange;

/// Prints an error enum; `about` is its documentation.
pub(super) fn pieces(
    set: &ErrorSet,
    (ident, variants): &(Ident, Vec<Ident>),
    about: &str,
    types: &mut TypePrinter<'_>,
) -> Vec<Piece> {
    let table = types.runtime("error_set");
    let mut definitions: Vec<TokenStream> = Vec::new();
    let mut rows = Vec::new();
    for ((status, content, meaning), name) in set.cases.iter().zip(variants) {
        let (body, row) = match content {
            ErrorContent::None => (quote!(), String::new()),
            ErrorContent::Text => (quote!((String)), " as text".to_owned()),
            ErrorContent::Json(content) => {
                let text = types.owned(unboxed(content));
                let ty = tokens(&text);
                let position = types.position(unboxed(content));
                (quote!((Box<#ty>)), format!("({text}{position})"))
            }
        };
        let docs = docs::attributes(docs::wrapped(vec![said(*status, meaning.as_deref())]));
        definitions.push(quote!(#docs #name #body,));
        let text = Literal::string(&printed(*status, meaning.as_deref()));
        rows.push(format!("{} => {name}{row}: {text},", pattern(*status)));
    }
    let docs = docs::attributes([about]);
    let definition = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #ident { #(#definitions)* }
    };
    vec![Piece::Items(definition), Piece::Table { head: format!("{table}! {{ {ident}"), rows }]
}

/// Returns the text that a variant is printed as: the first sentence of its description, or the reason phrase.
fn printed(status: StatusRange, meaning: Option<&str>) -> String {
    let words: Vec<&str> = meaning.unwrap_or_default().split_whitespace().collect();
    let text = words.join(" ");
    let sentence = text.split(". ").next().unwrap_or_default().trim_end_matches('.');
    if !sentence.is_empty() {
        return sentence.to_owned();
    }
    match status {
        StatusRange::Default => "Error".to_owned(),
        status => reason(status),
    }
}

/// Returns the pattern of the status codes.
fn pattern(status: StatusRange) -> String {
    match status {
        StatusRange::Exact(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class} | {class}00..={class}99"),
        StatusRange::Default => "_".to_owned(),
    }
}

/// Returns the status as a document writes it: `404`, `4XX`, `default`.
pub(super) fn written(status: StatusRange) -> String {
    match status {
        StatusRange::Exact(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}

/// Returns a status with its description: `` `404`: There is no such role. ``
pub(super) fn said(status: StatusRange, meaning: Option<&str>) -> String {
    let meaning = meaning.map(docs::line).unwrap_or_default();
    let status = written(status);
    if meaning.is_empty() { format!("`{status}`") } else { format!("`{status}`: {meaning}") }
}

/// Returns a type without its box, because all variants of an error enum are boxed.
fn unboxed(ty: &Ty) -> &Ty {
    match ty {
        Ty::Boxed(inner) => inner,
        ty => ty,
    }
}
