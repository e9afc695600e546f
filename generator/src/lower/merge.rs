//! Equal inline types become one: it is what the crate's compile time depends on most.
//!
//! Two inline types are equal when their names would end alike (`owner` of `Role` and `owner` of
//! `Source`) and they hold the same: the same members of the same types with the same words about
//! them, the same values, the same alternatives. What is said about the type as a whole need not be
//! the same; it is then left to the members that use it. Types with other last names stay apart even
//! when they are equal: an approver is no owner.
//!
//! The one type is called by what its names have in common: their beginning and their end. The owners
//! of `Campaign Started owner` and `Campaign Ended owner` are `Campaign owner`, those of
//! `Role owner` and `Source owner` are `owner`, the types in `Role owner type` and `Source owner type`
//! are `owner type`. An enum of one value may be called by it: `identity type`. Where all that is left is a word that
//! says nothing alone (`type`), or the name clashes, it is called like the first of the types by
//! name. Components are never merged.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, used_by};
use super::schema::{TypeDraft, common_candidates};
use crate::ir::{Docs, TypeId, TypeKind};

/// How many times equal types may make their users equal.
const MOST_ROUNDS: usize = 32;

/// How many words of a value, or of the end of a name, are enough.
const MOST_WORDS: usize = 5;

/// Names that say nothing alone, in lower case.
const VAGUE: &[&str] = &[
    "body", "content", "data", "element", "entry", "id", "item", "key", "kind", "list", "name",
    "object", "request", "response", "result", "state", "status", "string", "type", "value",
];

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
    let mut alike: BTreeMap<(&str, Vec<&str>), Vec<TypeId>> = BTreeMap::new();
    for (index, each) in types.iter().enumerate() {
        let Some(label) = each.label.as_ref().filter(|_| !each.def.component) else { continue };
        // A type that holds itself equals no other one by its text.
        if !used_by(&each.def.kind).contains(&TypeId(index)) {
            alike.entry((label, keys(&each.def.kind))).or_default().push(TypeId(index));
        }
    }
    let mut groups: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
    for id in alike.into_values().filter(|alike| alike.len() > 1).flatten() {
        let TypeDraft { def, read_only, write_only, label } = &types[id.0];
        let content = format!("{label:?}\n{:?}{read_only:?}{write_only:?}", def.kind);
        groups.entry(content).or_default().push(id);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// What tells most types apart at a glance.
fn keys(kind: &TypeKind) -> Vec<&str> {
    match kind {
        TypeKind::Struct(object) => object.fields.iter().map(|field| field.key.as_str()).collect(),
        TypeKind::StringEnum(list) => list.values.iter().map(|each| each.value.as_str()).collect(),
        TypeKind::IntegerEnum(_) | TypeKind::Union(_) | TypeKind::Newtype(_) => Vec::new(),
    }
}

fn merged(types: &[TypeDraft], group: &[TypeId]) -> TypeDraft {
    let fields: Vec<&TypeDraft> = group.iter().map(|id| &types[id.0]).collect();
    let lists: Vec<&[String]> = fields.iter().map(|each| &each.def.candidates[..]).collect();
    let first = fields.iter().min_by_key(|each| (&each.def.candidates, &each.def.at));
    let mut merged = first.map_or_else(|| types[group[0].0].clone(), |each| (*each).clone());
    let label = merged.label.clone().unwrap_or_default();
    let mut candidates: Vec<String> = common_names(&merged.def.kind, &lists, &label);
    candidates.extend(common_candidates(&lists));
    let mut seen = BTreeSet::new();
    candidates.retain(|candidate| seen.insert(candidate.clone()));
    merged.def.candidates = candidates;
    if fields.iter().any(|each| each.def.docs.text != merged.def.docs.text) {
        merged.def.docs = Docs::default();
    } else if fields.iter().any(|each| each.def.docs.notes != merged.def.docs.notes) {
        merged.def.docs.notes.clear();
    }
    merged
}

/// What the names of all types have in common, from short to long; nothing where that says nothing.
fn common_names(kind: &TypeKind, lists: &[&[String]], label: &str) -> Vec<String> {
    let owner = common_owner(lists, label);
    if !owner.is_empty() {
        return vec![format!("{owner} {label}")];
    }
    let says_something = !VAGUE.contains(&label.to_lowercase().as_str());
    let short = says_something.then(|| label.to_owned());
    let end = common_end(lists);
    let more = if end.len() > words(label).len() {
        Some(end.join(" "))
    } else {
        only_value(kind).map(|value| format!("{value} {label}"))
    };
    short.into_iter().chain(more).collect()
}

/// The words that the longest names of all types end with.
fn common_end(lists: &[&[String]]) -> Vec<String> {
    let longest =
        |list: &&[String]| list.last().map(|candidate| words(candidate)).unwrap_or_default();
    let common = lists.iter().map(longest).reduce(|common, words| {
        let pairs = common.iter().rev().zip(words.iter().rev());
        let same = pairs.take_while(|(one, other)| one == other).count();
        common[common.len() - same..].to_vec()
    });
    let common = common.unwrap_or_default();
    let last = common.into_iter().rev().take(MOST_WORDS).collect::<Vec<_>>().into_iter().rev();
    last.skip_while(|word| word == "Item" || !word.contains(char::is_alphabetic)).collect()
}

/// The value of an enum that has one, where it is short enough for a name.
fn only_value(kind: &TypeKind) -> Option<&str> {
    let TypeKind::StringEnum(list) = kind else { return None };
    let [only] = list.values.as_slice() else { return None };
    let letters = only.value.chars().any(char::is_alphabetic);
    (letters && words(&only.value).len() <= MOST_WORDS).then_some(only.value.as_str())
}

/// The words that the owners of all types begin with.
fn common_owner(lists: &[&[String]], label: &str) -> String {
    let owner = |list: &&[String]| -> Vec<String> {
        let before = list.iter().find_map(|candidate| candidate.strip_suffix(label));
        words(before.unwrap_or_default())
    };
    let common = lists.iter().map(owner).reduce(|common, words| {
        let same = common.iter().zip(&words).take_while(|(one, other)| one == other).count();
        common.into_iter().take(same).collect()
    });
    common.unwrap_or_default().join(" ")
}

/// The words of a name: `HTTPRoute item` is `HTTP`, `Route`, `item`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let letters: Vec<char> = name.chars().collect();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| letters.get(index));
        let after_word = before.is_none_or(|before| !before.is_alphanumeric());
        let up = letter.is_uppercase()
            && (before.is_some_and(|before| before.is_lowercase() || before.is_numeric())
                || letters.get(index + 1).is_some_and(|next| next.is_lowercase()));
        match words.last_mut() {
            _ if !letter.is_alphanumeric() => {}
            Some(word) if !after_word && !up => word.push(*letter),
            _ => words.push(letter.to_string()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_fall_into_words() {
        assert_eq!(words("CampaignEnded "), ["Campaign", "Ended"]);
        assert_eq!(words("HTTPRoute item"), ["HTTP", "Route", "item"]);
        assert_eq!(words("role_v2-Name"), ["role", "v2", "Name"]);
        assert_eq!(words(""), [""; 0]);
    }
}
