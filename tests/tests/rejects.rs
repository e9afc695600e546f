//! Diagnostics: each code has a document that causes it.
//!
//! A case is `tests/rejects/CODE/RULE.yaml`, or a folder of several files. Its snapshot contains the printed diagnostics.

use std::collections::BTreeSet;

use sailwright::config::Config;
use sailwright::diagnostic::{Code, Diagnostic, render};
use sailwright::generate;
use sailwright::internal::load::{Files, Source};
use sailwright::internal::lower;
use sailwright::internal::pipeline;
use sailwright_tests::{Case, cases, check, entries, home};

/// Codes without a case: no known document causes an internal error or an invalid object, and unused entries of the
/// configuration and modules are tested in `tests/options`.
const WITHOUT_CASE: &[Code] = &[
    Code::InternalError,
    Code::UnusedEntry,
    Code::ModuleCollision,
    Code::UnusedAccept,
    Code::InvalidObject,
];

#[test]
fn every_case_causes_its_diagnostic() {
    for code in codes_with_cases() {
        for case in cases(&format!("rejects/{code}")) {
            let (diagnostics, files) = read(&case);
            let found = diagnostics.iter().any(|found| found.code.name() == code);
            assert!(found, "{} does not cause {code}", case.root.display());
            check(&case, &render(&diagnostics, &files.sources()));
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
    assert!(unknown.is_empty(), "tests/rejects has folders for unknown codes: {unknown:?}");
}

/// Returns the diagnostics of a case, which can have a `sailwright.toml` next to its document.
fn read(case: &Case) -> (Vec<Diagnostic>, Files) {
    let folder = home().join(case.root.parent().expect("a folder"));
    if let Ok(text) = std::fs::read_to_string(folder.join("sailwright.toml")) {
        let config = Config::read(&text).expect("a configuration");
        let mut output = generate(&Source::Disk { folder }, &config);
        let report = output.documents.remove(0);
        return (report.diagnostics, report.files);
    }
    let source = Source::Disk { folder: home().to_owned() };
    let (spec, files, mut diagnostics) = pipeline::read(&source, &case.document());
    if let Some(spec) = spec {
        lower::lower(&spec, &lower::Options::default(), &mut diagnostics);
    }
    (diagnostics.into_sorted(), files)
}

fn codes_with_cases() -> BTreeSet<String> {
    let folders = entries(&home().join("rejects")).into_iter();
    folders.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect()
}
