//! The names of types, and of their fields and variants.

use rayon::prelude::*;

use super::scope::{self, Candidate, Rank, Reserved};
use super::words::Words;
use super::{Ident, TypeNames, keyword, property};
use crate::config::Renames;
use crate::ir::{AdditionalProperties, Candidates, Enum, Ir, NameCandidates, TypeDef, TypeKind};

const TYPES: Reserved<'_> = Reserved { names: &[keyword::TYPES], suffix: "Model", joint: "" };
const MODULES: Reserved<'_> = Reserved { names: &[keyword::MODULES], suffix: "", joint: "_" };
const FIELDS: Reserved<'_> = Reserved { names: &[], suffix: "", joint: "_" };
const VARIANTS: Reserved<'_> = Reserved { names: &[keyword::VARIANTS], suffix: "Value", joint: "" };

/// Returns the names of all types of a document.
pub(super) fn name(
    types: &[TypeDef],
    candidates: &Candidates,
    renames: &Renames,
) -> Vec<TypeNames> {
    let all: Vec<Type<'_>> = types
        .iter()
        .zip(&candidates.types)
        .zip(&candidates.variants)
        .map(|((def, candidates), variants)| Type { def, candidates, variants })
        .collect();
    // Types that collide to the end are numbered in this order.
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|&id| (&all[id].candidates.names, &all[id].def.at, id));
    let sorted = order.iter().map(|&id| all[id].candidate(renames)).collect();
    let names = scope::assign(sorted, TYPES);
    let module = |name: &String| Candidate::new(Rank::Component, vec![Words::of(name).module()]);
    let modules = scope::assign(names.iter().map(module).collect(), MODULES);
    let mut given: Vec<_> = order.into_iter().zip(names).zip(modules).collect();
    given.sort_by_key(|((id, _), _)| *id);
    let given = given.into_par_iter().map(|((id, name), module)| {
        let (fields, unknown) = all[id].fields(renames);
        TypeNames {
            key: all[id].key().to_owned(),
            ident: Ident::legal(name),
            module: Ident::legal(module),
            fields,
            unknown,
        }
    });
    given.collect()
}

/// Returns the keys of all properties, values and variants of a document in the configuration.
pub(super) fn property_keys(ir: &Ir, candidates: &Candidates) -> Vec<String> {
    let all = ir.types.iter().zip(&candidates.types).zip(&candidates.variants);
    let all = all.map(|((def, candidates), variants)| Type { def, candidates, variants });
    all.flat_map(|each| each.property_keys()).collect()
}

/// A type with the candidates for its name and for those of its variants.
struct Type<'a> {
    def: &'a TypeDef,
    candidates: &'a NameCandidates,
    variants: &'a [NameCandidates],
}

impl<'a> Type<'a> {
    fn key(&self) -> &'a str {
        &self.candidates.key
    }

    fn property_key(&self, property: &str) -> String {
        format!("{}.{property}", self.key())
    }

    fn property_keys(&self) -> Vec<String> {
        let keys = match &self.def.kind {
            TypeKind::Struct(object) => {
                object.fields.iter().map(|field| field.key.clone()).collect()
            }
            TypeKind::StringEnum(list) => {
                list.values.iter().map(|value| value.value.clone()).collect()
            }
            TypeKind::IntegerEnum(list) => {
                list.values.iter().map(|value| value.value.to_string()).collect()
            }
            TypeKind::MixedEnum(list) => {
                list.values.iter().map(|value| value.value.to_string()).collect()
            }
            TypeKind::Union(_) => self.variants.iter().map(|variant| variant.key.clone()).collect(),
            TypeKind::Newtype(_) => Vec::new(),
        };
        keys.iter().map(|key| self.property_key(key)).collect()
    }

    fn candidate(&self, renames: &Renames) -> Candidate<'a> {
        match renames.types.get(self.key()) {
            Some(rename) => renamed(rename),
            None if self.def.origin.component().is_some() => {
                let name = self.candidates.names.first().map(String::as_str);
                property::candidate(self.key(), name, None, Words::camel)
            }
            None => inline(&self.candidates.names),
        }
    }

    /// Returns the names of the fields or variants, and that of the field or variant for unknown ones.
    fn fields(&self, renames: &Renames) -> (Vec<Ident>, Ident) {
        let rename = |key: &str| -> Option<&String> {
            let no_renames = renames.properties.is_empty();
            if no_renames { None } else { renames.properties.get(&self.property_key(key)) }
        };
        match &self.def.kind {
            TypeKind::Struct(object) => {
                let keys = object.fields.iter().map(|field| field.key.as_str());
                let candidates =
                    keys.map(|key| property::candidate(key, None, rename(key), Words::snake));
                let mut names = assign(candidates.chain([additional(&object.additional)]), FIELDS);
                let additional = names.pop().unwrap_or_else(|| Ident::legal("unknown".to_owned()));
                (names, additional)
            }
            TypeKind::StringEnum(list) => {
                let candidates = list.values.iter().map(|each| {
                    let (value, name) = (each.value.as_str(), each.name.as_deref());
                    property::candidate(value, name, rename(value), Words::camel)
                });
                (assign(candidates, VARIANTS), unknown())
            }
            TypeKind::IntegerEnum(list) => (variants(list, rename), unknown()),
            TypeKind::MixedEnum(list) => (variants(list, rename), unknown()),
            TypeKind::Union(_) => {
                let variants = self.variants.iter().map(|candidates| {
                    let rename = rename(&candidates.key);
                    rename.map_or_else(|| inline(&candidates.names), |rename| renamed(rename))
                });
                (assign(variants, VARIANTS), unknown())
            }
            TypeKind::Newtype(_) => (Vec::new(), unknown()),
        }
    }
}

fn renamed(rename: &str) -> Candidate<'static> {
    Candidate::new(Rank::Renamed, vec![rename.to_owned()])
}

fn inline(candidates: &[String]) -> Candidate<'_> {
    let mut names = candidates.iter().map(|candidate| Words::of(candidate).camel());
    let first = names.next().unwrap_or_else(|| "Empty".to_owned());
    Candidate::or(Rank::Inline, first, || names.collect())
}

/// Returns the candidates for the field of properties without a field: every name of the document has precedence.
fn additional(kind: &AdditionalProperties) -> Candidate<'static> {
    let names: &[&str] = match kind {
        AdditionalProperties::Typed(_) => &["additional", "additional_properties"],
        AdditionalProperties::Closed | AdditionalProperties::Unknown => {
            &["unknown", "unknown_properties"]
        }
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

/// Returns the names of the variants of an enum.
fn variants<'a, V: ToString>(
    list: &Enum<V>,
    rename: impl Fn(&str) -> Option<&'a String>,
) -> Vec<Ident> {
    let values: Vec<String> = list.values.iter().map(|value| value.value.to_string()).collect();
    let names = list.values.iter().map(|each| each.name.as_deref());
    let candidates = values
        .iter()
        .zip(names)
        .map(|(value, name)| property::candidate(value, name, rename(value), Words::camel));
    assign(candidates, VARIANTS)
}
