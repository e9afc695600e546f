//! One namespace: every item gets a unique name, which does not depend on the order of the items.

use std::collections::BTreeSet;

/// The candidates for the name of one item.
pub(super) struct Candidate<'a> {
    /// From the shortest name to the most qualified one; never empty.
    names: Vec<String>,
    /// The names after these, which are computed only for a collision.
    longer: Option<Box<dyn FnOnce() -> Vec<String> + 'a>>,
    /// The precedence of the item.
    rank: Rank,
}

/// The precedence of an item. An item keeps its name in a collision if no other item has a rank as low.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Named in the configuration.
    Renamed,
    /// Named in the document.
    Component,
    /// Named after its location.
    Inline,
    /// Added by the generator.
    Ours,
}

/// The reserved names of a namespace, and the suffix of an item with such a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reserved<'a> {
    /// The names.
    pub(super) names: &'a [&'a [&'a str]],
    /// The suffix.
    pub(super) suffix: &'static str,
    /// The separator between a name and its suffix or number.
    pub(super) joint: &'static str,
}

/// Selects a name for each item, in the order of the items.
///
/// Every item starts at its shortest name. In each round, the items of every collision move to their next name together,
/// except for the only item of the lowest rank. An item without another name stays. Items that still collide are numbered
/// by rank and position, from the second one on.
pub(super) fn assign(mut candidates: Vec<Candidate<'_>>, reserved: Reserved<'_>) -> Vec<String> {
    let avoid = |names: Vec<String>| names.into_iter().map(|name| reserved.avoid(name));
    let first =
        |candidate: &mut Candidate<'_>| avoid(std::mem::take(&mut candidate.names)).collect();
    let mut names: Vec<Vec<String>> = candidates.iter_mut().map(first).collect();
    let mut level = vec![0; candidates.len()];
    loop {
        let collisions = collisions(&names, &level);
        let mut moved = false;
        let moving = collisions.iter().flat_map(|items| movers(&candidates, items));
        for item in moving.collect::<Vec<_>>() {
            if level[item] + 1 == names[item].len() {
                let longer = candidates[item].longer.take();
                names[item].extend(longer.into_iter().flat_map(|longer| avoid(longer())));
            }
            if level[item] + 1 < names[item].len() {
                level[item] += 1;
                moved = true;
            }
        }
        if !moved {
            let given = names.into_iter().zip(level);
            let given = given.map(|(mut names, level)| names.swap_remove(level)).collect();
            return number(&candidates, given, collisions, reserved);
        }
    }
}

impl<'a> Candidate<'a> {
    /// Creates an item with these candidates.
    pub(super) fn new(rank: Rank, names: Vec<String>) -> Self {
        Self { names, longer: None, rank }
    }

    /// Creates an item with this candidate, and with others if that one collides.
    pub(super) fn or(rank: Rank, name: String, longer: impl FnOnce() -> Vec<String> + 'a) -> Self {
        Self { names: vec![name], longer: Some(Box::new(longer)), rank }
    }
}

impl Reserved<'_> {
    /// Returns the name, or the name with the suffix if it is reserved.
    pub(super) fn avoid(&self, name: String) -> String {
        if self.contains(&name) { format!("{name}{}{}", self.joint, self.suffix) } else { name }
    }

    fn contains(&self, name: &str) -> bool {
        self.names.iter().any(|list| list.binary_search(&name).is_ok())
    }
}

/// Returns the groups of items that have the same name at their levels, by position.
fn collisions(names: &[Vec<String>], level: &[usize]) -> Vec<Vec<usize>> {
    let name = |item: &usize| &names[*item][level[*item]];
    let mut items: Vec<usize> = (0..names.len()).collect();
    items.sort_by(|one, other| name(one).cmp(name(other)));
    let groups = items.chunk_by(|one, other| name(one) == name(other));
    groups.filter(|items| items.len() > 1).map(<[usize]>::to_vec).collect()
}

/// Returns the items of a collision that move: all but the only one of the lowest rank.
fn movers(candidates: &[Candidate<'_>], items: &[usize]) -> Vec<usize> {
    let first = items.iter().map(|&item| candidates[item].rank).min();
    let (keep, yielding): (Vec<_>, Vec<_>) =
        items.iter().partition(|item| Some(candidates[**item].rank) == first);
    if keep.len() > 1 { [keep, yielding].concat() } else { yielding }
}

/// Numbers the items that still collide.
fn number(
    candidates: &[Candidate<'_>],
    mut given: Vec<String>,
    collisions: Vec<Vec<usize>>,
    reserved: Reserved<'_>,
) -> Vec<String> {
    if collisions.is_empty() {
        return given;
    }
    let mut taken: BTreeSet<String> = given.iter().cloned().collect();
    for mut items in collisions {
        items.sort_by_key(|&item| candidates[item].rank);
        let base = items.first().map(|&item| given[item].clone()).unwrap_or_default();
        let digits = base.ends_with(|c: char| c.is_ascii_digit());
        let joint = if digits { "_" } else { reserved.joint };
        let mut number = 1_usize;
        for item in items.into_iter().skip(1) {
            given[item] = loop {
                number += 1;
                let name = format!("{base}{joint}{number}");
                if !reserved.contains(&name) && taken.insert(name.clone()) {
                    break name;
                }
            };
        }
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Reserved<'_> = Reserved { names: &[&["Option"]], suffix: "Model", joint: "" };

    fn candidate<'a>(rank: Rank, names: &'a [&str]) -> Candidate<'a> {
        let mut names = names.iter().map(|&name| name.to_owned());
        let first = names.next().unwrap();
        Candidate::or(rank, first, || names.collect())
    }

    #[test]
    fn all_items_of_a_collision_move_together() {
        let candidates = vec![
            candidate(Rank::Inline, &["Scope", "SessionScope"]),
            candidate(Rank::Inline, &["Owner", "SessionOwner"]),
            candidate(Rank::Inline, &["Scope", "RoleScope"]),
        ];
        assert_eq!(assign(candidates, NONE), ["SessionScope", "Owner", "RoleScope"]);
    }

    #[test]
    fn component_keeps_its_name_in_a_collision_with_an_inline_type() {
        let candidates = vec![
            candidate(Rank::Inline, &["Scope", "SessionScope"]),
            candidate(Rank::Component, &["Scope", "ScopeLower"]),
        ];
        assert_eq!(assign(candidates, NONE), ["SessionScope", "Scope"]);
    }

    #[test]
    fn item_without_another_name_gets_a_number_that_is_free() {
        let candidates = vec![
            candidate(Rank::Inline, &["Foo"]),
            candidate(Rank::Component, &["Foo"]),
            candidate(Rank::Component, &["Foo2"]),
            candidate(Rank::Inline, &["Foo2"]),
        ];
        assert_eq!(assign(candidates, NONE), ["Foo3", "Foo", "Foo2", "Foo2_2"]);
    }

    #[test]
    fn reserved_names_get_the_suffix() {
        assert_eq!(assign(vec![candidate(Rank::Component, &["Option"])], NONE), ["OptionModel"]);
    }

    #[test]
    fn many_equal_candidates_get_different_names() {
        let candidates = (0..5000).map(|_| candidate(Rank::Inline, &["A"])).collect();
        let names: BTreeSet<String> = assign(candidates, NONE).into_iter().collect();
        assert_eq!(names.len(), 5000);
    }
}
