//! Reviews: each rule has a pair of crates that differ by it.
//!
//! A case is the folder `tests/review/RULE` with the documents `old.yaml` and `new.yaml`, and with `old.toml` and `new.toml` if
//! the configuration matters. Its snapshot is the report.

mod configuration;
mod decisions;
mod documents;
mod effects;
mod matching;
mod memory;
mod properties;
mod unchanged;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rayon::prelude::*;
use sailwright::diagnostic::{Rule, Verdict};
use sailwright::review::{Entry, Format, Input, Report, format, review};
use sailwright_tests::{Case, check, entries, home};

/// Rules without a case: they report items that no other rule explains, and there is no such item in the project. The
/// module `items` of the review tests them.
const WITHOUT_CASE: &[Rule] = &[Rule::PublicItemRemoved, Rule::PublicItemChanged];

/// The day of all reviews.
const TODAY: &str = "2026-12-01";

/// The reports of all cases, and those of the opposite changes.
static REPORTS: LazyLock<BTreeMap<String, [Report; 2]>> = LazyLock::new(|| {
    let rules: Vec<String> = cases().into_iter().collect();
    let both = |rule: String| {
        let reports = [report(&rule, "old", "new"), report(&rule, "new", "old")];
        (rule, reports)
    };
    rules.into_par_iter().map(both).collect()
});

#[test]
fn every_case_is_reported_by_its_rule() {
    let mut missing = Vec::new();
    for (rule, [report, _]) in &*REPORTS {
        let expected = Rule::of_name(rule).expect("a rule");
        let found = report.entries.iter().filter(|entry| entry.rule == expected);
        let worst = found.map(Entry::verdict).min();
        if worst != expected.verdicts().first().copied() {
            missing.push(format!("{rule}\n{}", text(report)));
        }
        let folder = home().join("review").join(rule);
        let (root, name) = (folder.join("old.yaml"), "report".to_owned());
        check(&Case { root, overlays: Vec::new(), folder, name }, &text(report));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    let with_cases = cases();
    let missing = Rule::ALL.iter().copied().filter(|rule| !with_cases.contains(rule.name()));
    assert_eq!(missing.collect::<Vec<_>>(), WITHOUT_CASE, "the rules without a case");
}

#[test]
fn every_rule_has_a_page() {
    for rule in Rule::ALL {
        let name = rule.name();
        let path = home().join(format!("../generator/explain/{name}.md"));
        let page = std::fs::read_to_string(path).unwrap_or_default();
        assert!(page.starts_with(&format!("# {name}\n\n{}.\n", rule.title())), "{name}");
        for verdict in rule.verdicts() {
            assert!(page.contains(&format!("`{}`", verdict.name())), "{name}");
        }
    }
}

#[test]
fn entries_have_only_the_verdicts_of_their_rule() {
    for (rule, entry) in entries_of_cases() {
        let allowed = |verdict: &Verdict| {
            entry.rule.verdicts().contains(verdict) || *verdict == Verdict::Additive
        };
        assert!(entry.verdicts.iter().all(allowed), "{rule}: {entry:?}");
    }
}

/// A change of the public items without another entry is a bug of the review.
#[test]
fn every_broken_item_has_a_cause() {
    let mut found = Vec::new();
    for (rule, entry) in entries_of_cases() {
        if is_generic(entry) {
            found.push(format!("{rule}: {:?}", entry.broken));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_source_entry_breaks_an_item() {
    for (rule, entry) in entries_of_cases() {
        let is_source = entry.verdicts.contains(&Verdict::Source);
        assert_eq!(is_source, !entry.broken.is_empty(), "{rule}: {entry:?}");
    }
}

fn entries_of_cases() -> impl Iterator<Item = (&'static String, &'static Entry)> {
    let all = REPORTS.iter();
    all.flat_map(|(rule, reports)| {
        reports.iter().flat_map(move |each| each.entries.iter().map(move |entry| (rule, entry)))
    })
}

fn is_generic(entry: &Entry) -> bool {
    matches!(entry.rule, Rule::PublicItemRemoved | Rule::PublicItemChanged)
}

fn assert_explained(report: &Report) {
    let found: Vec<_> = report.entries.iter().filter(|each| is_generic(each)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

fn text(report: &Report) -> String {
    format(report, Format::Text, &[])
}

fn report(rule: &str, old: &str, new: &str) -> Report {
    let input = |side: &str| {
        let config = format!("review/{rule}/{side}.toml");
        let has_config = home().join(&config).exists();
        let path = if has_config { config } else { format!("review/{rule}/{side}.yaml") };
        Input::read(&path, || Err("no case reads standard input".to_owned())).expect("a case")
    };
    review(input(old), input(new), TODAY).expect("documents without errors")
}

fn cases() -> BTreeSet<String> {
    let folders = entries(&home().join("review")).into_iter();
    folders.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect()
}
