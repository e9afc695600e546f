//! The names of types and their members.

use rayon::prelude::*;

use super::scope::{self, Candidate, Rank, Reserved};
use super::words::Words;
use super::{Ident, Pins, TypeNames, keyword, property};
use crate::ir::{Extra, TypeDef, TypeKind};

const TYPES: Reserved<'_> = Reserved { names: &[keyword::TYPES], suffix: "Model", joint: "" };
const MODULES: Reserved<'_> = Reserved { names: &[keyword::MODULES], suffix: "", joint: "_" };
const FIELDS: Reserved<'_> = Reserved { names: &[], suffix: "", joint: "_" };
const VARIANTS: Reserved<'_> = Reserved { names: &[keyword::VARIANTS], suffix: "Value", joint: "" };

/// Names all types of a document.
pub(super) fn name(types: &[TypeDef], pins: &Pins) -> Vec<TypeNames> {
    let names = scope::assign(types.iter().map(|def| candidate(def, pins)).collect(), TYPES);
    let module = |name: &String| Candidate::new(Rank::Component, vec![Words::of(name).module()]);
    let modules = scope::assign(names.iter().map(module).collect(), MODULES);
    let all: Vec<_> = types.iter().zip(names).zip(modules).collect();
    let all = all.into_par_iter().map(|((def, name), module)| {
        let (fields, extra) = fields(def, pins);
        TypeNames { ident: Ident::legal(name), module: Ident::legal(module), fields, extra }
    });
    all.collect()
}

/// The keys under which the members of a type can be pinned.
pub(super) fn property_keys(def: &TypeDef) -> Vec<String> {
    match &def.kind {
        TypeKind::Struct(object) => {
            object.fields.iter().map(|field| pin_key(def, &field.key)).collect()
        }
        TypeKind::StringEnum(list) => {
            list.values.iter().map(|value| pin_key(def, &value.value)).collect()
        }
        TypeKind::IntegerEnum(list) => {
            list.values.iter().map(|value| pin_key(def, &value.value.to_string())).collect()
        }
        TypeKind::Union(union) => union
            .variants
            .iter()
            .filter_map(|variant| variant.candidates.first())
            .map(|candidate| pin_key(def, candidate))
            .collect(),
        TypeKind::Newtype(_) => Vec::new(),
    }
}

fn candidate<'a>(def: &'a TypeDef, pins: &Pins) -> Candidate<'a> {
    let first = def.candidates.first().map_or("", String::as_str);
    match pins.types.get(first) {
        Some(pin) => pinned(pin),
        None if def.component => property::candidate(first, None, Words::camel),
        None => inline(&def.candidates),
    }
}

fn fields(def: &TypeDef, pins: &Pins) -> (Vec<Ident>, Ident) {
    let pin = |key: &str| -> Option<&String> {
        if pins.properties.is_empty() { None } else { pins.properties.get(&pin_key(def, key)) }
    };
    match &def.kind {
        TypeKind::Struct(object) => {
            let keys = object.fields.iter().map(|field| field.key.as_str());
            let candidates = keys.map(|key| property::candidate(key, pin(key), Words::snake));
            let mut names = assign(candidates.chain([extra(&object.extra)]), FIELDS);
            let extra = names.pop().unwrap_or_else(|| Ident::legal("unknown".to_owned()));
            (names, extra)
        }
        TypeKind::StringEnum(list) => {
            let values = list.values.iter().map(|value| value.value.as_str());
            let candidates =
                values.map(|value| property::candidate(value, pin(value), Words::camel));
            (assign(candidates, VARIANTS), unknown())
        }
        TypeKind::IntegerEnum(list) => {
            let values = list.values.iter().map(|value| value.value.to_string());
            let values: Vec<String> = values.collect();
            let candidates =
                values.iter().map(|value| property::candidate(value, pin(value), Words::camel));
            (assign(candidates, VARIANTS), unknown())
        }
        TypeKind::Union(union) => {
            let variants = union.variants.iter().map(|variant| {
                let pin = variant.candidates.first().and_then(|candidate| pin(candidate));
                pin.map_or_else(|| inline(&variant.candidates), |pin| pinned(pin))
            });
            (assign(variants, VARIANTS), unknown())
        }
        TypeKind::Newtype(_) => (Vec::new(), unknown()),
    }
}

fn pin_key(def: &TypeDef, property: &str) -> String {
    format!("{}.{property}", def.candidates.first().map_or("", String::as_str))
}

fn pinned(pin: &str) -> Candidate<'static> {
    Candidate::new(Rank::Pinned, vec![pin.to_owned()])
}

fn inline(candidates: &[String]) -> Candidate<'_> {
    let mut names = candidates.iter().map(|candidate| Words::of(candidate).camel());
    let first = names.next().unwrap_or_else(|| "Empty".to_owned());
    Candidate::or(Rank::Inline, first, || names.collect())
}

/// The field of the members without a field makes way for everything in the document.
fn extra(extra: &Extra) -> Candidate<'static> {
    let names: &[&str] = match extra {
        Extra::Typed(_) => &["additional", "additional_members"],
        Extra::None | Extra::Unknown => &["unknown", "unknown_members"],
    };
    Candidate::new(Rank::Ours, names.iter().map(|&name| name.to_owned()).collect())
}

/// Returns the variant for values that the document does not list.
fn unknown() -> Ident {
    Ident::legal("Unknown".to_owned())
}

fn assign<'a>(
    candidates: impl Iterator<Item = Candidate<'a>>,
    reserved: Reserved<'_>,
) -> Vec<Ident> {
    scope::assign(candidates.collect(), reserved).into_iter().map(Ident::legal).collect()
}
