//! The names that titles, and the rules of the configuration, give to components and operations.

use std::collections::BTreeMap;

use super::split::cased;
use crate::config::NameRules;
use crate::ir::Ir;

/// The names that replace those in the document, unless they collide.
#[derive(Default)]
pub(super) struct ShortNames<'a> {
    /// The titles that name components, by the name of the component.
    titles: BTreeMap<&'a str, &'a str>,
    /// The rules. `None` if no prefix or suffix is stripped.
    rules: Option<&'a NameRules>,
}

impl<'a> ShortNames<'a> {
    /// Returns the names for a document.
    pub(super) fn new(ir: &'a Ir, rules: &'a NameRules) -> Self {
        let titles = ir.component_titles.iter();
        let titles = titles.map(|(name, title)| (name.as_str(), title.as_str()));
        let is_used = |name: &str, title: &str| {
            rules.use_titles || is_name_in_words(stripped_type(rules, name).unwrap_or(name), title)
        };
        let titles = titles.filter(|(name, title)| is_used(name, title)).collect();
        let lists = [
            &rules.operation_prefixes,
            &rules.operation_suffixes,
            &rules.type_prefixes,
            &rules.type_suffixes,
        ];
        let strips = lists.iter().any(|list| !list.is_empty());
        Self { titles, rules: strips.then_some(rules) }
    }

    /// Returns whether every name is that in the document.
    pub(super) fn is_empty(&self) -> bool {
        self.titles.is_empty() && self.rules.is_none()
    }

    /// Returns the name of a component.
    pub(super) fn component<'n>(&self, name: &'n str) -> &'n str
    where
        'a: 'n,
    {
        let name = self.titles.get(name).copied().unwrap_or(name);
        self.rules.and_then(|rules| stripped_type(rules, name)).unwrap_or(name)
    }

    /// Returns the name of an operation.
    pub(super) fn operation<'n>(&self, id: &'n str) -> &'n str {
        let stripped =
            |rules: &NameRules| stripped(id, &rules.operation_prefixes, &rules.operation_suffixes);
        self.rules.and_then(stripped).unwrap_or(id)
    }
}

/// Returns whether a title consists of the words of a name without word boundaries: *Pet Owner* of `petowner`.
fn is_name_in_words(name: &str, title: &str) -> bool {
    let is_squashed = name.chars().all(|c| c.is_lowercase() || c.is_numeric());
    let letters = title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    is_squashed && letters.eq(name.chars()) && cased(title).len() > 1
}

fn stripped_type<'n>(rules: &NameRules, name: &'n str) -> Option<&'n str> {
    stripped(name, &rules.type_prefixes, &rules.type_suffixes)
}

/// Returns a name without its longest prefix and its longest suffix; `None` if it has none of them, or consists of them.
fn stripped<'n>(name: &'n str, prefixes: &[String], suffixes: &[String]) -> Option<&'n str> {
    let starts = prefixes.iter().filter_map(|prefix| name.strip_prefix(prefix.as_str()));
    let rest = starts.min_by_key(|rest| rest.len()).unwrap_or(name);
    let ends = suffixes.iter().filter_map(|suffix| rest.strip_suffix(suffix.as_str()));
    let rest = ends.min_by_key(|rest| rest.len()).unwrap_or(rest);
    let has_letter = rest.chars().any(char::is_alphabetic);
    (rest.len() < name.len() && has_letter).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_prefix_and_suffix_are_stripped() {
        let list = |items: &[&str]| items.iter().map(|&item| item.to_owned()).collect::<Vec<_>>();
        let (prefixes, suffixes) = (list(&["api_", "api_v1_"]), list(&["_v1", "1", "DTO"]));
        for (name, expected) in [
            ("api_v1_getPet", Some("getPet")),
            ("api_getPet_v1", Some("getPet")),
            ("PetDTO", Some("Pet")),
            ("Pet", None),
            ("DTO", None),
            ("api_1", None),
        ] {
            assert_eq!(stripped(name, &prefixes, &suffixes), expected, "{name}");
        }
    }

    #[test]
    fn title_is_the_name_in_words_if_all_letters_are_equal() {
        for (name, title, expected) in [
            ("roleminingsessiondto", "Role Mining Session Dto", true),
            ("petowner", "PetOwner", true),
            ("petowner", "Petowner", false),
            ("petowner", "Owner of a Pet", false),
            ("petOwner", "Pet Owner", false),
            ("pet_owner", "Pet Owner", false),
        ] {
            assert_eq!(is_name_in_words(name, title), expected, "{name}");
        }
    }
}
