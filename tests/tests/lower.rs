//! Lowering: from a document to the intermediate representation of its crate.
//!
//! Each case in `tests/lower` is a small document whose file name is the rule under test.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use sailwright::Source;
use sailwright::config::{Document, NameRules, Selector};
use sailwright::internal::ir::{self, Ty};
use sailwright::internal::lower::{Options, lower};
use sailwright::internal::name::candidates;
use sailwright::internal::pipeline;
use sailwright_tests::{cases, check, home};

#[test]
fn lowered_documents_match_their_snapshots() {
    for case in cases("lower") {
        check(&case, &lowered(&home().join(&case.root), &Options::default()));
    }
}

#[test]
fn selected_operations_are_lowered_with_the_types_that_they_use() {
    let by = |selector| Options { include: vec![selector], ..Options::default() };
    assert_eq!(operations(&by(Selector::Tag("Sources".to_owned()))), ["DELETE /sources"]);
    assert_eq!(operations(&by(Selector::Operation("listRoles".to_owned()))), ["GET /roles"]);
    let method_and_path = Selector::Operation("GET /roles/{id}/owner".to_owned());
    assert_eq!(operations(&by(method_and_path)), ["GET /roles/{id}/owner"]);
    let path = || Selector::Path("/roles".to_owned());
    assert_eq!(operations(&by(path())), ["GET /roles", "GET /roles/{id}/owner"]);
    let without = Options { exclude: vec![path()], ..Options::default() };
    assert_eq!(operations(&without), ["DELETE /sources"]);
    assert!(!with(&without).contains("type "));
}

#[test]
fn client_parameter_is_a_header_of_the_request() {
    let options =
        Options { client_parameters: vec!["X-Experimental".to_owned()], ..Options::default() };
    let text = with(&options);
    assert!(text.contains("header x-experimental: String Simple by the client"), "{text}");
}

#[test]
fn formats_and_components_are_replaced_by_configured_types() {
    let options = Options {
        formats: BTreeMap::from([(
            "date-time".to_owned(),
            Ty::External("jiff::Timestamp".to_owned()),
        )]),
        types: BTreeMap::from([("Money".to_owned(), Ty::External("money::Money".to_owned()))]),
        ..Options::default()
    };
    let text = with(&options);
    assert!(text.contains("made?: jiff::Timestamp"), "{text}");
    assert!(text.contains("price?: money::Money"), "{text}");
    assert!(!text.contains("type Money"), "{text}");
}

fn operations(options: &Options) -> Vec<String> {
    let text = with(options);
    let lines = text.lines().filter(|line| line.starts_with("operation "));
    lines.filter_map(|line| Some(line.split(" | ").nth(1)?.to_owned())).collect()
}

fn with(options: &Options) -> String {
    lowered(&home().join("tests/lower.yaml"), options)
}

fn lowered(case: &Path, options: &Options) -> String {
    let document = Document { root: case.to_owned(), ..Document::default() };
    let (spec, _, mut diagnostics) = pipeline::read(&Source::disk(), &document);
    let spec = spec.expect("a document that can be read");
    let ir = lower(&spec, options, &mut diagnostics);
    let mut text = ir::print(&ir, &candidates(&ir, &NameRules::default()));
    for found in diagnostics.into_sorted() {
        let help = found.help;
        write!(text, "\n{} {}: {} ({help})", found.code.name(), found.at.pointer, found.message)
            .expect("writing to a string succeeds");
    }
    text
}
