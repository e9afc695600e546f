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
    let wishes: Vec<Wish> = types.iter().map(|def| wish(def, pins)).collect();
    let names = scope::assign(&wishes, TYPES);
    let modules: Vec<Wish> = names
        .iter()
        .map(|name| Wish { names: vec![Words::of(name).module()], rank: Rank::Component })
        .collect();
    let modules = scope::assign(&modules, MODULES);
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

fn wish(def: &TypeDef, pins: &Pins) -> Wish {
    let first = def.wishes.first().map_or("", String::as_str);
    if let Some(pin) = pins.types.get(first) {
        return Wish { names: vec![pin.to_owned()], rank: Rank::Pinned };
    }
    if def.component {
        return member::wish(first, None, Words::camel);
    }
    let names: Vec<String> = def.wishes.iter().map(|wish| Words::of(wish).camel()).collect();
    let names = if names.is_empty() { vec!["Empty".to_owned()] } else { names };
    Wish { names, rank: Rank::Inline }
}

fn members(def: &TypeDef, pins: &Pins) -> (Vec<Ident>, Ident) {
    let wishes = |keys: Vec<String>, case: fn(&Words) -> String| -> Vec<Wish> {
        keys.iter()
            .map(|key| member::wish(key, pins.members.get(&pin_key(def, key)), case))
            .collect()
    };
    match &def.kind {
        TypeKind::Struct(object) => {
            let keys = object.fields.iter().map(|field| field.key.clone()).collect();
            let mut wishes = wishes(keys, Words::snake);
            wishes.push(extra(&object.extra));
            let mut names = assign(&wishes, FIELDS);
            let extra = names.pop().unwrap_or_else(|| Ident::legal("unknown".to_owned()));
            (names, extra)
        }
        TypeKind::StringEnum(list) => {
            let values = list.values.iter().map(|value| value.value.clone()).collect();
            (assign(&wishes(values, Words::camel), VARIANTS), unrecognized())
        }
        TypeKind::IntegerEnum(list) => {
            let values = list.values.iter().map(|value| value.value.to_string()).collect();
            (assign(&wishes(values, Words::camel), VARIANTS), unrecognized())
        }
        TypeKind::Union(union) => {
            let arms = union.arms.iter().map(|arm| {
                let pin = arm.wishes.first().and_then(|wish| pins.members.get(&pin_key(def, wish)));
                pin.map_or_else(|| inline(&arm.wishes), |pin| pinned(pin))
            });
            (assign(&arms.collect::<Vec<_>>(), VARIANTS), unrecognized())
        }
        TypeKind::Newtype(_) => (Vec::new(), unrecognized()),
    }
}

fn pin_key(def: &TypeDef, member: &str) -> String {
    format!("{}.{member}", def.wishes.first().map_or("", String::as_str))
}

fn pinned(pin: &str) -> Wish {
    Wish { names: vec![pin.to_owned()], rank: Rank::Pinned }
}

fn inline(wishes: &[String]) -> Wish {
    let names: Vec<String> = wishes.iter().map(|wish| Words::of(wish).camel()).collect();
    let names = if names.is_empty() { vec!["Empty".to_owned()] } else { names };
    Wish { names, rank: Rank::Inline }
}

/// The field of the members without a field makes way for everything in the document.
fn extra(extra: &Extra) -> Wish {
    let names: &[&str] = match extra {
        Extra::Typed(_) => &["additional", "additional_members"],
        Extra::None | Extra::Unknown => &["unknown", "unknown_members"],
    };
    Wish { names: names.iter().map(|&name| name.to_owned()).collect(), rank: Rank::Ours }
}

fn unrecognized() -> Ident {
    Ident::legal("Unrecognized".to_owned())
}

fn assign(wishes: &[Wish], reserved: Reserved<'_>) -> Vec<Ident> {
    scope::assign(wishes, reserved).into_iter().map(Ident::legal).collect()
}
