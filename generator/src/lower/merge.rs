//! Equal inline types become one: it is what the crate's compile time depends on most.
//!
//! Two inline types are equal when their names would end alike (`owner` of `Role` and `owner` of
//! `Source`) and they hold the same: the same members of the same types with the same words about
//! them, the same values, the same alternatives. What is said about the type as a whole need not be
//! the same; it is then left to the members that use it. Types with other last names stay apart even
//! when they are equal: an approver is no owner.
//!
//! The one type is called by the common end of the names (`Owner`), or, where that clashes, like the
//! first of the types by name (`Role owner`). Components are never merged.

use std::collections::BTreeMap;

use super::draft::{Draft, used_by};
use super::schema::{TypeDraft, common_wishes};
use crate::api::{Docs, TypeId};

/// How many times equal types may make their users equal.
const MOST_ROUNDS: usize = 32;

/// Makes equal inline types one. The types that are replaced stay in the list, unused.
pub(super) fn merge(draft: &mut Draft) {
    for _ in 0..MOST_ROUNDS {
        let groups = groups(&draft.types);
        if groups.is_empty() {
            return;
        }
        let mut target: Vec<TypeId> = (0..draft.types.len()).map(TypeId).collect();
        for group in groups {
            let merged = merged(&draft.types, &group);
            let first = group[0];
            for id in group {
                target[id.0] = first;
                // Nothing equals a type without a label, so no later round meets it again.
                draft.types[id.0].label = None;
            }
            draft.types[first.0] = merged;
        }
        draft.rename(&|id| target[id.0]);
    }
}

/// The ids of equal inline types, where there are several.
fn groups(types: &[TypeDraft]) -> Vec<Vec<TypeId>> {
    let mut groups: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
    for (index, each) in types.iter().enumerate() {
        let Some(label) = each.label.as_ref().filter(|_| !each.def.component) else { continue };
        // A type that holds itself equals no other one by its text.
        if used_by(&each.def.kind).contains(&TypeId(index)) {
            continue;
        }
        let TypeDraft { def, read_only, write_only, label: _ } = each;
        let content = format!("{label}\n{:?}{read_only:?}{write_only:?}", def.kind);
        groups.entry(content).or_default().push(TypeId(index));
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

fn merged(types: &[TypeDraft], group: &[TypeId]) -> TypeDraft {
    let members: Vec<&TypeDraft> = group.iter().map(|id| &types[id.0]).collect();
    let lists: Vec<&[String]> = members.iter().map(|each| &each.def.wishes[..]).collect();
    let first = members.iter().min_by_key(|each| (&each.def.wishes, &each.def.at));
    let mut merged = first.map_or_else(|| types[group[0].0].clone(), |each| (*each).clone());
    let mut wishes: Vec<String> = merged.label.iter().cloned().collect();
    wishes.extend(
        common_wishes(&lists).into_iter().filter(|wish| Some(wish) != merged.label.as_ref()),
    );
    merged.def.wishes = wishes;
    if members.iter().any(|each| each.def.docs.text != merged.def.docs.text) {
        merged.def.docs = Docs::default();
    } else if members.iter().any(|each| each.def.docs.notes != merged.def.docs.notes) {
        merged.def.docs.notes.clear();
    }
    merged
}
