//! Verdicts, accepted changes, versions, and the JSON of a report.

use sailwright::diagnostic::Verdict;
use sailwright::review::{Format, format, review};
use serde_json::Value;

use crate::memory::{PETS, configured, document, outline, reviewed};

const DEFAULT: &[Verdict] = &[Verdict::Wire, Verdict::Source];

fn removed() -> String {
    let (head, rest) = PETS.split_once("  /pets/{id}:\n").expect("the operation");
    let (_, components) = rest.split_once("components:\n").expect("the schemas");
    format!("{head}components:\n{components}")
}

#[test]
fn configured_verdict_replaces_the_default() {
    for (conditions, expected) in [
        ("rule = \"operation-removed\"", "doc"),
        ("path = \"/v1/pets/*\"", "doc"),
        ("path = \"/v1/shops\"", "wire+source"),
        ("mark = \"x-beta\"", "doc"),
        ("mark = \"x-alpha\"", "wire+source"),
        ("mark = \"deprecated\"", "wire+source"),
    ] {
        let old = PETS.replace("operationId: getPet", "operationId: getPet\n      x-beta: true");
        let tables = format!("[review]\nverdicts = [{{ {conditions}, verdict = \"doc\" }}]\n");
        let report = reviewed(document(&old), configured(&removed(), &tables));
        assert_eq!(outline(&report), [format!("{expected} operation-removed getPet")]);
    }
}

#[test]
fn accepted_change_does_not_fail_until_its_last_day() {
    let fingerprint = &reviewed(document(PETS), document(&removed())).entries[0].fingerprint;
    let accept = |fingerprint: &str| {
        format!(
            "[[review.accept]]\nfingerprint = \"{fingerprint}\"\nreason = \"nobody calls it\"\n\
             until = \"2027-01-31\"\n"
        )
    };
    for (tables, today, fails, problem) in [
        (accept(fingerprint), "2027-01-31", false, None),
        (accept(fingerprint), "2027-02-01", true, Some(true)),
        (accept("0123456789abcdef"), "2027-01-31", true, Some(false)),
    ] {
        let new = configured(&removed(), &tables);
        let report = review(document(PETS), new, today).expect("documents without errors");
        assert_eq!(report.fails(DEFAULT), fails, "{tables}");
        assert_eq!(report.accepts.first().map(|each| each.is_expired), problem);
        assert_eq!(report.accepts.first().map_or(5, |each| each.location.line), 5);
    }
}

#[test]
fn fingerprint_survives_other_changes() {
    let of = |old: &str, new: &str| {
        let report = reviewed(document(old), document(new));
        let found =
            report.entries.into_iter().find(|entry| entry.rule.name() == "operation-removed");
        found.expect("the entry").fingerprint
    };
    let moved = removed().replace("paths:", "# A comment\n\npaths:").replace("age:", "years:");
    assert_eq!(of(PETS, &removed()), of(PETS, &moved));
}

#[test]
fn fingerprint_survives_another_title() {
    let of = |new: &str| -> Vec<String> {
        let report = reviewed(document(PETS), document(new));
        let other = |entry: &&sailwright::review::Entry| entry.rule.name() != "title-changed";
        report.entries.iter().filter(other).map(|entry| entry.fingerprint.clone()).collect()
    };
    let changed = removed().replace("pets.test/v1", "pets.test/v2");
    let found = of(&changed);
    assert_eq!(found.len(), 2, "the operation and the servers");
    assert_eq!(found, of(&changed.replace("title: Pets", "title: Animals")));
}

#[test]
fn version_that_is_too_low_fails() {
    let version =
        |text: &str, number: &str| text.replace("version: 1.0.0", &format!("version: {number}"));
    for (number, fails) in [("1.0.0", false), ("1.1.0", true), ("2.0.0", false)] {
        let report = reviewed(document(PETS), document(&version(&removed(), number)));
        assert_eq!(report.fails(&[Verdict::Behavior]), fails, "{number}");
        assert_eq!(report.versions[1].required.as_deref(), Some("2.0.0"));
    }
}

#[test]
fn verdicts_decide_what_fails() {
    let report = reviewed(document(PETS), document(&removed()));
    for (fail_on, fails) in [
        (DEFAULT, true),
        (&[Verdict::Source][..], true),
        (&[Verdict::Behavior], false),
        (&[], false),
    ] {
        assert_eq!(report.fails(fail_on), fails, "{fail_on:?}");
    }
}

#[test]
fn json_satisfies_its_schema() {
    let schema = include_str!("../../../generator/review.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let tables = "[[review.accept]]\nfingerprint = \"0123456789abcdef\"\nreason = \"none\"\n";
    for report in [
        reviewed(document(PETS), configured(&removed(), tables)),
        reviewed(document(PETS), document(PETS)),
    ] {
        let text = format(&report, Format::Json, &[]);
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}\n{text}");
    }
}
