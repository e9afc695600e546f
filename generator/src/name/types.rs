//! The names of types and their members.

use rayon::prelude::*;

use super::scope::{self, Rank, Reserved, Wish};
use super::words::Words;
use super::{Ident, Pins, TypeNames, keyword, member};
use crate::api::{Extra, TypeDef, TypeKind};

const TYPES: Reserved<'_> = Reserved { names: &[keyword::TYPES], suffix: "Model", joint: "" };
const MODULES: Reserved<'_> = Reserved { names: &[keyword::MODULES], suffix: "", joint: "_" };
const FIELDS: Reserved<'_> = Reserved { names: &[], suffix: "", joint: "_" };
const VARIANTS: Reserved<'_> = Reserved { names: &[keyword::VARIANTS], suffix: "Value", joint: "" };

/// Names all types of a document.
pub(super) fn name(types: &[TypeDef], pins: &Pins) -> Vec<TypeNames> {
    let names = scope::assign(types.iter().map(|def| wish(def, pins)).collect(), TYPES);
    let module = |name: &String| Wish::new(Rank::Component, vec![Words::of(name).module()]);
    let modules = scope::assign(names.iter().map(module).collect(), MODULES);
    let all: Vec<_> = types.iter().zip(names).zip(modules).collect();
    let all = all.into_par_iter().map(|((def, name), module)| {
        let (members, extra) = members(def, pins);
        TypeNames { ident: Ident::legal(name), module: Ident::legal(module), members, extra }
    });
    all.collect()
}

/// The keys under which the members of a type can be pinned.
pub(super) fn member_keys(def: &TypeDef) -> Vec<String> {
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
            .arms
            .iter()
            .filter_map(|arm| arm.wishes.first())
            .map(|wish| pin_key(def, wish))
            .collect(),
        TypeKind::Newtype(_) => Vec::new(),
    }
}

fn wish<'a>(def: &'a TypeDef, pins: &Pins) -> Wish<'a> {
    let first = def.wishes.first().map_or("", String::as_str);
    match pins.types.get(first) {
        Some(pin) => pinned(pin),
        None if def.component => member::wish(first, None, Words::camel),
        None => inline(&def.wishes),
    }
}

fn members(def: &TypeDef, pins: &Pins) -> (Vec<Ident>, Ident) {
    let pin = |key: &str| -> Option<&String> {
        if pins.members.is_empty() { None } else { pins.members.get(&pin_key(def, key)) }
    };
    match &def.kind {
        TypeKind::Struct(object) => {
            let keys = object.fields.iter().map(|field| field.key.as_str());
            let wishes = keys.map(|key| member::wish(key, pin(key), Words::snake));
            let mut names = assign(wishes.chain([extra(&object.extra)]), FIELDS);
            let extra = names.pop().unwrap_or_else(|| Ident::legal("unknown".to_owned()));
            (names, extra)
        }
        TypeKind::StringEnum(list) => {
            let values = list.values.iter().map(|value| value.value.as_str());
            let wishes = values.map(|value| member::wish(value, pin(value), Words::camel));
            (assign(wishes, VARIANTS), unrecognized())
        }
        TypeKind::IntegerEnum(list) => {
            let values = list.values.iter().map(|value| value.value.to_string());
            let values: Vec<String> = values.collect();
            let wishes = values.iter().map(|value| member::wish(value, pin(value), Words::camel));
            (assign(wishes, VARIANTS), unrecognized())
        }
        TypeKind::Union(union) => {
            let arms = union.arms.iter().map(|arm| {
                let pin = arm.wishes.first().and_then(|wish| pin(wish));
                pin.map_or_else(|| inline(&arm.wishes), |pin| pinned(pin))
            });
            (assign(arms, VARIANTS), unrecognized())
        }
        TypeKind::Newtype(_) => (Vec::new(), unrecognized()),
    }
}

fn pin_key(def: &TypeDef, member: &str) -> String {
    format!("{}.{member}", def.wishes.first().map_or("", String::as_str))
}

fn pinned(pin: &str) -> Wish<'static> {
    Wish::new(Rank::Pinned, vec![pin.to_owned()])
}

fn inline(wishes: &[String]) -> Wish<'_> {
    let mut names = wishes.iter().map(|wish| Words::of(wish).camel());
    let first = names.next().unwrap_or_else(|| "Empty".to_owned());
    Wish::or(Rank::Inline, first, || names.collect())
}

/// The field of the members without a field makes way for everything in the document.
fn extra(extra: &Extra) -> Wish<'static> {
    let names: &[&str] = match extra {
        Extra::Typed(_) => &["additional", "additional_members"],
        Extra::None | Extra::Unknown => &["unknown", "unknown_members"],
    };
    Wish::new(Rank::Ours, names.iter().map(|&name| name.to_owned()).collect())
}

fn unrecognized() -> Ident {
    Ident::legal("Unrecognized".to_owned())
}

fn assign<'a>(wishes: impl Iterator<Item = Wish<'a>>, reserved: Reserved<'_>) -> Vec<Ident> {
    scope::assign(wishes.collect(), reserved).into_iter().map(Ident::legal).collect()
}
