//! One namespace: gives every item a name of its own, whatever the order of the items.

use std::collections::BTreeSet;

/// What one item would like to be called.
pub(super) struct Candidate<'a> {
    /// From the shortest name to the most qualified one; never empty.
    names: Vec<String>,
    /// The names behind these, which only a clash asks for.
    longer: Option<Box<dyn FnOnce() -> Vec<String> + 'a>>,
    /// Who makes way for whom: the lowest rank of a clash keeps its name if it is alone in its rank.
    rank: Rank,
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
pub(super) fn assign(mut candidates: Vec<Candidate<'_>>, reserved: Reserved<'_>) -> Vec<String> {
    let avoid = |names: Vec<String>| names.into_iter().map(|name| reserved.avoid(name));
    let first =
        |candidate: &mut Candidate<'_>| avoid(std::mem::take(&mut candidate.names)).collect();
    let mut names: Vec<Vec<String>> = candidates.iter_mut().map(first).collect();
    let mut level = vec![0; candidates.len()];
    loop {
        let clashes = clashes(&names, &level);
        let mut moved = false;
        let moving = clashes.iter().flat_map(|fields| movers(&candidates, fields));
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
            return number(&candidates, given, clashes, reserved);
        }
    }
}

impl<'a> Candidate<'a> {
    /// One with these names.
    pub(super) fn new(rank: Rank, names: Vec<String>) -> Self {
        Self { names, longer: None, rank }
    }

    /// One with this name, and with others where that one clashes.
    pub(super) fn or(rank: Rank, name: String, longer: impl FnOnce() -> Vec<String> + 'a) -> Self {
        Self { names: vec![name], longer: Some(Box::new(longer)), rank }
    }
}

impl Reserved<'_> {
    /// The name itself, or the name with the suffix where it is not free.
    pub(super) fn avoid(&self, name: String) -> String {
        if self.contains(&name) { format!("{name}{}{}", self.joint, self.suffix) } else { name }
    }

    fn contains(&self, name: &str) -> bool {
        self.names.iter().any(|list| list.binary_search(&name).is_ok())
    }
}

/// The groups of items that have the same name at present, by position.
fn clashes(names: &[Vec<String>], level: &[usize]) -> Vec<Vec<usize>> {
    let name = |item: &usize| &names[*item][level[*item]];
    let mut items: Vec<usize> = (0..names.len()).collect();
    items.sort_by(|one, other| name(one).cmp(name(other)));
    let groups = items.chunk_by(|one, other| name(one) == name(other));
    groups.filter(|fields| fields.len() > 1).map(<[usize]>::to_vec).collect()
}

/// The members of a clash that have to move: those who make way, or all if nobody has precedence.
fn movers(candidates: &[Candidate<'_>], fields: &[usize]) -> Vec<usize> {
    let first = fields.iter().map(|&item| candidates[item].rank).min();
    let (keep, yielding): (Vec<_>, Vec<_>) =
        fields.iter().partition(|item| Some(candidates[**item].rank) == first);
    if keep.len() > 1 { [keep, yielding].concat() } else { yielding }
}

/// Numbers those who still clash.
fn number(
    candidates: &[Candidate<'_>],
    mut given: Vec<String>,
    clashes: Vec<Vec<usize>>,
    reserved: Reserved<'_>,
) -> Vec<String> {
    if clashes.is_empty() {
        return given;
    }
    let mut taken: BTreeSet<String> = given.iter().cloned().collect();
    for mut fields in clashes {
        fields.sort_by_key(|&item| candidates[item].rank);
        let base = fields.first().map(|&item| given[item].clone()).unwrap_or_default();
        let digits = base.ends_with(|c: char| c.is_ascii_digit());
        let joint = if digits { "_" } else { reserved.joint };
        let mut number = 1_usize;
        for item in fields.into_iter().skip(1) {
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
    fn all_members_of_a_clash_move_together() {
        let candidates = vec![
            candidate(Rank::Inline, &["Scope", "SessionScope"]),
            candidate(Rank::Inline, &["Owner", "SessionOwner"]),
            candidate(Rank::Inline, &["Scope", "RoleScope"]),
        ];
        assert_eq!(assign(candidates, NONE), ["SessionScope", "Owner", "RoleScope"]);
    }

    #[test]
    fn a_component_keeps_its_name_and_inline_types_make_way() {
        let candidates = vec![
            candidate(Rank::Inline, &["Scope", "SessionScope"]),
            candidate(Rank::Component, &["Scope", "ScopeLower"]),
        ];
        assert_eq!(assign(candidates, NONE), ["SessionScope", "Scope"]);
    }

    #[test]
    fn who_cannot_move_is_numbered_and_never_into_a_taken_name() {
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
    fn many_equal_wishes_are_all_told_apart() {
        let candidates = (0..5000).map(|_| candidate(Rank::Inline, &["A"])).collect();
        let names: BTreeSet<String> = assign(candidates, NONE).into_iter().collect();
        assert_eq!(names.len(), 5000);
    }
}
