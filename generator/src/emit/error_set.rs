//! Error enums: what an API documents for each status.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ty::{Types, tokens};
use crate::ir::{ErrorContent, ErrorSet, Ty};
use crate::name::Ident;
use crate::render::Piece;
use crate::spec::StatusRange;

/// The pieces of an error enum; `about` says whose errors they are.
pub(super) fn pieces(
    set: &ErrorSet,
    (ident, variants): &(Ident, Vec<Ident>),
    about: &str,
    types: &mut Types<'_>,
) -> Vec<Piece> {
    let table = types.runtime("error_set");
    let mut cases: Vec<TokenStream> = Vec::new();
    let mut rows = Vec::new();
    for ((status, content, meaning), name) in set.cases.iter().zip(variants) {
        let (body, row) = match content {
            ErrorContent::None => (quote!(), String::new()),
            ErrorContent::Text => (quote!((String)), " as text".to_owned()),
            ErrorContent::Json(ty) => {
                let text = types.owned(unboxed(ty));
                let ty = tokens(&text);
                (quote!((Box<#ty>)), format!("({text})"))
            }
        };
        let docs = docs::attributes(docs::wrapped(vec![said(*status, meaning.as_deref())]));
        cases.push(quote!(#docs #name #body,));
        rows.push(format!("{} => {name}{row},", pattern(*status)));
    }
    let docs = docs::attributes([about]);
    let definition = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #ident { #(#cases)* }
    };
    vec![Piece::Items(definition), Piece::Table { head: format!("{table}! {{ {ident}"), rows }]
}

/// A status as a pattern of the code.
pub(super) fn pattern(status: StatusRange) -> String {
    match status {
        StatusRange::Exact(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}00..={class}99"),
        StatusRange::Default => "_".to_owned(),
    }
}

/// A status as people write it.
pub(super) fn written(status: StatusRange) -> String {
    match status {
        StatusRange::Exact(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}

/// `` `404`: There is no such role. ``
pub(super) fn said(status: StatusRange, meaning: Option<&str>) -> String {
    let meaning = meaning.map(docs::line).unwrap_or_default();
    let status = written(status);
    if meaning.is_empty() { format!("`{status}`") } else { format!("`{status}`: {meaning}") }
}

/// The type in a box: the variants of an error enum are boxed anyway.
fn unboxed(ty: &Ty) -> &Ty {
    match ty {
        Ty::Boxed(inner) => inner,
        ty => ty,
    }
}
