//! One namespace: gives every item a name of its own, whatever the order of the items.

use std::collections::{BTreeMap, BTreeSet};

/// What one item would like to be called.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    /// From the shortest name to the most qualified one; never empty.
    pub(super) names: Vec<String>,
    /// Who makes way for whom: the lowest rank of a clash keeps its name if it is alone in its rank.
    pub(super) rank: Rank,
}

/// Who makes way for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Named in the configuration.
    Pinned,
    /// Named in the document, where people know it by this name.
    Component,
    /// Named after its place.
    Inline,
    /// Added by us.
    Ours,
}

/// The names that are not given out in a namespace, and what is put behind a name to get out of their way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reserved<'a> {
    /// The names.
    pub(super) names: &'a [&'a [&'a str]],
    /// What is put behind.
    pub(super) suffix: &'static str,
    /// What stands between a name and the number behind it.
    pub(super) joint: &'static str,
}

/// Picks a name for each wish, in the order of the wishes.
///
/// Everyone starts at their shortest name. In each round the members of every clash move to their next
/// name together; those of the lowest rank stay while others can make way for them. Who has no other name left
/// stays; those who clash to the end are numbered by rank and position, from the second one on.
pub(super) fn assign(wishes: &[Wish], reserved: Reserved<'_>) -> Vec<String> {
    let names: Vec<Vec<String>> = wishes
        .iter()
        .map(|wish| wish.names.iter().map(|name| reserved.avoid(name)).collect())
        .collect();
    let mut level = vec![0; wishes.len()];
    loop {
        let moving: Vec<usize> = clashes(&names, &level)
            .flat_map(|members| movers(wishes, members))
            .filter(|&item| level[item] + 1 < names[item].len())
            .collect();
        if moving.is_empty() {
            break;
        }
        for item in moving {
            level[item] += 1;
        }
    }
    number(wishes, &names, &level, reserved)
}

impl Reserved<'_> {
    /// The name itself, or the name with the suffix where it is not free.
    pub(super) fn avoid(&self, name: &str) -> String {
        if self.contains(name) {
            format!("{name}{}{}", self.joint, self.suffix)
        } else {
            name.to_owned()
        }
    }

    fn contains(&self, name: &str) -> bool {
        self.names.iter().any(|list| list.binary_search(&name).is_ok())
    }
}

/// The groups of items that have the same name at present, by position.
fn clashes(names: &[Vec<String>], level: &[usize]) -> impl Iterator<Item = Vec<usize>> + use<> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (item, (names, &level)) in names.iter().zip(level).enumerate() {
        groups.entry(&names[level]).or_default().push(item);
    }
    groups.into_values().filter(|members| members.len() > 1).collect::<Vec<_>>().into_iter()
}

/// The members of a clash that have to move: those who make way, or all if nobody has precedence.
fn movers(wishes: &[Wish], members: Vec<usize>) -> Vec<usize> {
    let first = members.iter().map(|&item| wishes[item].rank).min();
    let (keep, yielding): (Vec<_>, Vec<_>) =
        members.into_iter().partition(|&item| Some(wishes[item].rank) == first);
    if keep.len() > 1 { [keep, yielding].concat() } else { yielding }
}

/// Numbers those who still clash.
fn number(
    wishes: &[Wish],
    names: &[Vec<String>],
    level: &[usize],
    reserved: Reserved<'_>,
) -> Vec<String> {
    let mut given: Vec<String> =
        names.iter().zip(level).map(|(names, &level)| names[level].clone()).collect();
    let mut taken: BTreeSet<String> = given.iter().cloned().collect();
    for mut members in clashes(names, level) {
        members.sort_by_key(|&item| wishes[item].rank);
        let base = members.first().map(|&item| given[item].clone()).unwrap_or_default();
        let digits = base.ends_with(|c: char| c.is_ascii_digit());
        let joint = if digits { "_" } else { reserved.joint };
        let mut number = 1_usize;
        for item in members.into_iter().skip(1) {
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

    fn wish(rank: Rank, names: &[&str]) -> Wish {
        Wish { names: names.iter().map(|&name| name.to_owned()).collect(), rank }
    }

    #[test]
    fn all_members_of_a_clash_move_together() {
        let wishes = [
            wish(Rank::Inline, &["Scope", "SessionScope"]),
            wish(Rank::Inline, &["Owner", "SessionOwner"]),
            wish(Rank::Inline, &["Scope", "RoleScope"]),
        ];
        assert_eq!(assign(&wishes, NONE), ["SessionScope", "Owner", "RoleScope"]);
    }

    #[test]
    fn a_component_keeps_its_name_and_inline_types_make_way() {
        let wishes = [
            wish(Rank::Inline, &["Scope", "SessionScope"]),
            wish(Rank::Component, &["Scope", "ScopeLower"]),
        ];
        assert_eq!(assign(&wishes, NONE), ["SessionScope", "Scope"]);
    }

    #[test]
    fn who_cannot_move_is_numbered_and_never_into_a_taken_name() {
        let wishes = [
            wish(Rank::Inline, &["Foo"]),
            wish(Rank::Component, &["Foo"]),
            wish(Rank::Component, &["Foo2"]),
            wish(Rank::Inline, &["Foo2"]),
        ];
        assert_eq!(assign(&wishes, NONE), ["Foo3", "Foo", "Foo2", "Foo2_2"]);
    }

    #[test]
    fn reserved_names_get_the_suffix() {
        assert_eq!(assign(&[wish(Rank::Component, &["Option"])], NONE), ["OptionModel"]);
    }

    #[test]
    fn many_equal_wishes_are_all_told_apart() {
        let wishes = vec![wish(Rank::Inline, &["A"]); 5000];
        let names: BTreeSet<String> = assign(&wishes, NONE).into_iter().collect();
        assert_eq!(names.len(), 5000);
    }
}
