//! Equal inline types become one: the compile time of the crate depends on the number of types most of all.
//!
//! Two inline types are equal if their origins end in the same way (`owner` of `Role` and `owner` of `Source`) and their
//! content is the same: the same properties, types, values and alternatives with the same documentation. Types with
//! different last names are different although they have the same content: an approver is no owner. If the documentation
//! of the types themselves differs, it is left to the properties that use them. Components are never merged.

use std::collections::BTreeMap;

use super::draft::{IrDraft, TypeDraft};
use super::label::Label;
use crate::diagnostic::Location;
use crate::ir::{
    Docs, InlineOrigin, OperationPart, OperationUse, Owner, Step, TypeId, TypeKind, TypeOrigin,
    reason,
};

/// The most rounds. In each round, the merged types can make the types that use them equal.
const MAX_ROUNDS: usize = 32;

/// Merges equal inline types. The types that are replaced remain in the list, unused.
pub(super) fn merge(draft: &mut IrDraft) {
    for _ in 0..MAX_ROUNDS {
        let groups = groups(&draft.types);
        if groups.is_empty() {
            return;
        }
        let mut target: Vec<TypeId> = (0..draft.types.len()).map(TypeId).collect();
        for group in groups {
            let Some(merged) = merged(&draft.types, &group) else { continue };
            let first = group[0];
            for id in group {
                target[id.0] = first;
                // Later rounds ignore types without a label.
                draft.types[id.0].label = None;
            }
            draft.types[first.0] = merged;
        }
        draft.rename(&|id| target[id.0]);
    }
}

/// Returns the IDs of equal inline types, in groups of two or more.
fn groups(types: &[TypeDraft]) -> Vec<Vec<TypeId>> {
    let mut similar: BTreeMap<(&Label, Vec<&str>), Vec<TypeId>> = BTreeMap::new();
    for (index, each) in types.iter().enumerate() {
        let Some(label) = &each.label else { continue };
        // The content of a type that refers to itself contains its ID.
        if !each.def.kind.uses().contains(&TypeId(index)) {
            similar.entry((label, keys(&each.def.kind))).or_default().push(TypeId(index));
        }
    }
    let mut groups: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
    for id in similar.into_values().filter(|similar| similar.len() > 1).flatten() {
        let TypeDraft { def, read_only, write_only, label } = &types[id.0];
        let content = format!("{label:?}\n{:?}{read_only:?}{write_only:?}", def.kind);
        groups.entry(content).or_default().push(id);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// Returns the part of the content that distinguishes most types.
fn keys(kind: &TypeKind) -> Vec<&str> {
    match kind {
        TypeKind::Struct(object) => object.fields.iter().map(|field| field.key.as_str()).collect(),
        TypeKind::StringEnum(list) => list.values.iter().map(|each| each.value.as_str()).collect(),
        TypeKind::IntegerEnum(_)
        | TypeKind::MixedEnum(_)
        | TypeKind::Union(_)
        | TypeKind::Newtype(_) => Vec::new(),
    }
}

/// Returns the type that replaces a group of equal ones.
fn merged(types: &[TypeDraft], group: &[TypeId]) -> Option<TypeDraft> {
    let all: Vec<&TypeDraft> = group.iter().map(|id| &types[id.0]).collect();
    let first = all.iter().min_by_key(|each| order(each))?;
    let mut merged = (*first).clone();
    merged.def.origin =
        TypeOrigin::Merged(all.iter().map(|each| each.def.origin.clone()).collect());
    if all.iter().any(|each| each.def.docs.text != merged.def.docs.text) {
        merged.def.docs = Docs::default();
    } else if all.iter().any(|each| each.def.docs.notes != merged.def.docs.notes) {
        merged.def.docs.notes.clear();
    }
    Some(merged)
}

/// Returns the sort key of a type in its group: the owner, and the location.
fn order(draft: &TypeDraft) -> (Vec<String>, &Location) {
    (owner(&draft.def.origin), &draft.def.at)
}

fn owner(origin: &TypeOrigin) -> Vec<String> {
    match origin {
        TypeOrigin::Component(name) => vec![name.clone()],
        TypeOrigin::Inline(InlineOrigin { owner, path, .. }) => match owner {
            Owner::Component(name) => vec![name.clone()],
            Owner::Operations(uses) => {
                uses.iter().map(|usage| user(usage, path)).min().unwrap_or_default()
            }
        },
        TypeOrigin::Merged(origins) => origins.iter().map(owner).min().unwrap_or_default(),
    }
}

fn user(usage: &OperationUse, path: &[Step]) -> Vec<String> {
    let OperationUse { operation, part } = usage;
    let name = || operation.id.clone().unwrap_or_else(|| operation.path.clone());
    match part {
        OperationPart::Error { .. } if path.is_empty() => vec![operation.tag.clone(), name()],
        OperationPart::Error { status } => vec![reason(*status)],
        _ => vec![name()],
    }
}
