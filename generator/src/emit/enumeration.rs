//! Enums of strings, of integers, and of both and other scalars, which keep unknown values.

use std::fmt::Display;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Piece;
use super::docs;
use super::head::Head;
use super::ty::{TypePrinter, tokens};
use crate::ir::{Constant, Enum, EnumValue};

/// Returns the pieces of an enum of strings.
pub(super) fn strings(
    head: &Head<'_>,
    list: &Enum<String>,
    types: &mut TypePrinter<'_>,
) -> Vec<Piece> {
    let literal = |value: &String| Literal::string(value).to_string();
    pieces(head, list, literal, [types.runtime("string_enum"), types.runtime("UnknownValue")])
}

/// Returns the pieces of an enum of integers.
pub(super) fn integers(
    head: &Head<'_>,
    list: &Enum<i64>,
    types: &mut TypePrinter<'_>,
) -> Vec<Piece> {
    pieces(
        head,
        list,
        |value| grouped(*value),
        [types.runtime("integer_enum"), types.runtime("UnknownInteger")],
    )
}

/// Returns the pieces of an enum of values of several types.
pub(super) fn mixed(
    head: &Head<'_>,
    list: &Enum<Constant>,
    types: &mut TypePrinter<'_>,
) -> Vec<Piece> {
    let literal = |value: &Constant| match value {
        Constant::Boolean(value) => value.to_string(),
        Constant::Integer(value) => grouped(*value),
        // The form for debugging always has a fraction or an exponent.
        Constant::Number(value) => format!("{:?}", value.parse::<f64>().unwrap_or_default()),
        Constant::String(value) => Literal::string(value).to_string(),
    };
    pieces(head, list, literal, [types.runtime("mixed_enum"), types.runtime("Value")])
}

fn pieces<V: Display>(
    head: &Head<'_>,
    list: &Enum<V>,
    literal: impl Fn(&V) -> String,
    [table, unknown]: [&str; 2],
) -> Vec<Piece> {
    let Head { attributes, ident, .. } = head;
    let names = &head.names.fields;
    let variants = list.values.iter().zip(names).map(|(value, name)| {
        let docs = docs::attributes(variant_docs(value));
        quote!(#docs #name,)
    });
    let variants: Vec<TokenStream> = variants.collect();
    let unknown_variant = &head.names.unknown;
    let unknown = tokens(unknown);
    let docs = docs::attributes(["A value that the API document does not describe."]);
    let definition = quote! {
        #attributes
        #[non_exhaustive]
        pub enum #ident { #(#variants)* #docs #unknown_variant(#unknown) }
    };
    let mut rows: Vec<String> = list
        .values
        .iter()
        .zip(names)
        .map(|(value, name)| format!("{} => {name},", literal(&value.value)))
        .collect();
    let free = if list.is_free { ": any" } else { "" };
    rows.push(format!("..{unknown_variant}{free}"));
    vec![Piece::Items(definition), Piece::Table { head: format!("{table}! {{ {ident}"), rows }]
}

/// Returns the documentation of a value: `` `ACTIVE`: can sign in. ``
fn variant_docs<V: Display>(value: &EnumValue<V>) -> Vec<String> {
    let written = docs::code(&value.value.to_string());
    let mut lines = docs::lines(&value.docs, "");
    match lines.first_mut() {
        Some(first) if first.is_empty() => *first = written,
        Some(first) if first.starts_with(|c: char| c.is_alphanumeric()) => {
            *first = format!("{written}: {first}");
        }
        _ => lines.splice(0..0, [written, String::new()]).for_each(drop),
    }
    lines
}

/// Returns an integer literal with grouped digits.
pub(super) fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) && digits.len() > 4 {
            out.push('_');
        }
        out.push(digit);
    }
    if number < 0 { format!("-{out}") } else { out }
}
