//! Every rule that a document can break has a document that breaks it.
//!
//! `rejects/<code>/<rule>.yaml`, or a folder for several files, with what is printed about it.

use std::collections::BTreeSet;

use sailwright::diagnostic::{Code, render};
use sailwright::load::Source;
use sailwright::lower;
use sailwright::resolve::{self, Options};
use sailwright_tests::{cases, check, entries, home};

/// No document is known that shows a mistake of ours, or falls through all rules but the last; a choice
/// that is not used stands in the configuration, and is tested with it.
const WITHOUT_CASE: &[Code] =
    &[Code::Internal, Code::UnusedChoice, Code::UnusedAccept, Code::RejectedPart];

#[test]
fn every_case_is_told_what_is_wrong_with_it() {
    for code in codes_with_cases() {
        for case in cases(&format!("rejects/{code}")) {
            let source = Source::Disk { folder: home().to_owned() };
            let options = Options { overlays: case.overlays.clone(), allow_outside: false };
            let mut reading = resolve::read(&source, &case.root, &options);
            if let Some(spec) = reading.spec {
                lower::lower(&spec, &lower::Options::default(), &mut reading.findings);
            }
            let findings = reading.findings.into_sorted();
            let found = findings.iter().any(|found| found.code.name() == code);
            assert!(found, "{} does not show {code}", case.root.display());
            check(&case, &render(&findings, &reading.files.texts()));
        }
    }
}

#[test]
fn every_code_has_a_case() {
    let with_cases = codes_with_cases();
    let missing = Code::ALL.iter().copied().filter(|code| !with_cases.contains(code.name()));
    assert_eq!(
        missing.collect::<Vec<_>>(),
        WITHOUT_CASE,
        "the codes without a case in tests/rejects"
    );
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let unknown: Vec<_> = with_cases.iter().filter(|name| !known.contains(name.as_str())).collect();
    assert!(
        unknown.is_empty(),
        "tests/rejects has folders for codes that there are not: {unknown:?}"
    );
}

fn codes_with_cases() -> BTreeSet<String> {
    let folders = entries(&home().join("rejects")).into_iter();
    folders.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect()
}
